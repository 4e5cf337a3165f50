/**
 * Cuts a text at a word and says so with “…”. The result has at most `length` UTF-16 units, which
 * must be 1 or more, and ends within no character that is seen as one, such as an emoji.
 */
export function truncateText(text: string, length: number): string {
  if (text.length <= length) return text
  // where the last word ends can depend on what follows
  const start = text.slice(0, length + 50)
  const end = lastEnd(start, 'word', length - 1) || lastEnd(start, 'grapheme', length - 1)
  return `${text.slice(0, end).replace(/[\s,;:([{–—-]+$/, '')}…`
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

/** Of a fixed locale: where a text is cut may not depend on the machine. */
function segmenter(granularity: Granularity): Intl.Segmenter {
  segmenters[granularity] ??= new Intl.Segmenter('en', { granularity })
  return segmenters[granularity]
}
