import type { Post } from '../model/index.ts'

export interface RelatedOptions {
  /** How many posts a post is given at most. */
  readonly count: number
  /** Whether newer posts may be chosen too. A new post then changes what older ones are given. */
  readonly newer: boolean
  readonly languages: 'same' | 'any'
}

interface IndexTerm {
  /** The documents that have it and, side by side, how much each of them has. */
  readonly documents: number[]
  readonly weights: number[]
  /** The inverse document frequency, as of the last census. */
  idf: number
}

/** A document’s terms, and how much it has of each. */
type Vector = ReadonlyMap<IndexTerm, number>

/** An inverted index. Documents are numbers: their places in the order in which they came. */
interface Collection {
  readonly posts: Post[]
  /** Of the documents’ vectors, with the terms’ rarities. */
  readonly lengths: number[]
  readonly terms: Map<string, IndexTerm>
}

/** How often a word would have to be in the text to count as much as once in the title. */
const titleOccurrences = 3

/** The same for a tag. At 20, a rare tag that two posts share makes them related. */
const tagOccurrences = 20

/** What a post has in common with others shows in its heaviest terms; the rest only cost time. */
const searchedTerms = 60

/** A category is too wide to make posts related. It moves those up that are. */
const sharedCategory = 1.2

/** Scores are compared as whole millionths: what is as good as equal is a tie. */
const precision = 1e6

/**
 * How much a collection grows between one census and the next. All rarities and lengths are of the
 * same census, so that two posts with the same words are always as close to a third.
 */
const censusGrowth = 1.1

/**
 * For each wanted post its most related posts, best first: by the cosine of TF-IDF vectors.
 *
 * Unless newer posts may be chosen, nothing but the posts that are not newer decides what a post is
 * given, not even how rare a word is: the collection grows from the oldest post to the newest, and
 * each is answered as soon as it has come in. So a new post leaves published entries as they are.
 * Of two posts of one time, the one with the smaller id counts as the older.
 *
 * @param wanted some of the candidates
 * @param candidates published posts, in any order
 * @param termsOf what `countTerms` finds in the text of a post; called once per candidate
 */
export function relatedPosts(
  wanted: readonly Post[],
  candidates: readonly Post[],
  termsOf: (post: Post) => ReadonlyMap<string, number>,
  { count, newer, languages }: RelatedOptions,
): ReadonlyMap<Post, readonly Post[]> {
  const related = new Map<Post, readonly Post[]>(wanted.map((post) => [post, []]))
  for (const posts of byLanguage(candidates.toSorted(oldestFirst), languages)) {
    const collection: Collection = { posts: [], lengths: [], terms: new Map() }
    let counted = 0
    for (const arrivals of newer ? [posts] : posts.map((post) => [post])) {
      const vectors = new Map(arrivals.map((post) => [post, add(collection, post, termsOf(post))]))
      if (collection.posts.length >= counted * censusGrowth) {
        refreshIdf(collection)
        counted = collection.posts.length
      }
      for (const [post, vector] of vectors) {
        if (related.has(post)) related.set(post, search(collection, post, vector).slice(0, count))
      }
    }
  }
  return related
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
  const groups = new Map<string | undefined, Post[]>()
  for (const post of posts) {
    const language = post.language?.toLowerCase().split('-')[0]
    const group = groups.get(language)
    if (group === undefined) groups.set(language, [post])
    else group.push(post)
  }
  return [...groups.values()]
}

function add(
  { posts, lengths, terms }: Collection,
  post: Post,
  inText: ReadonlyMap<string, number>,
): Vector {
  const vector = new Map<IndexTerm, number>()
  const rarest = idf(1, posts.length + 1)
  for (const [name, occurrences] of withTitleAndTags(post, inText)) {
    const term = terms.get(name) ?? { documents: [], weights: [], idf: rarest }
    const weight = 1 + Math.log(occurrences)
    terms.set(name, term)
    term.documents.push(posts.length)
    term.weights.push(weight)
    vector.set(term, weight)
  }
  posts.push(post)
  lengths.push(lengthOf(vector))
  return vector
}

