import { statSync } from 'node:fs'
import { type SourceFile, sha256 } from '../../model/index.ts'
import { readWithState, stateOf } from '../file-state.ts'
import { attempt } from '../host-error.ts'

/** A file of posts: what tells its states apart, and the SHA-256 of its bytes. */
export interface FileRecord {
  readonly state: string
  readonly digest: string
}

/** Side by side, because that takes a third of the time of an object for each file. */
interface Columns {
  readonly names: readonly string[]
  readonly states: readonly string[]
  readonly digests: readonly string[]
}

/** The part of the cache about files, by their names. */
export function parseFiles(part: Buffer | undefined): ReadonlyMap<string, FileRecord> {
  const columns = JSON.parse(part?.toString() ?? '{}') as Partial<Columns>
  const { names = [], states = [], digests = [] } = columns
  return new Map(
    names.map((name, index) => {
      return [name, { state: states[index] ?? '', digest: digests[index] ?? '' }]
    }),
  )
}

export function printFiles(files: readonly (readonly [name: string, FileRecord])[]): string {
  const columns: Columns = {
    names: files.map(([name]) => name),
    states: files.map(([, { state }]) => state),
    digests: files.map(([, { digest }]) => digest),
  }
  return JSON.stringify(columns)
}

/**
 * What the files are now. One that the cache knows is read only where its state is another; one that
 * it does not know is left out, because it must be read anyway.
 */
export function examineFiles(
  sources: readonly SourceFile[],
  known: ReadonlyMap<string, FileRecord>,
): Map<string, FileRecord> {
  const now = new Map<string, FileRecord>()
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  for (const { name, location } of sources) {
    const record = known.get(name)
    if (record === undefined || location === undefined) continue
    const state: string | undefined = isFresh
      ? undefined
      : attempt(() => stateOf(statSync(location)))
    if (state === record.state && state !== '') {
      now.set(name, record)
      continue
    }
    const read = attempt(() => readWithState(location))
    if (read === undefined) continue
    isFresh = read.state !== record.state
    now.set(name, { state: read.state, digest: sha256(read.bytes) })
  }
  return now
}
