import { plainText } from '../xml/index.ts'
import { codeSpan, decodeReferences } from './character-references.ts'

/**
 * The text of the heading that an article begins with, with its inline Markdown; undefined where it
 * begins with anything else. Comments and the imports of MDX before it do not count.
 */
export function firstHeading(body: string): string | undefined {
  const start = before.exec(body.slice(0, searched))?.[0].length ?? 0
  const lines = body.slice(start, start + searched)
  // four blanks before it make it code
  if (/(?:^|\n)(?: {4}|\t)[ \t]*$/.test(body.slice(0, start))) return undefined
  const [, atx] = /^#[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(lines) ?? []
  const [, setext] = /^([^\n#>|`~*+=-][^\n]*)\n {0,3}=+[ \t]*(?:\n|$)/.exec(lines) ?? []
  const heading = atx ?? setext
  return heading === undefined ? undefined : headingText(heading) || undefined
}

const before = /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|import\b[^\n]*['"];?[ \t]*\n)*/

/** Longer than any heading with what may stand before it. */
const searched = 10_000

const codeOrTag = new RegExp(String.raw`${codeSpan}|</?[a-z][\w-]*(?:\s[^<>]*)?>`, 'gi')

/** Without the tags of HTML, and without the id that some generators take behind the words. */
function headingText(heading: string): string {
  const words = heading
    .replace(/[ \t]*\{[#.:][^{}\n]*\}[ \t]*$/, '')
    .replace(codeOrTag, (part) => (part.startsWith('`') ? part : ''))
  return plainText(decodeReferences(words))
}
