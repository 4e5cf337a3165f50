/** Small primitives of the file system, for the layers that have side effects. */
export { attempt, hasCode, onPath, PathRefused, reasonOf } from './failures.ts'
export {
  type FileState,
  hashFile,
  isSameState,
  readBeginning,
  readWithState,
  stateOf,
} from './file-state.ts'
export { makeFolder } from './make-folder.ts'
export { fileStatus, isBelow, isInside, realFolder, slashed } from './paths.ts'
export { makePrivateFolder } from './private-folder.ts'
export { isGone, processMark } from './process-mark.ts'
export { makeTemporaryFolder } from './temporary-folder.ts'
export { writeNewFile } from './write-new-file.ts'
