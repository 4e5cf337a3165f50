import type { TermCounts } from './term-counts.ts'

/**
 * An inverted index that grows document by document. Terms and documents are numbers; documents count
 * in the order in which they come.
 */
export interface TermIndex {
  readonly vectors: readonly TermCounts[]
  /** All terms, in the order in which they come. */
  readonly terms: readonly number[]
  /** By term, where its documents begin in the list that follows, and last where that ends. */
  readonly starts: Uint32Array
  /** Term by term: a document, how often the term stands in it, the next document, … */
  readonly postings: Uint32Array
  /** How many documents have come so far. */
  size: number
  /** By term, how many of these have it. */
  readonly having: Uint32Array
  /** By term, its inverse document frequency as of the last refresh. */
  readonly idf: Float64Array
  /** By document, the length of its vector, as of the last refresh. */
  readonly lengths: Float64Array
}

/** The index of these documents; none of them has come yet. */
export function indexTerms(vectors: readonly TermCounts[]): TermIndex {
  const { terms, starts } = placeTerms(vectors)
  const postings = new Uint32Array(starts.at(-1) ?? 0)
  const ends = starts.slice()
  for (const [document, vector] of vectors.entries()) {
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0
      const end = ends[term] ?? 0
      postings[end] = document
      postings[end + 1] = vector[place + 1] ?? 0
      ends[term] = end + 2
    }
  }
  return {
    vectors,
    terms,
    starts,
    postings,
    size: 0,
    having: new Uint32Array(starts.length),
    idf: new Float64Array(starts.length),
    lengths: new Float64Array(vectors.length),
  }
}

function placeTerms(vectors: readonly TermCounts[]): Pick<TermIndex, 'terms' | 'starts'> {
  const terms: number[] = []
  let sizes = new Uint32Array(1024)
  for (const vector of vectors) {
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0
      if (term >= sizes.length) sizes = enlarged(sizes, term + 1)
      const size = sizes[term] ?? 0
      if (size === 0) terms.push(term)
      sizes[term] = size + 2
    }
  }
  const starts = new Uint32Array(sizes.length + 1)
  for (const [term, size] of sizes.entries()) starts[term + 1] = (starts[term] ?? 0) + size
  return { terms, starts }
}

/** A copy with zeros behind, at least twice as long so that there are few copies. */
function enlarged(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(numbers.length * 2, least))
  more.set(numbers)
  return more
}

/** Logarithmic: a word that stands there ten times does not say ten times as much. */
export function weightOf(occurrences: number): number {
  return occurrences < logarithms.length
    ? (logarithms[occurrences] ?? 0)
    : 1 + Math.log(occurrences)
}

const logarithms = Float64Array.from({ length: 64 }, (_, occurrences) => 1 + Math.log(occurrences))

/** Lets the next document come. */
export function addDocument(index: TermIndex): void {
  const vector = index.vectors[index.size] ?? new Uint32Array()
  index.size += 1
  const rarest = idfOf(1, index.size)
  for (let place = 0; place < vector.length; place += 2) {
    const term = vector[place] ?? 0
    if (index.having[term] === 0) index.idf[term] = rarest
    index.having[term] = (index.having[term] ?? 0) + 1
  }
  index.lengths[index.size - 1] = lengthOf(index, vector)
}

/** Lets documents come until there are so many, and computes all frequencies and lengths anew. */
export function refreshIdf(index: TermIndex, size: number): void {
  const { terms, starts, postings, having, idf, lengths } = index
  const squares = new Float64Array(size)
  for (const term of terms) {
    const start = starts[term] ?? 0
    const end = endOf(index, term, size)
    if (start === end) break
    having[term] = (end - start) / 2
    const frequency = idfOf((end - start) / 2, size)
    idf[term] = frequency
    addSquares(squares, postings.subarray(start, end), frequency)
  }
  for (let document = 0; document < size; document++) {
    lengths[document] = Math.sqrt(squares[document] ?? 0)
  }
  index.size = size
}

/** Apart because it is most of the work: what is short is soon compiled. */
function addSquares(squares: Float64Array, postings: Uint32Array, frequency: number): void {
  for (let place = 0; place < postings.length; place += 2) {
    const document = postings[place] ?? 0
    const weight = weightOf(postings[place + 1] ?? 0)
    squares[document] = (squares[document] ?? 0) + square(weight * frequency)
  }
}

/** Where the documents with a term end, of as many as there will be. */
function endOf({ starts, postings, having }: TermIndex, term: number, size: number): number {
  const last = starts[term + 1] ?? 0
  let end = (starts[term] ?? 0) + 2 * (having[term] ?? 0)
  while (end < last && (postings[end] ?? 0) < size) end += 2
  return end
}

/** What all documents have is worth next to nothing. */
function idfOf(having: number, all: number): number {
  return Math.log((all + 1) / having)
}

/** Of a vector, with the frequencies as they are. */
export function lengthOf({ idf }: TermIndex, vector: TermCounts): number {
  let squares = 0
  for (let place = 0; place < vector.length; place += 2) {
    const weight = weightOf(vector[place + 1] ?? 0)
    squares += square(weight * (idf[vector[place] ?? 0] ?? 0))
  }
  return Math.sqrt(squares)
}

/** Exact on every machine, which `**` need not be. */
function square(value: number): number {
  return value * value
}
