import { statSync } from 'node:fs'
import { attempt, readWithState, stateOf } from '../files/index.ts'
import { type SourceFile, sha256 } from '../model/index.ts'
import { texts } from './columns.ts'
import type { Section, Sections } from './sections.ts'
import { createTable, openTable, rowFinder, type TableKind } from './tables.ts'

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

const kind: TableKind<FileRow> = { name: texts, state: texts, digest: texts }

/** Files as they are now, against what was known of them. */
export interface Examined {
  /** In the order of the sources; undefined for one that was not known, as it must be read anyway. */
  readonly records: readonly (FileRecord | undefined)[]
  /** There are the same files with the same bytes. */
  readonly isSame: boolean
  /** Some state is another, of a new checkout for one, even if no byte is. */
  readonly isRenewed: boolean
}

/** Reads files that are known, but only those whose state is another. */
export function examineFiles(sources: readonly SourceFile[], file: Sections): Examined {
  const known = openTable(file, 'files', kind)
  const rowOf = rowFinder(known.column('name'))
  let isSame = sources.length === known.size
  let isRenewed = false
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  const records = sources.map(({ name, location }): FileRecord | undefined => {
    const row = rowOf(name)
    if (row === -1) {
      isSame = false
      return undefined
    }
    const before = {
      state: known.column('state').at(row),
      digest: known.column('digest').at(row),
    }
    const state = isFresh || location === undefined ? undefined : stateNow(location)
    if (state === before.state && state !== '') return before
    isRenewed = true
    const read = readNow(location)
    isSame &&= read?.digest === before.digest
    isFresh = read !== undefined && read.state !== before.state
    return read
  })
  return { records, isSame, isRenewed }
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

function stateNow(location: string): string | undefined {
  return attempt(() => stateOf(statSync(location)))
}

function readNow(location: string | undefined): FileRecord | undefined {
  const read = location === undefined ? undefined : attempt(() => readWithState(location))
  return read && { state: read.state, digest: sha256(read.bytes) }
}
