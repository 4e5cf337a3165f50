import { statSync } from 'node:fs'
import { attempt, type FileState, readWithState, stateOf } from '../files/index.ts'
import { type SourceFile, sha256 } from '../model/index.ts'
import { bytesOf, numbersIn, wholeNumbersIn } from './columns.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, rowFinder, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** A file as it was read: what tells its states apart, and the SHA-256 of its bytes. */
export interface FileRecord {
  readonly state: FileState
  readonly digest: string
}

/** The record of a file that will have to be read again. */
export const unknownFile: FileRecord = { state: [], digest: '' }

interface FileRow {
  readonly name: string
  readonly digest: string
}

const kind: TableKind<FileRow> = { name: texts, digest: texts }

/**
 * The files of a build, by their places in the list of sources.
 *
 * A file with its bytes has a row: first come the rows of the index, then those that the state has besides,
 * then those that this build adds. What else is known of these bytes lies in the same row of other tables,
 * so that no name is looked for twice.
 */
export interface FileList {
  /** The row of each file; -1 where it has bytes that are not known. */
  readonly rows: Int32Array
  /** The rows at which those of the state begin, and those of this build. */
  readonly starts: readonly [state: number, added: number]
  /** The state, if it goes with the index. */
  readonly state: SectionFile | undefined
  /**
   * The places of files with other bytes than in the last build, and their rows in it; undefined where that
   * had other files.
   */
  readonly changed: ReadonlyMap<number, number> | undefined
  /** Some state is another, of a new checkout for one, even if no byte is. */
  readonly haveStatesChanged: boolean
  digestOf(row: number): string
  /** What was read of a file that has other bytes now. */
  readOf(place: number): FileRecord | undefined
  /** Gives a file a row of its own. */
  keep(place: number, file: FileRecord): number
  /** What the next build will know of the files, if it has the rows that this build began with. */
  list(): readonly Section[]
  /** The same for a build that has only the rows that are needed. */
  written(isIndexNew: boolean): WrittenFiles
}

/** The files as they are written down. */
export interface WrittenFiles {
  /** The rows that are written, to the index or, where that stays, to the state. */
  readonly rows: readonly number[]
  /** The row that the first of them will have. */
  readonly start: number
  /** Whether they are just the rows of this build: of what a first build adds, a copy would be as large again. */
  readonly areAdded: boolean
  /** The names and digests of these rows. */
  readonly sections: readonly Section[]
  /** The files of the build, for the state. */
  readonly list: readonly Section[]
}

/** How many numbers a state has. */
const stateSize = 4

/**
 * Looks at the files of a build. One that is known is read, but only if its state is another.
 *
 * @param index what earlier builds knew of most files
 * @param state what the last build knew of all
 * @param limit the number of bytes above which a file is not read and counts as not known
 */
export function examineFiles(
  sources: readonly SourceFile[],
  index: SectionFile,
  state: SectionFile,
  limit?: number,
): FileList {
  // without its index, the rows of a state mean nothing
  const isOfIndex = state.names().includes('index') && String(state.read('index')) === index.seal()
  const inIndex = openTable(index, 'files', kind)
  const known = isOfIndex ? state : undefined
  const inState = openTable(known, 'files', kind)
  const added = createTable(kind)
  const starts = [inIndex.size, inIndex.size + inState.size] as const
  const valueIn = (row: number, key: keyof FileRow) => {
    if (row < starts[0]) return inIndex.columns[key].at(row)
    if (row < starts[1]) return inState.columns[key].at(row - starts[0])
    return added.columns[key].at(row - starts[1])
  }
  const digestOf = (row: number) => valueIn(row, 'digest')
  const rowsBefore = known
    ? wholeNumbersIn(known.read('list'))
    : Uint32Array.from({ length: inIndex.size }, (_, row) => row)
  const statesBefore = known && numbersIn(known.read('list.states'))

  const placeOf = rowFinder({
    size: rowsBefore.length,
    at: (place) => valueIn(rowsBefore[place] ?? 0, 'name'),
  })
  const rows = new Int32Array(sources.length).fill(-1)
  const states = new Float64Array(sources.length * stateSize)
  const read = new Map<number, FileRecord>()
  const set = (place: number, row: number, now: FileState) => {
    rows[place] = row
    for (let part = 0; part < stateSize; part++) {
      states[place * stateSize + part] = now[part] ?? Number.NaN
    }
  }
  const wasIn = (place: number, now: FileState) => {
    for (let part = 0; part < stateSize; part++) {
      if (statesBefore?.[place * stateSize + part] !== (now[part] ?? Number.NaN)) return false
    }
    return true
  }
  let haveSameNames = isOfIndex && sources.length === rowsBefore.length
  const changed = new Map<number, number>()
  let haveStatesChanged = false
  // in a new checkout every file must be read, and asking for its state first would cost a third more
  let isFresh = false
  const examine = ({ name, location }: SourceFile, place: number) => {
    const before = placeOf(name)
    const row = rowsBefore[before]
    if (before !== place) haveSameNames = false
    if (row === undefined) return
    if (location === undefined) {
      changed.set(place, row)
      return
    }
    const now = isFresh ? undefined : attempt(() => stateOf(statSync(location)))
    if (now !== undefined && wasIn(before, now)) {
      set(place, row, now)
      return
    }
    haveStatesChanged = true
    const found = readNow(location, limit)
    isFresh = found !== undefined && !wasIn(before, found.state)
    if (found !== undefined && found.digest === digestOf(row)) {
      set(place, row, found.state)
    } else {
      changed.set(place, row)
      if (found !== undefined) read.set(place, found)
    }
  }
  sources.forEach(examine)

  const list = (listed: Int32Array): readonly Section[] => [
    ['list', [bytesOf(listed)]],
    ['list.states', [bytesOf(states)]],
  ]
  return {
    rows,
    starts,
    state: known,
    changed: haveSameNames ? changed : undefined,
    haveStatesChanged,
    digestOf,
    readOf: (place) => read.get(place),
    keep(place, file) {
      const row = starts[1] + added.size
      added.push({ name: sources[place]?.name ?? '', digest: file.digest })
      set(place, row, file.state)
      return row
    },
    list: () => list(rows),
    written(isIndexNew) {
      const start = isIndexNew ? 0 : starts[0]
      const kept: number[] = []
      const listed = rows.map((row) => (row < start ? row : start + kept.push(row) - 1))
      const areAdded = starts[1] === 0 && kept.every((row, place) => row === place)
      const table = areAdded ? added : createTable(kind)
      if (!areAdded) {
        for (const row of kept) table.push({ name: valueIn(row, 'name'), digest: digestOf(row) })
      }
      return {
        rows: kept,
        start,
        areAdded,
        sections: [...table.sections('files')],
        list: list(listed),
      }
    },
  }
}

/** The record of a file as it is now, or of one that will have to be read again. */
export function readFile({ location }: SourceFile, limit: number): FileRecord {
  return readNow(location, limit) ?? unknownFile
}

function readNow(location: string | undefined, limit?: number): FileRecord | undefined {
  const read = location === undefined ? undefined : attempt(() => readWithState(location, limit))
  return read && { state: read.state, digest: sha256(read.bytes) }
}
