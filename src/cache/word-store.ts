import { once, type Post, sha256 } from '../model/index.ts'
import { type CountedPost, countEachWordOf, countPostWords } from '../per-post.ts'
import { numberWords, type PostReader, type Vocabulary } from '../plan/index.ts'
import { type ColumnKind, numberLists, numbers } from './columns.ts'
import type { FileList, WrittenFiles } from './file-list.ts'
import { digestOf, rowOf } from './post-store.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** What planning asked of the texts of posts, so that they need not be read and counted again. */
export interface WordStore {
  readonly reader: Pick<PostReader, 'words' | 'wordCounts'>
  /** How many values are not in the index. */
  newCount(): number
  newSections(files: WrittenFiles): Iterable<Section>
  /** What is known of these files, for a new index. */
  allSections(files: WrittenFiles): Iterable<Section>
}

/**
 * @param key of what posts depend on besides their files; undefined where that cannot be said, so that
 * nothing is kept
 * @param onChange called where a file is no longer the one that was parsed
 */
export function openWordStore(
  key: string | undefined,
  index: () => SectionFile,
  { state }: Pick<FileList, 'state'>,
  onChange: () => void,
): WordStore {
  const words = openValues<number, number>('words of posts', index, state, {
    column: numbers,
    none: Number.NaN,
    isNone: Number.isNaN,
    made: numbers,
    toValue: (count) => count,
  })
  // in the index, words are numbers, for which it has a vocabulary; what came since has the words themselves
  const countsName = `word counts ${key}`
  const vocabulary = once((): Vocabulary => {
    const { word } = openTable(index(), `vocabulary of ${countsName}`, wordKind).columns
    return new Map(Array.from({ length: word.size }, (_, number) => [word.at(number), number]))
  })
  const wordCounts = openValues(countsName, index, state, {
    column: numberLists,
    none: new Uint32Array(),
    isNone: ({ length }) => length === 0,
    made: texts,
    toValue: (json) => numberWords(new Map(JSON.parse(json)), vocabulary()),
  })
  /** A file that has changed since it was parsed has other words than those of its digest. */
  const countIn = <Value>(post: Post, count: (post: CountedPost) => Value): Counted<Value> => {
    let digest = ''
    const read = () => {
      const bytes = post.source.read()
      digest = sha256(bytes)
      return bytes
    }
    const { title, tags } = post
    const value = count({ title, tags, source: { ...post.source, read } })
    const isSame = digest === digestOf(post)
    if (!isSame) onChange()
    return { value, isSame }
  }
  const rowIn = (post: Post) => (key === undefined ? undefined : rowOf(post))
  const countsOf = (post: CountedPost) => JSON.stringify([...countEachWordOf(post)])
  return {
    reader: {
      words: (post) => words.get(rowIn(post), () => countIn(post, countPostWords)),
      wordCounts: (post) => wordCounts.get(rowIn(post), () => countIn(post, countsOf)),
    },
    newCount: () => words.newCount() + wordCounts.newCount(),
    newSections: (files) => [...words.newSections(files), ...wordCounts.newSections(files)],
    allSections(files) {
      const counts = wordCounts.allSections(files)
      const table = createTable(wordKind)
      if (counts.length > 0) for (const word of vocabulary().keys()) table.push({ word })
      return [
        ...words.allSections(files),
        ...counts,
        ...table.sections(`vocabulary of ${countsName}`),
      ]
    },
  }
}

const wordKind: TableKind<{ readonly word: string }> = { word: texts }

interface Counted<Value> {
  readonly value: Value
  /** Whether the file is the one that was parsed. */
  readonly isSame: boolean
}

/** How values lie in an index, and what of them is written beside it. */
interface ValueKind<Made, Value> {
  readonly column: ColumnKind<Value>
  /** What stands in the row of a file whose value is not known. */
  readonly none: Value
  isNone(value: Value): boolean
  /** What was counted, from which the value is made for any index. */
  readonly made: ColumnKind<Made>
  toValue(made: Made): Value
}

/** Values of files by their rows. */
interface Values<Made, Value> {
  /** The value of a file, counted if it is not known. Without a row it is not kept. */
  get(row: number | undefined, count: () => Counted<Made>): Value
  newCount(): number
  newSections(files: WrittenFiles): readonly Section[]
  allSections(files: WrittenFiles): readonly Section[]
}

function openValues<Made, Value>(
  name: string,
  index: () => SectionFile,
  state: SectionFile | undefined,
  { column, none, isNone, made, toValue }: ValueKind<Made, Value>,
): Values<Made, Value> {
  const kind = { value: column }
  const newKind: TableKind<{ readonly row: number; readonly made: Made }> = { row: numbers, made }
  const newName = `new ${name}`
  const known = once(() => openTable(index(), name, kind))
  const knownAt = (row: number) => (row < known().size ? known().columns.value.at(row) : none)
  const recent = once(() => {
    const { row, made } = openTable(state, newName, newKind).columns
    return new Map(Array.from({ length: row.size }, (_, place) => [row.at(place), made.at(place)]))
  })
  const added = new Map<number, { readonly made: Made; readonly value: Value }>()
  return {
    get(row, count) {
      const before = row === undefined ? none : (added.get(row)?.value ?? knownAt(row))
      if (!isNone(before)) return before
      const recently = row === undefined ? undefined : recent().get(row)
      const counted = recently === undefined ? count() : { value: recently, isSame: true }
      const value = toValue(counted.value)
      if (row !== undefined && counted.isSame) added.set(row, { made: counted.value, value })
      return value
    },
    newCount: () => added.size,
    newSections({ rows, start }) {
      const table = createTable(newKind)
      for (const [row, { made }] of added) if (row < start) table.push({ row, made })
      for (const [place, row] of rows.entries()) {
        const made = added.get(row)?.made
        if (made !== undefined) table.push({ row: start + place, made })
      }
      return [...table.sections(newName)]
    },
    allSections({ rows }) {
      if (added.size === 0 && known().size === 0) return []
      const values = rows.map((row) => added.get(row)?.value ?? knownAt(row))
      const table = createTable(kind)
      for (const value of values) table.push({ value })
      return [...table.sections(name)]
    },
  }
}
