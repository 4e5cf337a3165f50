import { asRecord, parseJson } from '../model/index.ts'
import {
  element,
  find,
  type HtmlParent,
  isBlank,
  parseHtml,
  text,
  textOf,
} from '../render/index.ts'
import type { BuiltPage } from './page.ts'

/** A node of JSON-LD: what a page tells search engines. */
export type LinkedNode = Readonly<Record<string, unknown>>

/** More than any page has. A hostile one must not take longer than its length. */
const maxNodes = 1000

const articleType = /(?:Article|Posting|Report|Review|Recipe|HowTo|Essay|ShortStory)$/

/**
 * The node that describes the article of a page, with references to other nodes of the page resolved.
 * Where there are several, as on a page with a list, it is the one of this page's address, or the first.
 */
export function articleNodeOf(page: BuiltPage, url?: string): ArticleNode | undefined {
  const nodes = nodesOf(page)
  const articles = nodes.filter((node) =>
    textsOf(node['@type']).some((type) => articleType.test(type)),
  )
  const isOfPage = (node: LinkedNode) => {
    const main = asRecord(node['mainEntityOfPage'])?.['@id'] ?? node['mainEntityOfPage']
    return url !== undefined && [node['url'], node['@id'], main].includes(url)
  }
  const node = articles.find(isOfPage) ?? articles[0]
  if (node === undefined) return undefined
  const byId = new Map(
    nodes.flatMap((each) => (typeof each['@id'] === 'string' ? [[each['@id'], each]] : [])),
  )
  return { node, resolve: (value) => resolve(value, byId) }
}

export interface ArticleNode {
  readonly node: LinkedNode
  /** The items of a value, each with what the page says of it elsewhere. */
  resolve(value: unknown): readonly unknown[]
}

function resolve(value: unknown, byId: ReadonlyMap<unknown, LinkedNode>): readonly unknown[] {
  const items = Array.isArray(value) ? value.slice(0, maxNodes) : [value]
  const known = new Set<LinkedNode>()
  return items.flatMap((item) => {
    const node = asRecord(item)
    const elsewhere = node && byId.get(node['@id'])
    if (elsewhere === undefined || node?.['name'] !== undefined) return [item]
    // a node may be as long as the page, and be named a thousand times
    if (known.has(elsewhere)) return []
    known.add(elsewhere)
    return [{ ...node, ...elsewhere }]
  })
}

function nodesOf({ document }: BuiltPage): readonly LinkedNode[] {
  const found: LinkedNode[] = []
  const add = (value: unknown, depth: number): void => {
    if (found.length >= maxNodes || depth > 4) return
    if (Array.isArray(value)) for (const item of value) add(item, depth + 1)
    const node = asRecord(value)
    if (node === undefined) return
    found.push(node)
    add(node['@graph'], depth + 1)
    add(node['mainEntity'], depth + 1)
  }
  for (const script of find(document, 'script')) {
    if (!/^\s*application\/ld\+json\b/i.test(script.attributes.get('type') ?? '')) continue
    add(parseJson(textOf(script)), 0)
  }
  return found
}

/** The text of an article that a page tells only to search engines. */
export function articleBodyOf(page: BuiltPage): HtmlParent | undefined {
  const [body] = textsOf(articleNodeOf(page)?.node['articleBody'])
  if (body === undefined) return undefined
  if (/<(?:p|br|div|h[1-6]|ul|ol)\b/i.test(body)) return parseHtml(body)
  const paragraphs = body.split(/\n+/).map((line) => element('p', {}, [text(line.trim())]))
  return { children: paragraphs.filter((paragraph) => !isBlank(paragraph)) }
}

/** The texts that a value is, or that it is a list of. */
export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) =>
    typeof item === 'string' && item.trim() !== '' ? [item.trim()] : [],
  )
}
