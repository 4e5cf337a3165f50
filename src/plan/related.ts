import { groupBy } from '../diagnostics/index.ts'
import type { Post } from '../model/index.ts'
import { foldText, type WordCounts } from './word-counts.ts'
import {
  addDocument,
  indexWords,
  lengthOf,
  refreshIdf,
  type WordIndex,
  weightOf,
} from './word-index.ts'

export interface RelatedOptions {
  /** How many posts a post is given at most. */
  readonly count: number
  /** Whether newer posts may be chosen too. A new post then changes what older ones are given. */
  readonly newer: boolean
  readonly languages: 'same' | 'any'
}

/** What a post has in common with others shows in its heaviest words; the rest only cost time. */
const searchedWords = 60

/** A category is too wide to make posts related. It moves those up that are. */
const sharedCategory = 1.2

/** Scores are compared as whole millionths: what is as good as equal is a tie. */
const precision = 1e6

/**
 * How much an index grows between one refresh of its frequencies and the next. All frequencies and
 * lengths are of the same refresh, so that two posts with the same words are always as close to a third.
 */
const refreshGrowth = 1.1

/**
 * Finds the most related posts of each wanted post, best first, by the cosine of TF-IDF vectors.
 *
 * Unless newer posts may be chosen, nothing but the posts that are not newer decides what a post is
 * given, not even how rare a word is: the index grows from the oldest post to the newest, and each is
 * answered as soon as it has come in. So a new post leaves published entries as they are. Of two posts
 * of one time, the one with the smaller id counts as the older.
 *
 * @param wanted some of the candidates
 * @param candidates published posts, in any order
 * @param wordCountsOf the words of a post; called once per candidate
 */
export function relatedPosts(
  wanted: readonly Post[],
  candidates: Iterable<Post>,
  wordCountsOf: (post: Post) => WordCounts,
  { count, newer, languages }: RelatedOptions,
): ReadonlyMap<Post, readonly Post[]> {
  const related = new Map<Post, readonly Post[]>(wanted.map((post) => [post, []]))
  const categoriesOf = categoryReader()
  for (const posts of byLanguage([...candidates].sort(oldestFirst), languages)) {
    const index = indexWords(posts.map(wordCountsOf))
    for (const { size, from, to } of newer ? allAtOnce(posts) : oneByOne(posts)) {
      // where no post is wanted, the next refresh makes up for all of it
      if (!posts.slice(from, to).some((post) => related.has(post))) continue
      refreshIdf(index, size)
      for (let document = from; document < to; document++) {
        if (index.size <= document) addDocument(index)
        const post = posts[document]
        if (post !== undefined && related.has(post)) {
          related.set(post, search({ index, posts, categoriesOf }, document, count))
        }
      }
    }
  }
  return related
}

/** A refresh when there are so many documents, and which of them are answered before the next one. */
interface Refresh {
  readonly size: number
  readonly from: number
  readonly to: number
}

function allAtOnce({ length }: readonly Post[]): readonly Refresh[] {
  return [{ size: length, from: 0, to: length }]
}

function oneByOne({ length }: readonly Post[]): readonly Refresh[] {
  const refreshes: Refresh[] = []
  for (let size = 1; size <= length; ) {
    const next = Math.max(size + 1, Math.ceil(size * refreshGrowth))
    refreshes.push({ size, from: size - 1, to: Math.min(next - 1, length) })
    size = next
  }
  return refreshes
}

function oldestFirst(a: Post, b: Post): number {
  return a.published - b.published || byId(a, b)
}

function byId(a: Post, b: Post): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Languages do not share a collection: in one, every word of a small language would be rare. */
function byLanguage(
  posts: readonly Post[],
  languages: RelatedOptions['languages'],
): readonly (readonly Post[])[] {
  if (languages === 'any') return [posts]
  const groups = groupBy(posts, ({ language }) => language?.toLowerCase().split('-')[0])
  return [...groups.values()]
}

