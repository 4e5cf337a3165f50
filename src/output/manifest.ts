import { attempt, isBelow } from '../files/index.ts'
import { isRecord } from '../model/index.ts'

/**
 * The record of what a build wrote, kept in the output folder itself, because CI starts from a
 * fresh checkout. It names no time and no machine: same files, same bytes.
 */
export const manifestName = '.feedwright.json'

/**
 * The SHA-256 of what was written at each path. Where a build was cut off there are several,
 * parted by spaces: the file is in one of these states.
 */
export type Manifest = ReadonlyMap<string, string>

/** Whether a build wrote a file with this hash at this path. */
export function hasWritten(manifest: Manifest, path: string, hash: string): boolean {
  return hashesAt(manifest, path).includes(hash)
}

/** Both of two manifests: what is on disk while one state of the folder replaces another. */
export function mergeManifests(before: Manifest, after: Manifest): Manifest {
  const merged = new Map(before)
  for (const path of after.keys()) {
    const hashes = new Set([...hashesAt(before, path), ...hashesAt(after, path)])
    merged.set(path, [...hashes].join(' '))
  }
  return merged
}

/** The text of a manifest, one path a line, so that its diffs can be read. */
export function printManifest(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`
}

/**
 * Reads a manifest. Files are removed by it, so it is trusted as a whole or not at all: damaged,
 * from another version, or with one path that leaves the folder, it counts as empty.
 */
export function parseManifest(text: string): Manifest {
  const written: unknown = attempt(() => JSON.parse(text))
  if (!isRecord(written) || written['version'] !== 1 || !isRecord(written['files']))
    return new Map()
  const files = Object.entries(written['files'])
  return files.every(isFileEntry) ? new Map(files) : new Map()
}

function hashesAt(manifest: Manifest, path: string): readonly string[] {
  return manifest.get(path)?.split(' ') ?? []
}

function isFileEntry(entry: [string, unknown]): entry is [string, string] {
  const [path, hashes] = entry
  return (
    isBelow(path) && typeof hashes === 'string' && /^[0-9a-f]{64}(?: [0-9a-f]{64})*$/.test(hashes)
  )
}
