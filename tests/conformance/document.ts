import { SaxesParser } from 'saxes'
import type { FormatName } from '../../src/formats/index.ts'

/** A feed as it is served. */
export interface Document {
  /** The publication and the file, for messages. */
  readonly name: string
  readonly format: FormatName
  /** Where it will be served. */
  readonly url: string
  readonly text: string
}

export interface XmlElement {
  readonly name: string
  readonly uri: string
  /** Names from the root, as in `rss/channel/title`. */
  readonly path: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own character data, references resolved. */
  readonly text: string
  /** The text between its tags, with its references unresolved. */
  readonly source: string
}

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }
export type JsonObject = Readonly<Record<string, Json>>

const parsed = new WeakMap<Document, XmlElement>()

/** The root of an XML feed; throws where it is not well-formed or a prefix is not declared. */
export function xml(document: Document): XmlElement {
  const known = parsed.get(document) ?? parseXml(document.text)
  parsed.set(document, known)
  return known
}

/** All elements of an XML feed in the order of the document; those of one path, if one is given. */
export function elements(document: Document, path?: string): readonly XmlElement[] {
  const all = descendants(xml(document))
  return path === undefined ? all : all.filter((element) => element.path === path)
}

export function child({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((each) => each.name === name)
}

export function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text
}

/** What an Atom feed or entry links to as this. */
export function linkOf({ children }: XmlElement, rel: string): string | undefined {
  const found = children.find(({ name, attributes }) => {
    return name === 'link' && attributes.get('rel') === rel
  })
  return found?.attributes.get('href')
}

export function json({ text }: Document): JsonObject {
  return JSON.parse(text) as JsonObject
}

/** The entries of an XML feed. */
export function entryElements(document: Document): readonly XmlElement[] {
  return elements(document, document.format === 'rss' ? 'rss/channel/item' : 'feed/entry')
}

export function items(document: Document): readonly JsonObject[] {
  return objects(json(document)['items'])
}

/** The objects of a list, which may be absent. */
export function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : []
}

/** Every text in a JSON value, with the path of keys to it: `items.0.title`. */
export function texts(value: Json, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path.slice(1), value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => texts(each as Json, `${path}.${key}`))
}

function descendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(descendants)]
}

interface Open {
  readonly name: string
  readonly uri: string
  readonly path: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly start: number
  text: string
}

export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const top: XmlElement[] = []
  const stack: Open[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, uri, attributes }) => {
    stack.push({
      name,
      uri,
      path: [stack.at(-1)?.path, name].filter(Boolean).join('/'),
      attributes: new Map(Object.values(attributes).map((each) => [each.name, each.value])),
      children: [],
      start: parser.position,
      text: '',
    })
  })
  const append = (text: string) => {
    const open = stack.at(-1)
    if (open !== undefined) open.text += text
  }
  parser.on('text', append)
  parser.on('cdata', append)
  parser.on('closetag', () => {
    const open = stack.pop()
    if (open === undefined) return
    const { start, ...element } = open
    const inner = source.slice(start, parser.position).replace(/<\/[^<]*$/, '')
    const siblings = stack.at(-1)?.children ?? top
    siblings.push({ ...element, source: inner })
  })
  parser.write(source).close()
  const [root] = top
  if (root === undefined) throw new Error('no root element')
  return root
}
