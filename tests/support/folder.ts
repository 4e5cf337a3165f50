import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, with these files in it. */
export function folderOf(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'feedwright-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) put(folder, path, text)
  return folder
}

export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** The names of the files below a folder, the hidden ones too. */
export function filesIn(folder: string): readonly string[] {
  return everythingIn(folder).filter((path) => !lstatSync(join(folder, path)).isDirectory())
}

/** The texts of the files below a folder, by path. */
export function textsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesIn(folder).map((path) => [path, read(folder, path)]))
}

/** All that a write would change below a folder, even one that writes the same bytes again. */
export function stateOf(folder: string): readonly string[] {
  return everythingIn(folder).map((path) => {
    const status = lstatSync(join(folder, path))
    if (status.isDirectory()) return path
    return `${path} ${status.ino} ${status.mode.toString(8)} ${status.mtimeMs}`
  })
}

function everythingIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}
