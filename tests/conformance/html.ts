import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { type Document, entryElements, items, textOf } from './document.ts'

/** A piece of HTML that a feed shows, and the page that it is from. */
export interface Fragment {
  readonly place: string
  readonly page: string
  readonly html: string
}

export interface HtmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** All HTML of a feed. */
export function fragments(document: Document): readonly Fragment[] {
  const named = (page: unknown, found: Readonly<Record<string, unknown>>) =>
    Object.entries(found).flatMap(([place, html]) =>
      typeof html === 'string' ? [{ place: `${page} ${place}`, page: String(page), html }] : [],
    )
  if (document.format === 'json') {
    return items(document).flatMap(({ url, content_html }) => named(url, { content_html }))
  }
  const names = document.format === 'rss' ? ['description', 'content:encoded'] : ['content']
  return entryElements(document).flatMap((entry) => {
    const page = textOf(entry, 'link') || textOf(entry, 'id')
    return named(page, Object.fromEntries(names.map((name) => [name, textOf(entry, name)])))
  })
}

/** Every element of a piece of HTML, in the order of the document. */
export function htmlElements(html: string): readonly HtmlElement[] {
  return elementsOf(parseFragment(html))
}

export function htmlText(html: string): string {
  return textIn(parseFragment(html))
}

/**
 * What a strict parser of HTML has to say, and the older, stricter one of the W3C validator: `&`
 * that begins no reference, comments, and tags that a parser must add, drop or move.
 */
export function parseErrors(html: string): readonly string[] {
  const errors: string[] = []
  const tree = parseFragment(html, { onParseError: ({ code }) => errors.push(code) })
  const loose = html.match(/&(?!(?:amp|lt|gt|quot|#39|nbsp);).{0,8}|<!--|<\?/g) ?? []
  const isStable = comparable(serialize(tree)) === comparable(html.replace(/<pre>\n/g, '<pre>'))
  return [...errors, ...loose, ...(isStable ? [] : [`is ${html}\nparsed as ${serialize(tree)}`])]
}

/** HTML without the parts that have two spellings. */
function comparable(html: string): string {
  return html
    .replaceAll('&nbsp;', '\u00A0')
    .replace(/&lt;|&gt;|&quot;/g, (found) => ({ '&lt;': '<', '&gt;': '>' })[found] ?? '"')
}

type Node = DefaultTreeAdapterTypes.Node

function elementsOf(node: Node): readonly HtmlElement[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  if (!('tagName' in node)) return inner
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
  return [{ name: node.tagName, attributes }, ...inner]
}

function textIn(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : ''
}
