import { plainText } from '../xml/index.ts'
import { type HtmlElement, type HtmlNode, isBlock, isElement } from './tree.ts'
import { truncateText } from './truncate.ts'

/** About as much as readers show in a list. */
const length = 280

/** An article as plain text. */
export interface Words {
  readonly text: string
  /** What introduces it; nothing where that would be the article again. */
  readonly summary: string | undefined
}

/**
 * Reads the words of an article. Its summary is what stands before the more-marker, else the first
 * paragraph. Some readers show the longer of summary and content; a part is always shorter.
 */
export function readWords(nodes: readonly HtmlNode[]): Words {
  const raw = { text: '', marker: 0 }
  collect(nodes, raw)
  const text = plainText(raw.text)
  const lead = plainText(raw.text.slice(0, raw.marker)) || firstParagraph(nodes)
  const summary = truncateText(lead, length)
  return { text, summary: summary === '' || summary === text ? undefined : summary }
}

/** Appends what nodes say in the order of reading, and notes where the first more-marker stands. */
function collect(nodes: readonly HtmlNode[], raw: { text: string; marker: number }): void {
  for (const node of nodes) {
    if (node.kind === 'text') raw.text += node.value
    else if (node.kind === 'more') raw.marker ||= raw.text.length
    else if (!isFootnoteReference(node)) {
      const gap = isBlock(node) || node.name === 'br' ? ' ' : ''
      raw.text += gap
      collect(node.children, raw)
      raw.text += gap
    }
  }
}

function isFootnoteReference({ name, attributes }: HtmlElement): boolean {
  return name === 'sup' && attributes.get('id')?.startsWith('fnref-') === true
}

/** The first paragraph that says something; in lists and tables there are none that introduce. */
function firstParagraph(nodes: readonly HtmlNode[]): string {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'div' || node.name === 'blockquote') {
      const within = firstParagraph(node.children)
      if (within !== '') return within
    }
    const raw = { text: '', marker: 0 }
    if (node.name === 'p') collect(node.children, raw)
    if (raw.text.trim() !== '') return plainText(raw.text)
  }
  return ''
}