/** The categories of a post, folded once: many searches find the same posts. */
function categoryReader(): (post: Post) => readonly string[] {
  const known = new Map<Post, readonly string[]>()
  return (post) => {
    const categories = known.get(post) ?? post.categories.map(foldText)
    known.set(post, categories)
    return categories
  }
}

/** What a search needs to know of the documents of an index. */
interface Searched {
  readonly index: WordIndex
  readonly posts: readonly Post[]
  readonly categoriesOf: (post: Post) => readonly string[]
}

/** The posts that are related enough, best first and no more than `count`. */
function search(
  { index, posts, categoriesOf }: Searched,
  document: number,
  count: number,
): readonly Post[] {
  const wanted = posts[document]
  const vector = index.vectors[document]
  if (wanted === undefined || vector === undefined) return []
  const categories = new Set(categoriesOf(wanted))
  const cosines = cosinesWith(index, vector)
  // among few posts every word is rare, and unrelated ones look more alike
  let least = 0.05 + 0.2 / index.size
  const best: Found[] = []
  for (let other = nextOf(cosines, least, 0); other < cosines.length; ) {
    const post = posts[other]
    if (post !== undefined && other !== document) {
      const isShared = categoriesOf(post).some((name) => categories.has(name))
      const bonus = isShared ? sharedCategory : 1
      const score = Math.round((cosines[other] ?? 0) * bonus * precision)
      insert(best, { post, score }, count)
      if (best.length === count) least = Math.max(least, leastFor(best.at(-1)))
    }
    other = nextOf(cosines, least, other + 1)
  }
  return best.map(({ post }) => post)
}

/** The first document from a place on that is as close as that. */
function nextOf(cosines: Float64Array, least: number, from: number): number {
  let document = from
  while (document < cosines.length && !((cosines[document] ?? 0) >= least)) document += 1
  return document
}

/** With a smaller cosine, a post is not as good as this one, whatever its categories are. */
function leastFor(last: Found | undefined): number {
  return last === undefined ? 0 : (last.score - 1) / (sharedCategory * precision)
}

interface Found {
  readonly post: Post
  readonly score: number
}

/** Puts a post into its place among the best, of which there are at most `count`. */
function insert(best: Found[], found: Found, count: number): void {
  let place = best.length
  while (place > 0 && isBetter(found, best[place - 1])) place -= 1
  best.splice(place, 0, found)
  if (best.length > count) best.pop()
}

function isBetter(a: Found, b: Found | undefined): boolean {
  return b === undefined || (b.score - a.score || byId(a.post, b.post)) < 0
}

/** How close all documents are to a vector. */
function cosinesWith(index: WordIndex, vector: WordCounts): Float64Array {
  const { starts, postings, documentFrequency, idf, lengths, size } = index
  const products = new Float64Array(size)
  for (const { word, part } of topWords(index, vector)) {
    const start = starts[word] ?? 0
    const documents = postings.subarray(start, start + 2 * (documentFrequency[word] ?? 0))
    addProducts(products, documents, part * (idf[word] ?? 0))
  }
  const length = lengthOf(index, vector)
  return products.map((product, other) => product / (length * (lengths[other] ?? 0)))
}

/** This is a function of its own because it is most of the work, and V8 compiles what is short sooner. */
function addProducts(products: Float64Array, postings: Uint32Array, factor: number): void {
  for (let place = 0; place < postings.length; place += 2) {
    const document = postings[place] ?? 0
    const weight = weightOf(postings[place + 1] ?? 0)
    products[document] = (products[document] ?? 0) + factor * weight
  }
}

/** The words worth searching for; what only one document has finds nothing. */
function topWords(
  { documentFrequency, idf }: WordIndex,
  vector: WordCounts,
): readonly { readonly word: number; readonly part: number }[] {
  const words: { readonly word: number; readonly part: number }[] = []
  for (let place = 0; place < vector.length; place += 2) {
    const word = vector[place] ?? 0
    const part = weightOf(vector[place + 1] ?? 0) * (idf[word] ?? 0)
    if ((documentFrequency[word] ?? 0) > 1) words.push({ word, part })
  }
  return words.sort((a, b) => b.part - a.part).slice(0, searchedWords)
}
