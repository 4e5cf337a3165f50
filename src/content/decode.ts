import { type Diagnostic, diagnostic, lineAndColumn } from '../diagnostics/index.ts'
import { cleanText, illegalCharacters } from '../xml/index.ts'

/** The text of a file, or why there is none. */
export interface Decoded {
  readonly text: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Without streaming it keeps nothing between two calls. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * UTF-8 to text: a byte order mark and CRLF simply work, and what no feed may hold is removed. Line
 * numbers stay those of the file.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  let text: string
  try {
    text = utf8.decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    const offset = firstInvalidByte(bytes)
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const before = new TextDecoder().decode(bytes.subarray(0, offset))
    const place = { file, ...lineAndColumn(before, before.length) }
    return { text: undefined, diagnostics: [diagnostic('file-not-utf8', place, { offset, byte })] }
  }
  const illegal = illegalCharacters(text)
  if (illegal === undefined) return { text: cleanText(text), diagnostics: [] }
  const { first, count } = illegal
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')
  const place = { file, ...lineAndColumn(text, first) }
  const args = { count, character: `U+${code}` }
  return { text: cleanText(text), diagnostics: [diagnostic('control-characters', place, args)] }
}

/** Where UTF-8 ends: the longest prefix that decodes is found by halving. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decodes = (end: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream })
      return true
    } catch {
      return false
    }
  }
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(middle, true)) good = middle
    else bad = middle
  }
  // the byte that breaks a sequence is known; the fault is where the sequence begins
  while (good > 0 && !decodes(good, false)) good--
  return good
}
