import { existsSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { attempt, hasCode, makeFolder, onPath } from '../files/index.ts'
import { ScaffoldError } from './scaffold-error.ts'

export interface NewFile {
  readonly file: string
  readonly text: string
  /** The text of the file that this is a change of. All others must not exist yet. */
  readonly before?: string | undefined
}

/**
 * Writes files, and the folders that they need: all of them, or none.
 *
 * @throws `ScaffoldError` for the first that exists although it is new, or has changed meanwhile
 * @throws `FileSystemError` where the system does not let us
 */
export function writeNew(files: readonly NewFile[]): void {
  const taken = files.find(({ file, before }) => before === undefined && existsSync(file))
  if (taken !== undefined) throw existing(taken.file)
  const undo: (() => void)[] = []
  try {
    for (const each of files) {
      onPath(each.file, () => {
        makeFolder(dirname(each.file), 0o777, (folder) => undo.push(() => rmdirSync(folder)))
        undo.push(each.before === undefined ? create(each) : change(each, each.before))
      })
    }
  } catch (error) {
    for (const step of undo.reverse()) attempt(step)
    throw error
  }
}

/** Gives what takes it back. */
function create({ file, text }: NewFile): () => void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw hasCode(error, 'EEXIST') ? existing(file) : error
  }
  return () => rmSync(file)
}

/** The change is there at once, whatever happens meanwhile. */
function change({ file, text }: NewFile, before: string): () => void {
  if (readFileSync(file, 'utf8') !== before) {
    throw new ScaffoldError(`${file} has changed meanwhile. Nothing was written.`)
  }
  const replaceWith = (contents: string) => {
    const beside = `${file}.feedwright-tmp`
    writeFileSync(beside, contents, { flag: 'wx' })
    renameSync(beside, file)
  }
  replaceWith(text)
  return () => replaceWith(before)
}

function existing(file: string): ScaffoldError {
  return new ScaffoldError(`${file} exists already, and stays as it is. Nothing was written.`)
}
