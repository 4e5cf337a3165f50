import { statSync } from 'node:fs'
import { attempt, readWithState, stateOf } from '../files/index.ts'
import { type SourceFile, sha256 } from '../model/index.ts'

/** A file of posts: what tells its states apart, and the SHA-256 of its bytes. */
export interface FileRecord {
  readonly state: string
  readonly digest: string
}

/** The records of files, side by side: that takes a third of the time of an object for each. */
export interface FileColumns {
  readonly names: readonly string[]
  readonly states: readonly string[]
  readonly digests: readonly string[]
}

export const noFiles: FileColumns = { names: [], states: [], digests: [] }

export function columnsOf(files: Iterable<readonly [name: string, FileRecord]>): FileColumns {
  const columns = { names: [] as string[], states: [] as string[], digests: [] as string[] }
  for (const [name, { state, digest }] of files) {
    columns.names.push(name)
    columns.states.push(state)
    columns.digests.push(digest)
  }
  return columns
}

/** Files as they are now, against what was known of them. */
export interface Examined {
  /** In the order of the sources; nothing for one that was not known, as it must be read anyway. */
  readonly records: readonly (FileRecord | undefined)[]
  /** There are the same files with the same bytes. */
  readonly isSame: boolean
  /** Some state is another, of a new checkout for one, even if no byte is. */
  readonly isRenewed: boolean
}

/**
 * Reads files that are known, but only those whose state is another.
 *
 * @param limit the number of bytes above which a file is not read and counts as not known
 */
export function examineFiles(
  sources: readonly SourceFile[],
  known: FileColumns,
  limit?: number,
): Examined {
  const { names, states, digests } = known
  const indexOf = finderIn(names)
  let isSame = sources.length === names.length
  let isRenewed = false
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  const records = sources.map(({ name, location }): FileRecord | undefined => {
    const index = indexOf(name)
    if (index === -1) {
      isSame = false
      return undefined
    }
    const before = { state: states[index] ?? '', digest: digests[index] ?? '' }
    const state = isFresh || location === undefined ? undefined : stateNow(location)
    if (state === before.state && state !== '') return before
    isRenewed = true
    const read = readNow(location, limit)
    isSame &&= read?.digest === before.digest
    isFresh = read !== undefined && read.state !== before.state
    return read
  })
  return { records, isSame, isRenewed }
}

function stateNow(location: string): string | undefined {
  return attempt(() => stateOf(statSync(location)))
}

function readNow(location: string | undefined, limit?: number): FileRecord | undefined {
  const read = location === undefined ? undefined : attempt(() => readWithState(location, limit))
  return read && { state: read.state, digest: sha256(read.bytes) }
}

/** Where a name is in a list, or -1. Mostly it is behind the one that was asked for last. */
function finderIn(names: readonly string[]): (name: string) => number {
  let indexes: ReadonlyMap<string, number> | undefined
  let last = -1
  return (name) => {
    if (names[last + 1] === name) {
      last += 1
    } else {
      indexes ??= new Map(names.map((each, index) => [each, index]))
      last = indexes.get(name) ?? -1
    }
    return last
  }
}
