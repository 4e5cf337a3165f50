import { escapeHtml } from '../xml/index.ts'
import type { HtmlNode } from './tree.ts'

/** The elements of our allow-list that have no end tag. */
const voidElements: ReadonlySet<string> = new Set('br col hr img source track wbr'.split(' '))

/**
 * Prints nodes as HTML whose strict parsing gives the same nodes again: every element closed, every
 * `&` and `<` escaped.
 */
export function printHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => printNode(node, voidElements)).join('')
}

/** Prints a node as XML, where no element goes without an end tag. */
export function printXml(node: HtmlNode): string {
  return printNode(node, new Set())
}

function printNode(node: HtmlNode, unclosed: ReadonlySet<string>): string {
  if (node.kind === 'text') return escapeHtml(node.value)
  if (node.kind === 'more') return ''
  let tag = `<${node.name}`
  for (const [name, value] of node.attributes) {
    tag += ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`
  }
  if (unclosed.has(node.name)) return `${tag}>`
  const inner = node.children.map((child) => printNode(child, unclosed)).join('')
  // HTML §13.1.2.5: the parser drops one line break right behind this tag
  const lead = node.name === 'pre' && inner.startsWith('\n') ? '\n' : ''
  return `${tag}>${lead}${inner}</${node.name}>`
}
