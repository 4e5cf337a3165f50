import { statSync } from 'node:fs'
import { attempt, readWithState, stateOf } from '../files/index.ts'
import { type SourceFile, sha256 } from '../model/index.ts'
import { numbers } from './columns.ts'
import type { Section, Sections } from './sections.ts'
import {
  copySections,
  createTable,
  openTable,
  rowFinder,
  type Table,
  type TableKind,
} from './tables.ts'
import { texts } from './text-columns.ts'

/** A file of posts: what tells its states apart, and the SHA-256 of its bytes. */
export interface FileRecord {
  readonly state: string
  readonly digest: string
}

/** Of a file that will have to be read again. */
export const unknownFile: FileRecord = { state: '', digest: '' }

interface FileRow extends FileRecord {
  readonly name: string
}

/** A file with the bytes that it had when all files were written down. */
class SameFile implements FileRecord {
  /** Where it lies in that list. */
  readonly row: number
  /** Where its state is another than in that list, if only that. */
  readonly newState: string | undefined
  readonly #files: Table<FileRow>

  constructor(files: Table<FileRow>, row: number, newState?: string) {
    this.#files = files
    this.row = row
    this.newState = newState
  }

  get state(): string {
    return this.newState ?? this.#files.column('state').at(this.row)
  }
  get digest(): string {
    return this.#files.column('digest').at(this.row)
  }
}

/** Where a file lies in the list of all files, if it still has the bytes that it had then. */
export function rowOfFile(file: FileRecord): number | undefined {
  return file instanceof SameFile ? file.row : undefined
}

const kind: TableKind<FileRow> = { name: texts, state: texts, digest: texts }

/** A file that has changed since all files were written down. */
interface ChangedRow extends FileRow {
  /** By how many the number of files grows with it: 1 for a new one, -1 for one that is gone, or 0. */
  readonly more: number
}

const changedKind: TableKind<ChangedRow> = { ...kind, more: numbers }

/** With more changes than this, all files are written down anew. */
const changeLimit = 200

/** Files as they are now, against what was known of them. */
export interface Examined {
  /** In the order of the sources; undefined for one that was not known, as it must be read anyway. */
  readonly records: readonly (FileRecord | undefined)[]
  /** Side by side with them, where each file lies in the list of all files; -1 if it is not there. */
  readonly rows: ArrayLike<number>
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
  file: Sections,
  limit?: number,
): Examined {
  const { size, rowOf, find, withRow } = openFiles(file)
  const rows = new Int32Array(sources.length)
  let isSame = sources.length === size
  let isRenewed = false
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  const records = sources.map(({ name, location }, place): FileRecord | undefined => {
    const row = rowOf(name)
    rows[place] = row
    const before = find(name, row)
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
    return read && withRow(read, row)
  })
  return { records, rows, isSame, isRenewed }
}

/** What is known: all files as of some build, and what has changed since. */
function openFiles(file: Sections) {
  const known = openTable(file, 'files', kind)
  const changed = openTable(file, 'changed files', changedKind)
  const changes = new Map(
    Array.from({ length: changed.size }, (_, row) => {
      const change = changed.row(row)
      return [change.name, change]
    }),
  )
  const withRow = (file: FileRecord, row: number): FileRecord => {
    const isSame = row !== -1 && known.column('digest').at(row) === file.digest
    return isSame ? new SameFile(known, row, file.state) : file
  }
  let size = known.size
  for (const { more } of changes.values()) size += more
  return {
    size,
    withRow,
    rowOf: rowFinder(known.column('name')),
    find(name: string, row: number): FileRecord | undefined {
      const change = changes.get(name)
      if (change !== undefined) return change.more < 0 ? undefined : withRow(change, row)
      return row === -1 ? undefined : new SameFile(known, row)
    },
  }
}

/** What the next build will know of the sources; the records are side by side with them. */
export function fileSections(
  sources: readonly SourceFile[],
  records: readonly (FileRecord | undefined)[],
): Iterable<Section> {
  const table = createTable(kind)
  for (const [place, { name }] of sources.entries()) {
    const record = records[place]
    if (record !== undefined) table.push({ name, state: record.state, digest: record.digest })
  }
  return table.sections('files')
}

/**
 * The same, as the list of all files that an earlier build wrote and what has changed since. Undefined
 * where so much has that it is better to write all files.
 *
 * @param rows where the sources lie in that list, as `examineFiles` found
 * @param before the file in which the earlier builds left what they knew
 */
export function changedFileSections(
  sources: readonly SourceFile[],
  records: readonly (FileRecord | undefined)[],
  rows: ArrayLike<number>,
  before: Sections,
): Iterable<Section> | undefined {
  const known = openTable(before, 'files', kind)
  const table = createTable(changedKind)
  const isThere = new Uint8Array(known.size)
  const limit = Math.min(changeLimit, known.size)
  for (const [place, { name }] of sources.entries()) {
    const record = records[place]
    if (record === undefined) continue
    const row = rows[place] ?? -1
    if (row !== -1) isThere[row] = 1
    if (record instanceof SameFile && record.newState === undefined) continue
    table.push({ name, state: record.state, digest: record.digest, more: row === -1 ? 1 : 0 })
    if (table.size > limit) return undefined
  }
  for (const [row, there] of isThere.entries()) {
    if (there === 0) table.push({ name: known.column('name').at(row), ...unknownFile, more: -1 })
    if (table.size > limit) return undefined
  }
  return [...copySections(before, 'files'), ...table.sections('changed files')]
}

function stateNow(location: string): string | undefined {
  return attempt(() => stateOf(statSync(location)))
}

function readNow(location: string | undefined, limit?: number): FileRecord | undefined {
  const read = location === undefined ? undefined : attempt(() => readWithState(location, limit))
  return read && { state: read.state, digest: sha256(read.bytes) }
}
