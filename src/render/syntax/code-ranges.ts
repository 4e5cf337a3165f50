import type { Root } from 'mdast'
import { forEachNode } from '../mdast-tree.ts'
import { merged, rangeOf, type TextRange } from './syntax-text.ts'

/** Without one of these signs there is no code in a Markdown text. */
const codeSign = /`|~~~|^(?:[ \t>]*(?: {4}|\t))|<(?:pre|code|samp|script|style|textarea|!--)|\$/im

/**
 * Where a Markdown text has code and formulas, by the places that the parser gives: what stands there is
 * an example and not meant.
 */
export function codeRanges(text: string, parse: (text: string) => Root): readonly TextRange[] {
  if (!codeSign.test(text)) return []
  const found: TextRange[] = []
  const html: TextRange[] = []
  forEachNode(parse(text), ({ type, position }) => {
    const start = position?.start.offset
    const end = position?.end.offset
    if (start === undefined || end === undefined) return
    if (type === 'code' || type === 'inlineCode') found.push({ start, end })
    if (type === 'html') html.push({ start, end })
  })
  const ofHtml = html.map(({ start, end }) => ({ start, text: text.slice(start, end) }))
  return merged([...found, ...htmlCode(ofHtml), ...formulas(text)])
}

/** Where HTML has code. */
export function htmlCodeRanges(text: string): readonly TextRange[] {
  return merged([...htmlCode([{ start: 0, text }]), ...formulas(text)])
}

/** A name with one capital is that of a component. */
const codeTag =
  /<(\/?)(pre|code|samp|script|style|textarea|PRE|CODE|SAMP|SCRIPT|STYLE|TEXTAREA)\b|<!--|-->/g

/** Code between tags, which may stand in different pieces of HTML, and comments. */
function htmlCode(pieces: readonly { start: number; text: string }[]): readonly TextRange[] {
  const found: TextRange[] = []
  let open: { name: string; start: number } | undefined
  for (const { start, text } of pieces) {
    for (const { 0: tag, 1: slash, 2: element = '--', index } of text.matchAll(codeTag)) {
      const name = element.toLowerCase()
      const isEnd = slash === '/' || tag === '-->'
      if (!isEnd) open ??= { name, start: start + index }
      else if (open?.name === name) {
        found.push({ start: open.start, end: start + index + tag.length })
        open = undefined
      }
    }
  }
  return found
}

/** Formulas of TeX, where braces may be doubled. */
function formulas(text: string): readonly TextRange[] {
  if (!text.includes('$')) return []
  const pattern = /\$\$[^$]+\$\$|(?<![\w$\\])\$(?![\s$])[^$\n]*[^$\s\\]\$(?![\d$])/g
  return [...text.matchAll(pattern)].map(rangeOf)
}
