import type { WordCounts } from './word-counts.ts'

/**
 * An inverted index that grows document by document. Words and documents are numbers; documents count
 * in the order in which they are added.
 */
export interface WordIndex {
  readonly vectors: readonly WordCounts[]
  /** All words, in the order in which they come. */
  readonly words: readonly number[]
  /** Where the documents of each word begin in `postings`, and last where that ends. */
  readonly starts: Uint32Array
  /** The documents word by word: a document, how often the word stands in it, the next document, … */
  readonly postings: Uint32Array
  /** How many documents are added. */
  size: number
  /** How many of these have each word. */
  readonly documentFrequency: Uint32Array
  /** The inverse document frequency of each word, as of the last refresh. */
  readonly idf: Float64Array
  /** The length of each document’s vector, as of the last refresh. */
  readonly lengths: Float64Array
}

/** The index of these documents; none of them is added yet. */
export function indexWords(vectors: readonly WordCounts[]): WordIndex {
  const { words, starts } = placeWords(vectors)
  const postings = new Uint32Array(starts.at(-1) ?? 0)
  const ends = starts.slice()
  for (const [document, vector] of vectors.entries()) {
    for (let place = 0; place < vector.length; place += 2) {
      const word = vector[place] ?? 0
      const end = ends[word] ?? 0
      postings[end] = document
      postings[end + 1] = vector[place + 1] ?? 0
      ends[word] = end + 2
    }
  }
  return {
    vectors,
    words,
    starts,
    postings,
    size: 0,
    documentFrequency: new Uint32Array(starts.length),
    idf: new Float64Array(starts.length),
    lengths: new Float64Array(vectors.length),
  }
}

function placeWords(vectors: readonly WordCounts[]): Pick<WordIndex, 'words' | 'starts'> {
  const words: number[] = []
  let sizes = new Uint32Array(1024)
  for (const vector of vectors) {
    for (let place = 0; place < vector.length; place += 2) {
      const word = vector[place] ?? 0
      if (word >= sizes.length) sizes = enlarged(sizes, word + 1)
      const size = sizes[word] ?? 0
      if (size === 0) words.push(word)
      sizes[word] = size + 2
    }
  }
  const starts = new Uint32Array(sizes.length + 1)
  for (const [word, size] of sizes.entries()) starts[word + 1] = (starts[word] ?? 0) + size
  return { words, starts }
}

/** A copy with zeros behind, at least twice as long so that there are few copies. */
function enlarged(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(numbers.length * 2, least))
  more.set(numbers)
  return more
}

/** The weight is logarithmic: a word that stands there ten times does not say ten times as much. */
export function weightOf(occurrences: number): number {
  return occurrences < logarithms.length
    ? (logarithms[occurrences] ?? 0)
    : 1 + Math.log(occurrences)
}

const logarithms = Float64Array.from({ length: 64 }, (_, occurrences) => 1 + Math.log(occurrences))

/** Adds the next document. */
export function addDocument(index: WordIndex): void {
  const vector = index.vectors[index.size] ?? new Uint32Array()
  index.size += 1
  const rarest = idfOf(1, index.size)
  for (let place = 0; place < vector.length; place += 2) {
    const word = vector[place] ?? 0
    if (index.documentFrequency[word] === 0) index.idf[word] = rarest
    index.documentFrequency[word] = (index.documentFrequency[word] ?? 0) + 1
  }
  index.lengths[index.size - 1] = lengthOf(index, vector)
}

/** Adds documents until there are so many, and computes all frequencies and lengths anew. */
export function refreshIdf(index: WordIndex, size: number): void {
  const { words, starts, postings, documentFrequency, idf, lengths } = index
  const squares = new Float64Array(size)
  for (const word of words) {
    const start = starts[word] ?? 0
    const end = endOf(index, word, size)
    if (start === end) break
    documentFrequency[word] = (end - start) / 2
    const frequency = idfOf((end - start) / 2, size)
    idf[word] = frequency
    addSquares(squares, postings.subarray(start, end), frequency)
  }
  for (let document = 0; document < size; document++) {
    lengths[document] = Math.sqrt(squares[document] ?? 0)
  }
  index.size = size
}

/** This is a function of its own because it is most of the work, and V8 compiles what is short sooner. */
function addSquares(squares: Float64Array, postings: Uint32Array, frequency: number): void {
  for (let place = 0; place < postings.length; place += 2) {
    const document = postings[place] ?? 0
    const weight = weightOf(postings[place + 1] ?? 0)
    squares[document] = (squares[document] ?? 0) + square(weight * frequency)
  }
}

/** Where the documents with a word end, of as many as there will be. */
function endOf(
  { starts, postings, documentFrequency }: WordIndex,
  word: number,
  size: number,
): number {
  const last = starts[word + 1] ?? 0
  let end = (starts[word] ?? 0) + 2 * (documentFrequency[word] ?? 0)
  while (end < last && (postings[end] ?? 0) < size) end += 2
  return end
}

/** What all documents have is worth next to nothing. */
function idfOf(documentFrequency: number, all: number): number {
  return Math.log((all + 1) / documentFrequency)
}

/** The length of a vector, with the frequencies as they are. */
export function lengthOf({ idf }: WordIndex, vector: WordCounts): number {
  let squares = 0
  for (let place = 0; place < vector.length; place += 2) {
    const weight = weightOf(vector[place + 1] ?? 0)
    squares += square(weight * (idf[vector[place] ?? 0] ?? 0))
  }
  return Math.sqrt(squares)
}

/** The square is exact on every machine, which `**` need not be. */
function square(value: number): number {
  return value * value
}
