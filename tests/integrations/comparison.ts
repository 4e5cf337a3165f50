import type { Feed as FeedPackage } from 'feed'
import { type ParsedElement, parseXml } from '../support/xml.ts'

/** A value of a document. */
export interface Fact {
  /** The format and the path: `rss item/guid@isPermaLink`, `atom feed/link[self]`. */
  readonly path: string
  readonly value: string
}

/** What the three documents of a feed say. A document that cannot be had is one fact. */
export function factsOf(feed: FeedPackage): readonly Fact[] {
  return [
    ...documentFacts('rss', () => feed.rss2(), xmlFacts),
    ...documentFacts('atom', () => feed.atom1(), xmlFacts),
    ...documentFacts('json', () => feed.json1(), jsonFacts),
  ]
}

/**
 * The facts that only one of two feeds has, as lines with `-` for the first and `+` for the second.
 * Where one of them has no such document, the facts of the other's are not listed.
 */
export function difference(theirs: readonly Fact[], ours: readonly Fact[]): readonly string[] {
  const missing = new Set([...theirs, ...ours].filter(isMissing).map(formatOf))
  const [first = [], second = []] = [theirs, ours].map((facts) => {
    return facts
      .filter((fact) => isMissing(fact) || !missing.has(formatOf(fact)))
      .map(({ path, value }) => `${path} = ${value || '(empty)'}`)
  })
  return [
    ...without(first, second).map((line) => `- ${line}`),
    ...without(second, first).map((line) => `+ ${line}`),
  ].toSorted((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1))
}

const formatOf = ({ path }: Fact) => path.split(' ')[0]
const isMissing = ({ path }: Fact) => path.endsWith(' document')

/** The lines of one list that the other has not, each as often as it is there. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return lines.filter((line) => {
    const index = left.indexOf(line)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

function documentFacts(
  format: string,
  serialize: () => string,
  read: (text: string) => readonly Fact[],
): readonly Fact[] {
  let text: string
  try {
    text = serialize()
  } catch {
    return [{ path: `${format} document`, value: 'throws' }]
  }
  try {
    return read(text).map(({ path, value }) => ({ path: `${format} ${path}`, value }))
  } catch {
    return [{ path: `${format} document`, value: 'is not well-formed' }]
  }
}

function xmlFacts(text: string): readonly Fact[] {
  const stylesheet = /<\?xml-stylesheet ([^?]*)\?>/.exec(text)?.[1]
  const root = parseXml(text)
  const head = elementsIn(root).find(({ name }) => name === 'channel') ?? root
  return [
    ...(stylesheet === undefined ? [] : [{ path: 'xml-stylesheet', value: stylesheet }]),
    ...elementFacts(head, head.name),
  ]
}

/** The text of an element and its attributes, or its attributes alone as one value. */
function elementFacts(element: ParsedElement, path: string): readonly Fact[] {
  const text = element.children
    .filter((each) => typeof each === 'string')
    .join('')
    .trim()
  const inner = elementsIn(element)
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !name.startsWith('xmlns') && !(isLink(element) && name === 'rel'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  if (text === '' && inner.length === 0) {
    return [{ path, value: attributes.map(([name, value]) => `${name}=${value}`).join(' ') }]
  }
  return [
    ...(text === '' ? [] : [{ path, value: withoutFraction(text) }]),
    ...attributes.map(([name, value]) => ({ path: `${path}@${name}`, value })),
    ...inner.flatMap((child, index) => {
      const nth = inner.slice(0, index + 1).filter(({ name }) => name === child.name).length
      return elementFacts(child, pathOf(child, path, nth))
    }),
  ]
}

const elementsIn = ({ children }: ParsedElement) => {
  return children.filter((each) => typeof each === 'object')
}

const isLink = ({ name, children }: ParsedElement) => /^(?:atom:)?link$/.test(name) && !children[0]

/** Items stand for themselves, and the second one is `item[2]`; links are told apart by their `rel`. */
function pathOf(element: ParsedElement, path: string, nth: number): string {
  const { name, attributes } = element
  if (/^(?:item|entry)$/.test(name)) return nth === 1 ? name : `${name}[${nth}]`
  return isLink(element)
    ? `${path}/${name}[${attributes['rel'] ?? 'alternate'}]`
    : `${path}/${name}`
}

function jsonFacts(text: string): readonly Fact[] {
  const { items, ...feed } = JSON.parse(text)
  return [
    ...valueFacts(feed, 'feed'),
    ...items.flatMap((item: unknown, index: number) => {
      return valueFacts(item, index === 0 ? 'item' : `item[${index + 1}]`)
    }),
  ]
}

function valueFacts(value: unknown, path: string): readonly Fact[] {
  if (Array.isArray(value)) return value.flatMap((each) => valueFacts(each, path))
  if (typeof value !== 'object' || value === null) {
    return [{ path, value: withoutFraction(String(value)) }]
  }
  return Object.entries(value).flatMap(([name, each]) => valueFacts(each, `${path}/${name}`))
}

/** RFC 3339 with and without a fraction of zero is the same time. */
function withoutFraction(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000Z$/, '$1Z')
}
