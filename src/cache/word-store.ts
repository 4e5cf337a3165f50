import { once, type Post, sha256 } from '../model/index.ts'
import { type CountedPost, countEachWordOf, countPostWords, createPostReader } from '../per-post.ts'
import { numberWords, type PostReader, type Vocabulary, type WordCounts } from '../plan/index.ts'
import { type ColumnKind, numberLists, numbers } from './columns.ts'
import { digestOf } from './post-store.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, rowFinder, type Table, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** What planning asked of the texts of posts, so that they need not be read and counted again. */
export interface WordStore {
  readonly reader: PostReader
  /** How many values are not in the index. */
  newCount(): number
  newSections(): Iterable<Section>
  /** What is known of files with these digests, for a new index. */
  allSections(digests: readonly string[]): Iterable<Section>
}

/**
 * @param key of what titles and tags depend on besides their files; undefined where that cannot be said
 * @param index the values of earlier builds
 * @param state what came since the index was written
 * @param onChange called where a file is no longer the one that was parsed
 */
export function openWordStore(
  key: string | undefined,
  index: () => SectionFile,
  state: SectionFile,
  onChange: () => void,
): WordStore {
  const words = openValues('words of posts', index, state, numbers)
  const wordCounts = openWordCounts(`word counts ${key}`, index, state)
  const stores = [words, wordCounts]
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
  return {
    reader: {
      ...createPostReader(),
      words: (post) => words.get(digestOf(post), () => countIn(post, countPostWords)),
      wordCounts: (post) => {
        const digest = key === undefined ? '' : digestOf(post)
        return wordCounts.get(digest, () => countIn(post, countEachWordOf))
      },
    },
    newCount: () => words.newCount() + wordCounts.newCount(),
    newSections: () => stores.flatMap((store) => [...store.newSections()]),
    allSections: (digests) => stores.flatMap((store) => [...store.allSections(digests)]),
  }
}

interface Counted<Value> {
  readonly value: Value
  /** Whether the file is the one that was parsed. */
  readonly isSame: boolean
}

/** Values by the digests of files. */
interface Values<Made, Value> extends Omit<WordStore, 'reader'> {
  /** The value of a file, counted if it is not known. Without a digest it is not kept. */
  get(digest: string, count: () => Counted<Made>): Value
}

interface Row<Value> {
  readonly digest: string
  readonly value: Value
}

function openValues<Value>(
  name: string,
  index: () => SectionFile,
  state: SectionFile,
  value: ColumnKind<Value>,
): Values<Value, Value> {
  const kind: TableKind<Row<Value>> = { digest: texts, value }
  const added = createTable(kind)
  const known = once(() => finderIn(openTable(index(), name, kind)))
  const recent = once(() => finderIn(openTable(state, name, kind)))
  return {
    get(digest, count) {
      const value = recent()(digest)
      const old = value === undefined ? known()(digest) : undefined
      if (old !== undefined) return old
      const counted = value === undefined ? count() : { value, isSame: true }
      if (digest !== '' && counted.isSame) added.push({ digest, value: counted.value })
      return counted.value
    },
    newCount: () => added.size,
    newSections: () => added.sections(name),
    allSections(digests) {
      const all = createTable(kind)
      const inAdded = finderIn(added)
      for (const digest of digests) {
        const value = inAdded(digest) ?? known()(digest)
        if (value !== undefined) all.push({ digest, value })
      }
      return all.sections(name)
    },
  }
}

/**
 * In the index, words are numbers, for which it has a vocabulary. What came since has the words
 * themselves, so that it goes with any index.
 */
function openWordCounts(
  name: string,
  index: () => SectionFile,
  state: SectionFile,
): Values<ReadonlyMap<string, number>, WordCounts> {
  const kind: TableKind<Row<WordCounts>> = { digest: texts, value: numberLists }
  const wordKind = { word: texts }
  const wordsName = `vocabulary of ${name}`
  const recent = openValues(name, () => state, state, texts)
  const known = once(() => finderIn(openTable(index(), name, kind)))
  const vocabulary = once((): Vocabulary => {
    const words = openTable(index(), wordsName, wordKind).column('word')
    return new Map(Array.from({ length: words.size }, (_, number) => [words.at(number), number]))
  })
  const added = new Map<string, WordCounts>()
  return {
    get(digest, count) {
      const value = known()(digest)
      if (value !== undefined) return value
      let isSame = true
      const json = recent.get(digest, () => {
        const counted = count()
        isSame = counted.isSame
        return { value: JSON.stringify([...counted.value]), isSame }
      })
      const counts = numberWords(new Map(JSON.parse(json)), vocabulary())
      if (digest !== '' && isSame) added.set(digest, counts)
      return counts
    },
    newCount: recent.newCount,
    newSections: recent.newSections,
    allSections(digests) {
      const all = createTable(kind)
      for (const digest of digests) {
        const value = added.get(digest) ?? known()(digest)
        if (value !== undefined) all.push({ digest, value })
      }
      if (all.size === 0) return []
      const words = createTable(wordKind)
      for (const word of vocabulary().keys()) words.push({ word })
      return [...all.sections(name), ...words.sections(wordsName)]
    },
  }
}

function finderIn<Value>(table: Table<Row<Value>>): (digest: string) => Value | undefined {
  const rowOf = rowFinder(table.column('digest'))
  const values = table.column('value')
  return (digest) => {
    const row = rowOf(digest)
    return row === -1 ? undefined : values.at(row)
  }
}
