import { type Element, isBlock, isElement, type Node } from './tree.ts'
import { truncateText } from './truncate.ts'

/** About as much as readers show in a list. */
const length = 280

/**
 * Finds the words that introduce an article: what stands before the more-marker, else the first
 * paragraph. Nothing where that would be the whole article, or as long as its HTML: some readers
 * show the longer of summary and content.
 */
export function summarize(nodes: readonly Node[], html: string): string | undefined {
  const words = wordsOf(nodes)
  const beforeMarker = join(words.slice(0, Math.max(words.indexOf(undefined), 0)))
  const summary = truncateText(beforeMarker || join(wordsOf(firstParagraph(nodes))), length)
  const isShorter = escapedLength(summary) < html.length && summary !== join(words)
  return summary !== '' && isShorter ? summary : undefined
}

/** All the words of an article, as plain text. */
export function plainWords(nodes: readonly Node[]): string {
  return join(wordsOf(nodes))
}

/** The texts in the order of reading, and `undefined` where the more-marker stands. */
function wordsOf(nodes: readonly Node[]): readonly (string | undefined)[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return node.value
    if (node.kind === 'more') return undefined
    if (isFootnoteReference(node)) return []
    const words = wordsOf(node.children)
    return isBlock(node) || node.name === 'br' ? [' ', ...words, ' '] : words
  })
}

function isFootnoteReference({ name, attributes }: Element): boolean {
  return name === 'sup' && attributes.get('id')?.startsWith('fnref-') === true
}

function join(words: readonly (string | undefined)[]): string {
  return words
    .join('')
    .replace(/[\t\n\f\r ]+/g, ' ')
    .trim()
}

/** The children of the first paragraph that says something; lists and tables hold none of those. */
function firstParagraph(nodes: readonly Node[]): readonly Node[] {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const isParagraph = node.name === 'p' && join(wordsOf([node])) !== ''
    const isWrapper = node.name === 'div' || node.name === 'blockquote'
    const found = isParagraph ? node.children : isWrapper ? firstParagraph(node.children) : []
    if (found.length > 0) return found
  }
  return []
}

/** Every format escapes these three. */
function escapedLength(text: string): number {
  return text.replace(/[&<>]/g, '&amp;').length
}
