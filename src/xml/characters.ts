/**
 * Characters that XML 1.0 §2.2 forbids, and control characters without any meaning. U+FFFD stays: an
 * article about encodings may show it, and where an earlier decoder left it, a gap would hide that.
 */
const illegal =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0081\u008D\u008F\u0090\u009D\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Legal, but never meant: bytes of Windows-1252 that were decoded as Latin-1 (’ as U+0092). */
const misread = /[\u0080-\u009F]/g

/** The characters of U+0080 to U+009F. The gaps are `illegal`, and removed before. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const suspect = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/

/** `isWellFormed` finds lone surrogates faster than a pattern does. */
function isSuspect(text: string): boolean {
  return suspect.test(text) || !text.isWellFormed()
}

/**
 * Makes any text fit for XML and for JSON, so that all formats say the same. Characters that XML
 * forbids even as references are removed, mojibake of Windows-1252 becomes what was meant, and
 * every line break becomes LF (XML 1.0 §2.2, §2.11). Cleaning a text again changes nothing.
 */
export function cleanText(text: string): string {
  if (!isSuspect(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(illegal, '')
    .replace(misread, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? '')
}

/**
 * Clean text on one line, for titles, names and terms. Spaces, tabs and line breaks become one
 * space; a no-break or an ideographic space stays, because it is there on purpose. The pattern does
 * not match single spaces: replacing each with another would take three times as long.
 */
export function plainText(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n]{2,}|[\t\n]/g, ' ')
    .trim()
}

/** The characters that `cleanText` removes: the offset of the first one, and their number. */
export interface IllegalCharacters {
  readonly first: number
  readonly count: number
}

export function illegalCharacters(text: string): IllegalCharacters | undefined {
  const found = isSuspect(text) ? [...text.matchAll(illegal)] : []
  const [first] = found
  return first && { first: first.index, count: found.length }
}
