import { existsSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { attempt, hasCode, makeFolder, onPath } from '../files/index.ts'
import { ScaffoldError } from './scaffold-error.ts'

export interface NewFile {
  readonly file: string
  readonly text: string
}

/**
 * Writes files that do not exist yet, and the folders that they need: all of them, or none. Whatever is there
 * already stays as it is.
 *
 * @throws `ScaffoldError` for the first that exists
 * @throws `FileSystemError` where the system does not let us
 */
export function writeNew(files: readonly NewFile[]): void {
  const taken = files.find(({ file }) => existsSync(file))
  if (taken !== undefined) throw existing(taken.file)
  const undo: (() => void)[] = []
  try {
    for (const { file, text } of files) {
      onPath(file, () => {
        makeFolder(dirname(file), 0o777, (folder) => undo.push(() => rmdirSync(folder)))
        try {
          writeFileSync(file, text, { flag: 'wx' })
        } catch (error) {
          throw hasCode(error, 'EEXIST') ? existing(file) : error
        }
        undo.push(() => rmSync(file))
      })
    }
  } catch (error) {
    for (const step of undo.reverse()) attempt(step)
    throw error
  }
}

function existing(file: string): ScaffoldError {
  return new ScaffoldError(`${file} exists already, and stays as it is. Nothing was written.`)
}
