import { statSync } from 'node:fs'
import { attempt, readWithState, stateOf } from '../files/index.ts'
import { type SourceFile, sha256 } from '../model/index.ts'
import { numbers } from './columns.ts'
import type { Section, SectionFile } from './section-file.ts'
import { copySections, createTable, openTable, rowFinder, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** A file of posts: what tells its states apart, and the SHA-256 of its bytes. */
export interface FileRecord {
  readonly state: string
  readonly digest: string
}

/** The record of a file that will have to be read again. */
export const unknownFile: FileRecord = { state: '', digest: '' }

interface FileRow extends FileRecord {
  readonly name: string
}

const kind: TableKind<FileRow> = { name: texts, state: texts, digest: texts }

/** A file that has changed since all files were written down. */
interface ChangedRow extends FileRow {
  /** How much the number of files grows: by 1 for a new one, by -1 for one that is gone, or by 0. */
  readonly more: number
}

const changedKind: TableKind<ChangedRow> = { ...kind, more: numbers }

/** With more changes than this, the records of all files are written anew. */
const changeLimit = 200

/** Files as they are now, against what was known of them. */
export interface Examined {
  /** The records in the order of the sources; undefined for a file that was not known. */
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
  file: SectionFile,
  limit?: number,
): Examined {
  const { size, find } = openFiles(file)
  let isSame = sources.length === size
  let isRenewed = false
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  const records = sources.map(({ name, location }): FileRecord | undefined => {
    const before = find(name)
    if (before === undefined) {
      isSame = false
      return undefined
    }
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

/** What is known: all files as of some build, and what has changed since. */
function openFiles(file: SectionFile) {
  const known = openTable(file, 'files', kind)
  const changed = openTable(file, 'changed files', changedKind)
  const rowOf = rowFinder(known.column('name'))
  const states = known.column('state')
  const digests = known.column('digest')
  const changes = new Map(
    Array.from({ length: changed.size }, (_, row) => {
      const change = changed.row(row)
      return [change.name, change]
    }),
  )
  let size = known.size
  for (const { more } of changes.values()) size += more
  return {
    size,
    find(name: string): FileRecord | undefined {
      const change = changes.get(name)
      if (change !== undefined) return change.more < 0 ? undefined : change
      const row = rowOf(name)
      return row === -1 ? undefined : { state: states.at(row), digest: digests.at(row) }
    },
  }
}

/**
 * What the next build will know of the sources; the records are side by side with them.
 *
 * @param before the file in which earlier builds left what they knew
 */
export function fileSections(
  sources: readonly SourceFile[],
  records: readonly (FileRecord | undefined)[],
  before: SectionFile,
): Iterable<Section> {
  const changes = attempt(() => changesSince(sources, records, before))
  if (changes !== undefined) return changes
  const table = createTable(kind)
  for (const [place, { name }] of sources.entries()) {
    const record = records[place]
    if (record !== undefined) table.push({ name, state: record.state, digest: record.digest })
  }
  return table.sections('files')
}

/** What has changed; undefined where it is so much that all records are better written anew. */
function changesSince(
  sources: readonly SourceFile[],
  records: readonly (FileRecord | undefined)[],
  before: SectionFile,
): Iterable<Section> | undefined {
  const known = openTable(before, 'files', kind)
  const rowOf = rowFinder(known.column('name'))
  const table = createTable(changedKind)
  const isThere = new Uint8Array(known.size)
  const limit = Math.min(changeLimit, known.size)
  for (const [place, { name }] of sources.entries()) {
    const record = records[place]
    if (record === undefined) continue
    const { state, digest } = record
    const row = rowOf(name)
    if (row !== -1) isThere[row] = 1
    const isKnown =
      row !== -1 &&
      known.column('state').at(row) === state &&
      known.column('digest').at(row) === digest
    if (!isKnown) table.push({ name, state, digest, more: row === -1 ? 1 : 0 })
    if (table.size > limit) return undefined
  }
  for (const [row, there] of isThere.entries()) {
    if (there === 0) table.push({ name: known.column('name').at(row), ...unknownFile, more: -1 })
    if (table.size > limit) return undefined
  }
  return [...copySections(before, 'files'), ...table.sections('changed files')]
}

/** The record of a file as it is now, or of one that will have to be read again. */
export function readFile({ location }: SourceFile, limit: number): FileRecord {
  return readNow(location, limit) ?? unknownFile
}

function stateNow(location: string): string | undefined {
  return attempt(() => stateOf(statSync(location)))
}

function readNow(location: string | undefined, limit?: number): FileRecord | undefined {
  const read = location === undefined ? undefined : attempt(() => readWithState(location, limit))
  return read && { state: read.state, digest: sha256(read.bytes) }
}
