import { wordSet } from '../../model/index.ts'
import { type HtmlNode, type HtmlParent, text } from '../html-tree.ts'

/** The elements whose text is code. */
const codeElements = wordSet('code pre samp kbd script style textarea math svg')

/**
 * Replaces what a global pattern matches in the texts outside code. A match stays where `replace` gives
 * undefined.
 */
export function rewriteTexts(
  parent: HtmlParent,
  pattern: RegExp,
  replace: (match: string) => readonly HtmlNode[] | undefined,
): void {
  const found: HtmlNode[] = []
  for (const child of parent.children) {
    if (child.kind === 'element' && !codeElements.has(child.name)) {
      rewriteTexts(child, pattern, replace)
    }
    if (child.kind === 'text') found.push(...piecesOf(child.value, pattern, replace))
    else found.push(child)
  }
  parent.children = found
}

function piecesOf(
  value: string,
  pattern: RegExp,
  replace: (match: string) => readonly HtmlNode[] | undefined,
): readonly HtmlNode[] {
  const pieces: HtmlNode[] = []
  let last = 0
  for (const { 0: match, index } of value.matchAll(pattern)) {
    const nodes = replace(match)
    if (nodes === undefined) continue
    if (index > last) pieces.push(text(value.slice(last, index)))
    pieces.push(...nodes)
    last = index + match.length
  }
  if (last < value.length) pieces.push(text(value.slice(last)))
  return pieces
}
