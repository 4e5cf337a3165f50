import { type Diagnostic, diagnostic, lineAndColumn, type Place } from '../diagnostics/index.ts'
import { failure, type Result, success } from '../model/index.ts'
import { cleanText, illegalCharacters } from '../xml/index.ts'

/** One decoder serves all files: without streaming it keeps no state between two calls. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Decodes a file from an offset on. Byte order marks are dropped, CRLF becomes LF, and characters
 * that no feed may hold are removed with a warning. Line numbers stay those of the file.
 */
export function decodeUtf8(bytes: Uint8Array, file: string, start = 0): Result<string> {
  const part = start === 0 ? bytes : bytes.subarray(start)
  const placeAt = (text: string, offset: number) => {
    const before = new TextDecoder().decode(bytes.subarray(0, start)).replace(/\r\n?/g, '\n')
    return { file, ...lineAndColumn(before + text, before.length + offset) }
  }
  let text: string
  try {
    text = utf8.decode(part).replace(/\r\n?/g, '\n')
    // the decoder drops one, and some programs have written several
    if (start === 0 && text.startsWith('\uFEFF')) text = text.replace(/^\uFEFF+/, '')
  } catch {
    const first = firstInvalidByte(part)
    const byte = (part[first] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const good = new TextDecoder().decode(part.subarray(0, first))
    const args = { offset: start + first, byte }
    return failure(diagnostic('file-not-utf8', placeAt(good, good.length), args))
  }
  const clean = cleanText(text)
  const found = clean === text ? [] : reportIllegal(text, (first) => placeAt(text, first))
  return success(clean, found)
}

/** A warning for a text with characters that no feed may hold. */
export function reportIllegal(
  text: string,
  placeAt: (offset: number) => Place,
): readonly Diagnostic[] {
  const illegal = illegalCharacters(text)
  if (illegal === undefined) return []
  const { first, count } = illegal
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')
  return [diagnostic('control-characters', placeAt(first), { count, character: `U+${code}` })]
}

/**
 * The offset of the first byte that is not UTF-8. The longest prefix that decodes is found by
 * halving.
 */
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
  // `good` is the byte that breaks a sequence; the problem is where the sequence begins
  while (good > 0 && !decodes(good, false)) good--
  return good
}
