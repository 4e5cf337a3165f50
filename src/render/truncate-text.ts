/**
 * Cuts a text at a word and ends it with “…”. The result has at most `length` UTF-16 units, which
 * must be 1 or more. It never ends within a character that people see as one, such as an emoji.
 */
export function truncateText(text: string, length: number): string {
  if (text.length <= length) return text
  const space = text.lastIndexOf(' ', length - 1)
  const end = space > length * 0.8 ? space : endOfLastWord(text, length - 1)
  return `${text.slice(0, end).replace(/[\s,;:([{–—-]+$/, '')}…`
}

/** Where the last word ends, for scripts without spaces and for words that are longer than the limit. */
function endOfLastWord(text: string, limit: number): number {
  const start = text.slice(0, limit + 50) // where a word ends can depend on what follows it
  return lastEnd(start, 'word', limit) || lastEnd(start, 'grapheme', limit)
}

function lastEnd(text: string, granularity: Granularity, limit: number): number {
  let last = 0
  for (const { index, segment } of segmenter(granularity).segment(text)) {
    if (index + segment.length > limit) break
    last = index + segment.length
  }
  return last
}

type Granularity = 'word' | 'grapheme'

const segmenters: Partial<Record<Granularity, Intl.Segmenter>> = {}

/** The locale is fixed, because where a text is cut must not depend on the machine. */
function segmenter(granularity: Granularity): Intl.Segmenter {
  segmenters[granularity] ??= new Intl.Segmenter('en', { granularity })
  return segmenters[granularity]
}
