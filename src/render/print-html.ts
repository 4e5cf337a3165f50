import { wordSet } from '../model/index.ts'
import { escapeHtml } from '../xml/index.ts'
import type { HtmlNode } from './html-tree.ts'

/** The elements that have no end tag (HTML §13.1.2). */
const voidElements = wordSet('area base br col embed hr img input link meta source track wbr')

/**
 * Prints nodes as HTML from which a strict parser reads the same nodes: every element is closed,
 * and every `&` and `<` is escaped.
 */
export function printHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => printNode(node, voidElements)).join('')
}

/** Prints an SVG element as XML, in which every element has an end tag. */
export function printSvg(svg: HtmlNode): string {
  return printNode(svg, new Set())
}

function printNode(node: HtmlNode, withoutEndTag: ReadonlySet<string>): string {
  if (node.kind === 'text') return escapeHtml(node.value)
  if (node.kind === 'more') return ''
  let tag = `<${node.name}`
  for (const [name, value] of node.attributes) {
    tag += ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`
  }
  if (withoutEndTag.has(node.name)) return `${tag}>`
  const inner = node.children.map((child) => printNode(child, withoutEndTag)).join('')
  // HTML §13.1.2.5: a parser drops one line break directly after this tag
  const lead = node.name === 'pre' && inner.startsWith('\n') ? '\n' : ''
  return `${tag}>${lead}${inner}</${node.name}>`
}
