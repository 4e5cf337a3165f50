import { plainText } from '../xml/index.ts'
import { type HtmlElement, type HtmlNode, isBlock, isElement } from './html-tree.ts'
import { truncateText } from './truncate-text.ts'

/** The longest summary in UTF-16 units: about as much as readers show in a list. */
const maxSummaryLength = 280

/** An article as plain text. */
export interface ArticleText {
  readonly text: string
  /** What introduces the article; undefined where that would be the whole article again. */
  readonly summary: string | undefined
}

/**
 * Reads the text of an article. Its summary is what stands before the more-marker, else the first
 * paragraph. It is always a part of the text: some readers show the longer of summary and content.
 */
export function readArticleText(nodes: readonly HtmlNode[]): ArticleText {
  const raw = { text: '', marker: 0 }
  appendText(nodes, raw)
  const text = plainText(raw.text)
  const opening = plainText(raw.text.slice(0, raw.marker)) || firstParagraph(nodes)
  const summary = truncateText(opening, maxSummaryLength)
  return { text, summary: summary === '' || summary === text ? undefined : summary }
}

/** Appends the text of nodes in document order, and keeps the offset of the first more-marker. */
function appendText(nodes: readonly HtmlNode[], raw: { text: string; marker: number }): void {
  for (const node of nodes) {
    if (node.kind === 'text') raw.text += node.value
    else if (node.kind === 'more') raw.marker ||= raw.text.length
    else if (!isFootnoteReference(node)) {
      const gap = isBlock(node) || node.name === 'br' ? ' ' : ''
      raw.text += gap
      appendText(node.children, raw)
      raw.text += gap
    }
  }
}

function isFootnoteReference({ name, attributes }: HtmlElement): boolean {
  return name === 'sup' && attributes.get('id')?.startsWith('fnref-') === true
}

/** What the link to a recording or an embed is called: an address or the name of a file, and nothing else. */
const address = /^\s*(?:https?:\/\/\S+|[\w%.-]+\.[a-z]{2,}\/\S*|[\w%.-]+\.[a-z][a-z\d]{1,4})\s*$/i

/** Whether a paragraph of a quote says only what it is: the name of a callout. */
function isName({ children }: HtmlElement, siblings: readonly HtmlNode[]): boolean {
  const isBold = children.length === 1 && isElement(children[0], 'strong')
  return isBold && siblings.filter((node) => isElement(node, 'p')).length > 1
}

/** The first paragraph with text. Those in lists and tables do not introduce an article. */
function firstParagraph(nodes: readonly HtmlNode[], isInQuote = false): string {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'div' || node.name === 'blockquote') {
      const inner = firstParagraph(node.children, isInQuote || node.name === 'blockquote')
      if (inner !== '') return inner
    }
    const raw = { text: '', marker: 0 }
    if (node.name === 'p' && !(isInQuote && isName(node, nodes))) appendText(node.children, raw)
    if (raw.text.trim() !== '' && !address.test(raw.text)) return plainText(raw.text)
  }
  return ''
}
