import type { TermCounts } from './term-counts.ts'

/**
 * An inverted index that grows document by document. Terms and documents are numbers; documents count
 * in the order in which they come.
 */
export interface TermIndex {
  readonly vectors: readonly TermCounts[]
  /** All terms, in the order in which they come. */
  readonly terms: readonly number[]
  /** By term, where its documents begin in the two lists that follow. */
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  /** How much of the term the document has. */
  readonly weights: Float64Array
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
  const total = starts.at(-1) ?? 0
  const documents = new Uint32Array(total)
  const weights = new Float64Array(total)
  const ends = starts.slice()
  for (const [document, vector] of vectors.entries()) {
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0
      const end = ends[term] ?? 0
      documents[end] = document
      weights[end] = weightOf(vector[place + 1] ?? 0)
      ends[term] = end + 1
    }
  }
  return {
    vectors,
    terms,
    starts,
    documents,
    weights,
    size: 0,
    having: new Uint32Array(starts.length),
    idf: new Float64Array(starts.length),
    lengths: new Float64Array(vectors.length),
  }
}

function placeTerms(vectors: readonly TermCounts[]): Pick<TermIndex, 'terms' | 'starts'> {
  let highest = -1
  for (const vector of vectors) {
    for (let place = 0; place < vector.length; place += 2) {
      highest = Math.max(highest, vector[place] ?? 0)
    }
  }
  const terms: number[] = []
  const starts = new Uint32Array(highest + 2)
  for (const vector of vectors) {
    for (let place = 0; place < vector.length; place += 2) {
      const term = vector[place] ?? 0
      const count = starts[term + 1] ?? 0
      if (count === 0) terms.push(term)
      starts[term + 1] = count + 1
    }
  }
  for (let term = 0; term <= highest; term++) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  }
  return { terms, starts }
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
  const rarest = idfOf(1, index.size + 1)
  for (let place = 0; place < vector.length; place += 2) {
    const term = vector[place] ?? 0
    if (index.having[term] === 0) index.idf[term] = rarest
  }
  countDocument(index)
  index.lengths[index.size - 1] = lengthOf(index, vector)
}

function countDocument(index: TermIndex): void {
  const vector = index.vectors[index.size] ?? new Uint32Array()
  for (let place = 0; place < vector.length; place += 2) {
    const term = vector[place] ?? 0
    index.having[term] = (index.having[term] ?? 0) + 1
  }
  index.size += 1
}

/** Lets documents come until there are so many, and computes all frequencies and lengths anew. */
export function refreshIdf(index: TermIndex, size: number): void {
  while (index.size < size) countDocument(index)
  const { terms, starts, documents, weights, having, idf, lengths } = index
  const squares = new Float64Array(size)
  for (const term of terms) {
    const count = having[term] ?? 0
    if (count === 0) break
    const frequency = idfOf(count, size)
    idf[term] = frequency
    const start = starts[term] ?? 0
    for (let place = start; place < start + count; place++) {
      const document = documents[place] ?? 0
      squares[document] = (squares[document] ?? 0) + square((weights[place] ?? 0) * frequency)
    }
  }
  for (let document = 0; document < size; document++) {
    lengths[document] = Math.sqrt(squares[document] ?? 0)
  }
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
