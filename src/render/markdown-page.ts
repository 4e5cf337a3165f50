import type { Element, ElementContent, RootContent as PageContent } from 'hast'
import type { Nodes, Root, RootContent } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import { find, html } from 'property-information'
import { cleanText } from '../xml/index.ts'
import { type HtmlNode, type HtmlParent, text } from './tree.ts'

/**
 * The page that Markdown without HTML makes, without writing and parsing it as HTML in between,
 * which gives the same and takes a third of the time of a render.
 */
export function pageOf(tree: Root): HtmlParent {
  const root = (state: State) => state.wrap(state.all(tree))
  // it searches what it is given for definitions, which takes as long as the page itself
  const page = toHast({ type: 'root', children: definitionsIn(tree) }, { handlers: { root } })
  return { children: 'children' in page ? convertAll(page.children) : [] }
}

/**
 * Whether only a parser of HTML knows what page this makes: an author wrote HTML, or a link stands
 * within a link, as in `[<https://example.org>](other)`.
 */
export function needsParser(node: Nodes, isInLink = false): boolean {
  const isLink = node.type === 'link' || node.type === 'linkReference'
  if (node.type === 'html' || (isLink && isInLink)) return true
  return 'children' in node && node.children.some((child) => needsParser(child, isInLink || isLink))
}

/** What links, images and footnotes refer to, in document order; what is within them is not listed. */
function definitionsIn(node: Nodes, found: RootContent[] = []): RootContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node)
  else if ('children' in node) for (const child of node.children) definitionsIn(child, found)
  return found
}

/** Neighbouring texts become one, as they are in a page. */
function convertAll(nodes: readonly (PageContent | ElementContent)[]): HtmlNode[] {
  const converted: HtmlNode[] = []
  for (const node of nodes) {
    const last = converted.at(-1)
    if (node.type === 'text') {
      const value = cleanText(node.value)
      if (last?.kind === 'text') converted[converted.length - 1] = text(last.value + value)
      else converted.push(text(value))
    } else if (node.type === 'element') {
      converted.push({
        kind: 'element',
        name: node.tagName,
        attributes: attributesOf(node),
        children: convertAll(node.children),
      })
    }
  }
  return converted
}

function attributesOf({ properties }: Element): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    const written = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)
    attributes.set(find(html, name).attribute, cleanText(written))
  }
  return attributes
}
