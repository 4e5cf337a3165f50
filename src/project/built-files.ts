import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FileState, isSameState, onPath } from '../files/index.ts'
import { type OutputFile, sha256 } from '../model/index.ts'
import type { FileChange, OutputMemory } from '../output/index.ts'
import type { BuiltFile } from './options.ts'

/** The files of an output folder, each read when it is asked for. */
export function filesOnDisk(out: string, changes: readonly FileChange[]): readonly BuiltFile[] {
  const present = changes.filter(({ change }) => change !== 'removed')
  return present.map(({ path }) => {
    return builtFile(path, () => onPath(path, () => readFileSync(join(out, path))))
  })
}

/** A file whose bytes are made once, and hashed once. */
interface HeldFile extends OutputFile {
  readonly contents: Buffer
  readonly hash: string
}

/** What builds that write nothing have in place of an output folder, so that each makes only what is new. */
export interface HeldFiles {
  /** The files of a build. One that the last build had as well is the same value as then. */
  hold(files: readonly OutputFile[]): readonly HeldFile[]
  /** What is known of the files that are held, and of those in the output folder. */
  memoryWith(memory: OutputMemory | undefined): OutputMemory
}

export function heldFiles(): HeldFiles {
  let held: ReadonlyMap<string, HeldFile> = new Map()
  const onDisk = new Map<string, { readonly state: FileState; readonly hash: string }>()
  return {
    hold(files) {
      const now = files.map((file) => {
        const known = held.get(file.path)
        return known?.digest === file.digest ? known : heldFile(file)
      })
      held = new Map(now.map((file) => [file.path, file]))
      return now
    },
    memoryWith: (memory) => ({
      written: () => memory?.written() ?? new Map(),
      keep: (outputs) => memory?.keep(outputs),
      hashOf(path, digest) {
        const file = held.get(path)
        return file?.digest === digest ? file.hash : memory?.hashOf(path, digest)
      },
      hashIn(path, state) {
        const seen = onDisk.get(path)
        return seen && isSameState(state, seen.state) ? seen.hash : memory?.hashIn(path, state)
      },
      noteHash(path, state, hash) {
        onDisk.set(path, { state, hash })
      },
    }),
  }
}

function heldFile(file: OutputFile): HeldFile {
  const { path, digest, origin } = file
  let hash: string | undefined
  const contents = Buffer.concat([...file.pieces()])
  return {
    path,
    digest,
    origin,
    contents,
    size: contents.length,
    pieces: () => [contents],
    get text() {
      return contents.toString()
    },
    get hash() {
      hash ??= sha256(contents)
      return hash
    },
  }
}

export function filesInMemory(files: readonly HeldFile[]): readonly BuiltFile[] {
  return files.map(({ path, contents }) => builtFile(path, () => contents))
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
