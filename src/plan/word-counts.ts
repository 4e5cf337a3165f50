import { normalize, type Post } from '../model/index.ts'

/** The words of a post in order: the number of a word, how often the post has it, the next word, … */
export type WordCounts = Uint32Array

/** Numbers for words: the same for the same word, counted from 0. */
export type Vocabulary = Map<string, number>

/** How often a word would have to be in the text to count as much as once in the title. */
const titleOccurrences = 3

/** The same number for a tag. With 20, a rare tag that two posts share makes them related. */
const tagOccurrences = 20

/**
 * How often each word stands in a post: those of its text, then those of the title, then its tags, each
 * where it first stands. A tag is a word with a “#” before it.
 *
 * @param markdown the text of the post
 */
export function countEachWord(
  { title, tags }: Pick<Post, 'title' | 'tags'>,
  markdown: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (word: string, occurrences: number) => {
    counts.set(word, (counts.get(word) ?? 0) + occurrences)
  }
  for (const word of words(markdown)) count(word, 1)
  for (const word of words(title ?? '')) count(word, titleOccurrences)
  for (const tag of tags) count(`#${foldText(tag)}`, tagOccurrences) // no word has a “#”
  return counts
}

/** Gives the same in numbers. Words that the vocabulary does not have yet are added to it. */
export function numberWords(
  counts: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): WordCounts {
  const numbers = new Uint32Array(counts.size * 2)
  let place = 0
  for (const [word, count] of counts) {
    const number = vocabulary.get(word) ?? vocabulary.size
    vocabulary.set(word, number)
    numbers[place] = number
    numbers[place + 1] = count
    place += 2
  }
  return numbers
}

/** Code blocks, comments, tags, where links lead, bare URLs and character references. */
const noise =
  /(?:^|\n)[ \t]*(`{3,}|~{3,})[\s\S]*?(?:\n[ \t]*\1|$)|<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|\](?:\(|:\s)[^\s)]*|https?:\/\/[^\s)>\]]+|&#?\w+;/gi

/** Scripts that put no space between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u

const eachUnspaced = new RegExp(unspaced, 'gu')

/** Counts words as spaces part them; each character of a script without spaces is one. */
export function countWords(text: string): number {
  const characters = text.match(eachUnspaced)?.length ?? 0
  const rest = text.replace(eachUnspaced, ' ')
  return characters + (rest.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0)
}

function words(markdown: string): readonly string[] {
  const text = foldText(markdown.replace(noise, ' '))
  const runs = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  if (!unspaced.test(text)) return runs
  const spaced = runs.filter((run) => !unspaced.test(run))
  // the time for a text grows with the square of its length, and no clause is as long as a piece
  const pieces = runs.filter((run) => unspaced.test(run)).flatMap((run) => run.match(/.{1,500}/gsu))
  // sixty times slower than the pattern; its dictionaries go by script, so that any locale will do
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const segmented = pieces.flatMap((piece) => {
    return Array.from(segmenter.segment(piece ?? ''), ({ segment }) => segment)
  })
  return spaced.concat(segmented)
}

/** A form of a text that is equal where only capitals and compatible characters differ. */
export function foldText(text: string): string {
  return normalize(text, 'NFKC').toLowerCase()
}
