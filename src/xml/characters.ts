/**
 * XML 1.0 §2.2 forbids these outright, or they are control characters without any meaning; U+FFFD
 * is what an earlier decoder left in place of one.
 */
const illegal =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0081\u008D\u008F\u0090\u009D\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Legal, but never meant: bytes of Windows-1252 that were read as Latin-1 (’ as U+0092). */
const misread = /[\u0080-\u009F]/g

/** The gaps are among the illegal ones. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const suspect = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFD-\uFFFF]/

/** `isWellFormed` knows a lone surrogate from the halves of an emoji faster than a pattern does. */
function isSuspect(text: string): boolean {
  return suspect.test(text) || !text.isWellFormed()
}

/**
 * Makes any text fit for XML and JSON alike, so that all formats say the same: characters that XML
 * forbids even as references are removed, mojibake of Windows-1252 is read as it was meant, and
 * every line break is LF (XML 1.0 §2.2, §2.11). Idempotent.
 */
export function cleanText(text: string): string {
  if (!isSuspect(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(illegal, '')
    .replace(misread, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? '')
}

/**
 * The same on one line, for titles, names and terms. Only what separates words in any text is
 * folded: a no-break or an ideographic space is there on purpose. A single space is left alone, as
 * putting another in its place takes three times as long.
 */
export function plainText(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n]{2,}|[\t\n]/g, ' ')
    .trim()
}

/** What `cleanText` removes for good: the offset of the first, and how many there are. */
export interface IllegalCharacters {
  readonly first: number
  readonly count: number
}

export function illegalCharacters(text: string): IllegalCharacters | undefined {
  const found = isSuspect(text) ? [...text.matchAll(illegal)] : []
  const [first] = found
  return first && { first: first.index, count: found.length }
}
