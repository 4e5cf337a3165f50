import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onPath } from '../files/index.ts'
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
export interface HeldFile extends OutputFile {
  readonly contents: Buffer
  readonly hash: string
}

/**
 * Holds the files of a build that writes nothing, so that the next one makes only those that are new. One that
 * the last build had as well is the same value as then.
 */
export function holdFiles(
  files: readonly OutputFile[],
  before: readonly HeldFile[],
): readonly HeldFile[] {
  const known = new Map(before.map((file) => [file.path, file]))
  return files.map((file) => {
    const same = known.get(file.path)
    return same?.digest === file.digest ? same : heldFile(file)
  })
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

/** What is known of the output folder, and of files that are held. */
export function withHeldFiles(
  memory: OutputMemory | undefined,
  held: readonly HeldFile[],
): OutputMemory {
  const byPath = new Map(held.map((file) => [file.path, file]))
  return {
    written: () => memory?.written() ?? new Map(),
    hashIn: (path, state) => memory?.hashIn(path, state),
    keep: (outputs) => memory?.keep(outputs),
    hashOf(path, digest) {
      const file = byPath.get(path)
      return file?.digest === digest ? file.hash : memory?.hashOf(path, digest)
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
