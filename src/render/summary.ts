import { type Element, isBlock, isElement, type Node } from './tree.ts'
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
 * paragraph, and is shorter than the HTML: some readers show the longer of the two.
 */
export function readWords(nodes: readonly Node[], html: string): Words {
  const raw = { text: '', marker: 0 }
  collect(nodes, raw)
  const text = collapse(raw.text)
  const lead = collapse(raw.text.slice(0, raw.marker)) || firstParagraph(nodes)
  const summary = truncateText(lead, length)
  const isUseful = summary !== '' && summary !== text && escapedLength(summary) < html.length
  return { text, summary: isUseful ? summary : undefined }
}

/** Appends what nodes say in the order of reading, and notes where the first more-marker stands. */
function collect(nodes: readonly Node[], raw: { text: string; marker: number }): void {
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

function isFootnoteReference({ name, attributes }: Element): boolean {
  return name === 'sup' && attributes.get('id')?.startsWith('fnref-') === true
}

/** One space between words; a no-break space is no gap. */
function collapse(text: string): string {
  return text.replace(/[\t\n ]{2,}|[\t\n]/g, ' ').trim()
}

/** The first paragraph that says something; in lists and tables there are none that introduce. */
function firstParagraph(nodes: readonly Node[]): string {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'div' || node.name === 'blockquote') {
      const within = firstParagraph(node.children)
      if (within !== '') return within
    }
    const raw = { text: '', marker: 0 }
    if (node.name === 'p') collect(node.children, raw)
    if (raw.text.trim() !== '') return collapse(raw.text)
  }
  return ''
}

/** Every format escapes these three. */
function escapedLength(text: string): number {
  return text.replace(/[&<>]/g, '&amp;').length
}
