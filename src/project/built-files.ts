import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onPath } from '../files/index.ts'
import type { OutputFile } from '../model/index.ts'
import type { FileChange } from '../output/index.ts'
import type { BuiltFile } from './options.ts'

/** The files of an output folder, each read when it is asked for. */
export function filesOnDisk(out: string, changes: readonly FileChange[]): readonly BuiltFile[] {
  const present = changes.filter(({ change }) => change !== 'removed')
  return present.map(({ path }) => {
    return builtFile(path, () => onPath(path, () => readFileSync(join(out, path))))
  })
}

export function filesInMemory(files: readonly OutputFile[]): readonly BuiltFile[] {
  return files.map(({ path, pieces }) => {
    const contents = Buffer.concat([...pieces()])
    return builtFile(path, () => contents)
  })
}

function builtFile(path: string, read: () => Buffer): BuiltFile {
  return {
    path,
    get contents() {
      return read()
    },
    get text() {
      return read().toString()
    },
  }
}
