import { attempt } from './host-error.ts'
import {
  hasWritten,
  type Manifest,
  manifestName,
  manifestOf,
  mergeManifests,
  parseManifest,
  printManifest,
} from './manifest.ts'

/** What a build means for one file of the output folder. */
export interface FileChange {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  readonly change: 'created' | 'updated' | 'unchanged' | 'removed'
}

/** What stands at a path. */
export interface Found {
  /** Equal for two paths that are one file, as `A.xml` and `a.xml` are on some disks. */
  readonly identity: string
  /** None unless it is an ordinary file. */
  readonly bytes: Uint8Array | undefined
}

/** One file to be written, or without bytes to be removed. */
export interface Step {
  readonly path: string
  readonly bytes: Uint8Array | undefined
}

export interface Plan {
  /** By path. */
  readonly changes: readonly FileChange[]
  /** In the order in which they must happen. */
  readonly steps: readonly Step[]
}

/**
 * What must be done so that the output folder holds these files, and of former builds nothing else.
 * A file that no build wrote, or that was changed since, is touched only to write an output there.
 * The manifest is written ahead of the files, with what was and what will be, and again after them:
 * should the machine die in between, the next build still knows which files are ours.
 */
export function planChanges(
  files: ReadonlyMap<string, Uint8Array>,
  look: (path: string) => Found | undefined,
): Plan {
  const before = textOf(look(manifestName))
  const known = parseManifest(before)
  const written = manifestOf(files)
  const during = printManifest(mergeManifests(known, written))
  const after = printManifest(written)

  const found = new Map([...files.keys()].map((path) => [path, look(path)]))
  const changes = [
    ...[...files].map(([path, bytes]) => ({ path, change: compare(found.get(path), bytes) })),
    ...formerFiles(known, found, look).map((path) => ({ path, change: 'removed' as const })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))

  return {
    changes,
    steps: [
      ...manifestStep(before, during),
      ...changes
        .filter(({ change }) => change !== 'unchanged')
        .map(({ path }) => ({ path, bytes: files.get(path) })),
      ...manifestStep(during, after),
    ],
  }
}

/** No manifest is as good as an empty one: where there is nothing to record, none is written. */
function textOf(manifest: Found | undefined): string {
  return manifest === undefined
    ? printManifest(new Map())
    : new TextDecoder().decode(manifest.bytes)
}

function compare(found: Found | undefined, bytes: Uint8Array): FileChange['change'] {
  if (found === undefined) return 'created'
  return found.bytes && Buffer.compare(found.bytes, bytes) === 0 ? 'unchanged' : 'updated'
}

/** The files of former builds that are as those left them and that this build does not write. */
function formerFiles(
  known: Manifest,
  current: ReadonlyMap<string, Found | undefined>,
  look: (path: string) => Found | undefined,
): readonly string[] {
  const identities = new Set([...current.values()].map((found) => found?.identity))
  return [...known.keys()].filter((path) => {
    // What cannot be looked at cannot be ours for certain.
    const found = current.has(path) ? undefined : attempt(() => look(path))
    return found?.bytes && !identities.has(found.identity) && hasWritten(known, path, found.bytes)
  })
}

function manifestStep(before: string, after: string): readonly Step[] {
  return before === after ? [] : [{ path: manifestName, bytes: Buffer.from(after) }]
}
