import { chmodSync, existsSync, linkSync, renameSync, rmdirSync, rmSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt, fileStatus, makeFolder, onPath, writeNewFile } from '../files/index.ts'
import { FileSystemError } from '../model/index.ts'
import type { FileOperation } from './changes.ts'
import { openStaging, type Staging } from './staging.ts'

export interface CommitOptions {
  /** A folder of ours, outside the output folder, in which a staging folder may be made. */
  readonly stagingParent?: string | undefined
  readonly write?: Write
}

/**
 * Takes all the steps or none. What needs space or permission comes first: every new file is
 * written in full to a staging folder, or under a hidden name beside its place. Then each is renamed
 * into its place, so that a reader meets the old file or the new one and never a part. What stood there
 * is set aside until the last step is taken, and put back when one fails. With a staging folder, all is
 * then done once more without it.
 *
 * Nothing is forced through the disk's cache: for many feeds that takes longer than the build, and
 * a file that a power cut tore is found by its bytes in the next one.
 */
export function commit(
  folder: string,
  steps: readonly FileOperation[],
  { stagingParent, write = writeNewFile }: CommitOptions = {},
): void {
  if (steps.length === 0) return
  try {
    commitWith(openStaging(stagingParent), folder, steps, write)
  } catch (error) {
    // the staging folder may be mounted apart, or somebody has removed it: it is not what matters
    if (!(error instanceof FileSystemError) || stagingParent === undefined) throw error
    commitWith(openStaging(undefined), folder, steps, write)
  }
}

function commitWith(
  staging: Staging,
  folder: string,
  steps: readonly FileOperation[],
  write: Write,
): void {
  const undo: Undo = [() => staging.removeEmpty()]
  let moves: readonly Move[]
  try {
    moves = steps.map((step) => onPath(step.path, () => moveOf(step, folder, staging)))
    for (const move of moves) onPath(move.path, () => prepare(move, undo, write))
    for (const move of moves) onPath(move.path, () => exchange(move, undo))
  } catch (error) {
    for (const action of undo.reverse()) attempt(action)
    throw error
  }
  for (const move of moves) attempt(() => finish(move, folder))
  staging.remove()
}

type Write = (file: string, pieces: Iterable<Uint8Array>) => void

/** What takes back the things done so far, in their order. */
type Undo = (() => void)[]

interface Move extends FileOperation {
  readonly target: string
  /** Where the new bytes wait, and where the old ones are kept. */
  readonly temporary: string
  readonly aside: string
}

function moveOf(step: FileOperation, folder: string, staging: Staging): Move {
  const target = join(folder, step.path)
  const free = () => staging.pathFor(dirname(target))
  return { ...step, target, temporary: free(), aside: free() }
}

function prepare({ pieces, target, temporary }: Move, undo: Undo, write: Write): void {
  if (pieces === undefined) return
  const present = fileStatus(target)
  makeFolder(dirname(target), 0o777, (made) => undo.push(() => rmdirSync(made)))
  undo.push(() => rmSync(temporary, { force: true }))
  write(temporary, pieces())
  if (present?.isFile()) chmodSync(temporary, present.mode & 0o7777)
}

function exchange({ pieces, target, temporary, aside }: Move, undo: Undo): void {
  const present = fileStatus(target)
  if (present === undefined) {
    undo.push(() => rmSync(target, { force: true }))
  } else {
    undo.push(() => {
      renameSync(aside, target)
      // As long as both are names of one file, POSIX has rename do nothing.
      rmSync(aside, { force: true })
    })
    setAside(target, aside, present)
  }
  if (pieces === undefined) rmSync(target, { force: true })
  else renameSync(temporary, target)
}

/**
 * A second name leaves no moment in which the file is missing. Some disks have no second names, and
 * some systems give one to what a link leads to instead of the link; there it is moved.
 */
function setAside(target: string, aside: string, present: Stats): void {
  if (present.isFile()) attempt(() => linkSync(target, aside))
  if (!existsSync(aside)) renameSync(target, aside)
}

function finish({ pieces, target, aside }: Move, folder: string): void {
  rmSync(aside, { force: true })
  if (pieces !== undefined) return
  for (let empty = dirname(target); empty !== folder; empty = dirname(empty)) rmdirSync(empty)
}
