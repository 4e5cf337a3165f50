import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/**
 * A text with the character references of HTML decoded, once: exporters write titles and summaries with
 * them, and readers would show `Don&#8217;t`. Between backticks stands code, which means itself.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    references,
    (whole, _fence, decimal?: string, hexadecimal?: string, name?: string) => {
      if (decimal !== undefined) return character(Number(decimal)) ?? whole
      if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16)) ?? whole
      return (name && decodeNamedCharacterReference(name)) || whole
    },
  )
}

/** A code span of Markdown as a pattern, of which the first group is its fence. */
export const codeSpan: string = String.raw`(?<!\`)(\`+)(?!\`)[\s\S]*?(?<!\`)\1(?!\`)`

const references = new RegExp(
  String.raw`${codeSpan}|&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));`,
  'gi',
)

/** Undefined for a number that stands for none. */
function character(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}