/** What all documents have is worth next to nothing. */
function idf(having: number, all: number): number {
  return Math.log((all + 1) / having)
}

function lengthOf(vector: Vector): number {
  let squares = 0
  for (const [term, weight] of vector) squares += square(weight * term.idf)
  return Math.sqrt(squares)
}

/** Exact on every machine, which `**` need not be. */
function square(value: number): number {
  return value * value
}

function refreshIdf({ posts, lengths, terms }: Collection): void {
  const squares = new Float64Array(posts.length)
  for (const term of terms.values()) {
    term.idf = idf(term.documents.length, posts.length)
    term.documents.forEach((document, index) => {
      const part = square((term.weights[index] ?? 0) * term.idf)
      squares[document] = (squares[document] ?? 0) + part
    })
  }
  squares.forEach((sum, document) => {
    lengths[document] = Math.sqrt(sum)
  })
}

/** Every post that is related enough, best first. */
function search({ posts, lengths }: Collection, wanted: Post, vector: Vector): readonly Post[] {
  const products = new Float64Array(posts.length)
  for (const { term, part } of topTerms(vector)) {
    const factor = part * term.idf
    term.documents.forEach((document, index) => {
      products[document] = (products[document] ?? 0) + factor * (term.weights[index] ?? 0)
    })
  }
  const length = lengthOf(vector)
  const categories = new Set(wanted.categories.map(fold))
  // among few posts every word is rare, and unrelated ones look more alike
  const least = 0.05 + 0.2 / posts.length
  const found: { readonly post: Post; readonly score: number }[] = []
  products.forEach((product, document) => {
    const post = posts[document]
    const cosine = product / (length * (lengths[document] ?? 0))
    if (!(cosine >= least) || post === undefined || post === wanted) return
    const bonus = post.categories.some((name) => categories.has(fold(name))) ? sharedCategory : 1
    found.push({ post, score: Math.round(cosine * bonus * precision) })
  })
  return found.sort((a, b) => b.score - a.score || byId(a.post, b.post)).map(({ post }) => post)
}

/** The terms worth searching for; what nobody else has finds nothing. */
function topTerms(vector: Vector): readonly { readonly term: IndexTerm; readonly part: number }[] {
  return [...vector]
    .filter(([term]) => term.documents.length > 1)
    .map(([term, weight]) => ({ term, part: weight * term.idf }))
    .sort((a, b) => b.part - a.part)
    .slice(0, searchedTerms)
}

/** How often each word stands in the Markdown of a post. */
export function countTerms(markdown: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words(markdown)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function withTitleAndTags(
  post: Post,
  inText: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const counts = new Map(inText)
  const count = (term: string, occurrences: number) => {
    counts.set(term, (counts.get(term) ?? 0) + occurrences)
  }
  for (const word of words(post.title ?? '')) count(word, titleOccurrences)
  for (const tag of post.tags) count(`#${fold(tag)}`, tagOccurrences) // no word has a “#”
  return counts
}

/** Code blocks, comments, tags, where links lead, bare URLs and character references. */
const noise =
  /(?:^|\n)[ \t]*(`{3,}|~{3,})[\s\S]*?(?:\n[ \t]*\1|$)|<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|\](?:\(|:\s)[^\s)]*|https?:\/\/[^\s)>\]]+|&#?\w+;/gi

/** Scripts that put no space between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u

function words(markdown: string): readonly string[] {
  const text = fold(markdown.replace(noise, ' '))
  const runs = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  if (!unspaced.test(text)) return runs
  const spaced = runs.filter((run) => !unspaced.test(run))
  const rest = runs.filter((run) => unspaced.test(run)).join(' ')
  // sixty times slower than the pattern; its dictionaries go by script, so that any locale will do
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(rest)
  return spaced.concat(Array.from(segments, ({ segment }) => segment).filter((it) => it !== ' '))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
