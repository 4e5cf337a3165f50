import { readFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { attempt, isInside, onPath, slashed } from '../files/index.ts'
import type { SourceFile } from '../model/index.ts'

/** A class, because an object with a function of its own takes twice the time for each of thousands. */
export class DiskFile implements SourceFile {
  /** From the folder that was gone through. */
  readonly path: string
  readonly name: string
  /** The real place, links followed. */
  readonly location: string

  constructor(path: string, name: string, location: string) {
    this.path = path
    this.name = name
    this.location = location
  }

  changed(): number | undefined {
    return attempt(() => statSync(this.location).mtimeMs)
  }

  read(): Uint8Array {
    return onPath(this.name, () => readFileSync(this.location))
  }
}

/** A folder of the config as an author would name it, from the root. */
export function folderName(root: string, dir: string): string {
  const folder = resolve(root, dir)
  const name = isInside(resolve(root), folder) ? relative(root, folder) : dir
  return slashed(name).replace(/\/+$/, '')
}
