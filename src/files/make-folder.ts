import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './failures.ts'

/**
 * Makes a folder and those on the way to it, as far as they do not exist. Node's own recursive `mkdir`
 * is not used, because it never returns where the system takes no new folders and says that the path
 * does not exist, as `/proc` does.
 *
 * @param mode which permissions new folders have, less what the umask takes
 * @param onMade told of each new folder, the outermost first, also when a later one fails
 */
export function makeFolder(
  folder: string,
  mode = 0o777,
  onMade: (folder: string) => void = () => {},
): void {
  if (isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder && !existsSync(parent)) makeFolder(parent, mode, onMade)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // another build may have been faster
    if (hasCode(error, 'EEXIST') && isFolder(folder)) return
    throw error
  }
  onMade(folder)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
