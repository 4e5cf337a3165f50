import type { Element, ElementContent, RootContent as HastContent } from 'hast'
import type { List, ListItem, Nodes, Root, RootContent } from 'mdast'
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast'
import { find, html } from 'property-information'
import { cleanText } from '../xml/index.ts'
import { type HtmlElement, type HtmlNode, type HtmlParent, text } from './html-tree.ts'

/** Is told on which line of the Markdown an element begins. */
export type NoteLine = (element: HtmlElement, line: number) => void

/**
 * How lists are converted. By default each item looks at all items of its list, for one that is loose and makes
 * all of them loose. Here the list looks once.
 */
export const listHandlers = {
  list(state: State, node: List): Element {
    const isLoose = node.spread || node.children.some(isLooseItem)
    for (const item of node.children) item.spread = isLoose
    return defaultHandlers.list(state, node)
  },
  listItem: (state: State, node: ListItem): Element => {
    return defaultHandlers.listItem(state, node, undefined)
  },
}

const isLooseItem = ({ spread, children }: ListItem) => spread ?? children.length > 1

/**
 * Converts a Markdown tree (mdast) without HTML in it. Printing the tree as HTML and parsing that
 * gives the same, but takes a third of the time of a render.
 */
export function mdastToHtml(tree: Root, note?: NoteLine): HtmlParent {
  const root = (state: State) => state.wrap(state.all(tree))
  // toHast searches the tree for definitions, which takes as long as the conversion itself
  const handlers = { ...listHandlers, root }
  const page = toHast({ type: 'root', children: definitionsIn(tree) }, { handlers })
  return { children: 'children' in page ? convertAll(page.children, note) : [] }
}

/**
 * Whether only an HTML parser knows what a Markdown tree means: an author wrote HTML, or a link
 * stands within a link, as in `[<https://example.org>](other)`.
 */
export function needsHtmlParser(node: Nodes, isInLink = false): boolean {
  const isLink = node.type === 'link' || node.type === 'linkReference'
  if (node.type === 'html' || (isLink && isInLink)) return true
  const isWithin = isInLink || isLink
  return 'children' in node && node.children.some((child) => needsHtmlParser(child, isWithin))
}

/** The definitions of links, images and footnotes in document order, without nested ones. */
function definitionsIn(node: Nodes, found: RootContent[] = []): RootContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node)
  else if ('children' in node) for (const child of node.children) definitionsIn(child, found)
  return found
}

/** Neighbouring texts become one, as an HTML parser makes them. */
function convertAll(
  nodes: readonly (HastContent | ElementContent)[],
  note: NoteLine | undefined,
): HtmlNode[] {
  const converted: HtmlNode[] = []
  for (const node of nodes) {
    const last = converted.at(-1)
    if (node.type === 'text') {
      const value = cleanText(node.value)
      if (last?.kind === 'text') converted[converted.length - 1] = text(last.value + value)
      else converted.push(text(value))
    } else if (node.type === 'element') {
      const element: HtmlElement = {
        kind: 'element',
        name: node.tagName,
        attributes: attributesOf(node),
        children: convertAll(node.children, note),
      }
      if (note !== undefined && node.position) note(element, node.position.start.line)
      converted.push(element)
    }
  }
  return converted
}

function attributesOf({ properties }: Element): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [name, property] of Object.entries(properties)) {
    if (property === undefined || property === null || property === false) continue
    const parts = Array.isArray(property) ? property : [property === true ? '' : property]
    attributes.set(find(html, name).attribute, cleanText(parts.join(' ')))
  }
  return attributes
}
