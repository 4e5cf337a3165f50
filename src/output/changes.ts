import { attempt, type FileState } from '../files/index.ts'
import type { OutputFile } from '../model/index.ts'
import {
  hasWritten,
  type Manifest,
  manifestName,
  mergeManifests,
  parseManifest,
  printManifest,
} from './manifest.ts'

/** What a build means for one file of the output folder. */
export interface FileChange {
  /** The path from the output folder, with `/`. */
  readonly path: string
  readonly change: 'created' | 'updated' | 'unchanged' | 'removed'
}

/** What stands at a path. */
export interface FoundFile {
  /** A text that is equal for two paths that are one file, as `A.xml` and `a.xml` are on some disks. */
  readonly identity: string
  /** The number of its bytes; undefined unless it is an ordinary file. */
  readonly size: number | undefined
  /** What it is told apart by from other states, taken before it is read. */
  readonly state: FileState
  /** The SHA-256 of its bytes. */
  readonly hash: () => string
}

/** One file to be written, or without pieces to be removed. */
export interface FileOperation {
  readonly path: string
  readonly pieces: (() => Iterable<Uint8Array>) | undefined
}

export interface ChangePlan {
  /** The changes, sorted by path. */
  readonly changes: readonly FileChange[]
  /** The steps in the order in which they must happen. */
  readonly steps: readonly FileOperation[]
  /** What the files will be, by path. */
  readonly written: Manifest
  /** The states of those that need not be written. */
  readonly states: ReadonlyMap<string, FileState>
  /** Files of somebody else that stand where outputs belong. */
  readonly foreign: readonly string[]
}

/**
 * What must be done so that the output folder holds these files, and of former builds nothing else.
 * A file that no build wrote, or that was changed since, is touched only to write an output there.
 * The manifest is written ahead of the files, with what was and what will be, and again after them:
 * should the machine die in between, the next build still knows which files are ours.
 *
 * @param before the text of the manifest, if there is one
 * @param remembered what the last build wrote: the manifest may be lost or damaged, as where a generator
 *   clears its folder. Such a file is ours only as long as its bytes are.
 */
export function planChanges(
  files: ReadonlyMap<string, OutputFile>,
  before: string | undefined,
  remembered: Manifest,
  look: (path: string) => FoundFile | undefined,
  hashOf: (path: string, output: OutputFile) => string,
): ChangePlan {
  // no manifest is as good as an empty one: where there is nothing to record, none is written
  const present = before ?? printManifest(new Map())
  const recorded = parseManifest(present)
  const known = recorded.size > 0 ? recorded : remembered
  const written = new Map([...files].map(([path, output]) => [path, hashOf(path, output)]))
  const during = printManifest(mergeManifests(known, written))
  const after = printManifest(written)

  const found = new Map([...files.keys()].map((path) => [path, look(path)]))
  const changes = [
    ...[...found].map(([path, file]) => ({ path, change: compare(file, written.get(path)) })),
    ...formerFiles(known, found, look).map((path) => ({ path, change: 'removed' as const })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))

  return {
    changes,
    written,
    states: new Map(
      changes.flatMap(({ path, change }) => {
        const state = found.get(path)?.state
        return change === 'unchanged' && state !== undefined ? [[path, state] as const] : []
      }),
    ),
    foreign: changes.flatMap(({ path, change }) => {
      const isOurs = () => {
        return recorded.has(path) || hasWritten(known, path, found.get(path)?.hash() ?? '')
      }
      return change === 'updated' && !isOurs() ? [path] : []
    }),
    steps: [
      ...manifestStep(present, during),
      ...changes
        .filter(({ change }) => change !== 'unchanged')
        .map(({ path }) => ({ path, pieces: piecesOf(files.get(path)) })),
      ...manifestStep(during, after),
    ],
  }
}

function piecesOf(output: OutputFile | undefined): FileOperation['pieces'] {
  return output && (() => output.pieces())
}

function compare(found: FoundFile | undefined, hash: string | undefined): FileChange['change'] {
  if (found === undefined) return 'created'
  return found.size !== undefined && found.hash() === hash ? 'unchanged' : 'updated'
}

/** The files of former builds that are as those left them and that this build does not write. */
function formerFiles(
  known: Manifest,
  current: ReadonlyMap<string, FoundFile | undefined>,
  look: (path: string) => FoundFile | undefined,
): readonly string[] {
  const identities = new Set([...current.values()].map((found) => found?.identity))
  return [...known.keys()].filter((path) => {
    // What cannot be looked at cannot be ours for certain.
    const found = current.has(path) ? undefined : attempt(() => look(path))
    if (found?.size === undefined || identities.has(found.identity)) return false
    return attempt(() => hasWritten(known, path, found.hash())) === true
  })
}

function manifestStep(before: string, after: string): readonly FileOperation[] {
  return before === after ? [] : [{ path: manifestName, pieces: () => [Buffer.from(after)] }]
}
