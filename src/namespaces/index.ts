/**
 * The XML vocabularies that entries and feeds may use, one file each. A new one is a file and a
 * line in the table of each format that it fits. A feed declares exactly the vocabularies that it
 * uses: a missing declaration breaks the feed, and some parsers take a declaration alone for the
 * use.
 */
import type { Entry, FeedHead } from '../model/index.ts'
import type { XmlElement } from '../xml/index.ts'
import { atom } from './atom-in-rss.ts'
import { content } from './content.ts'
import { dublinCore } from './dublin-core.ts'
import { extensionNamespaces } from './extension-namespaces.ts'
import { feedHistory } from './feed-history.ts'
import { itunes } from './itunes.ts'
import { media } from './media.ts'
import type { Namespace } from './namespace.ts'
import { tombstones } from './tombstones.ts'

export { historyLinks } from './feed-history.ts'
export type { Namespace } from './namespace.ts'

/** The namespaces in the order of their elements in RSS items: `content:encoded` follows `description`. */
export const rssNamespaces: readonly Namespace[] = [
  content,
  atom,
  feedHistory,
  dublinCore,
  media,
  itunes,
]

export const atomNamespaces: readonly Namespace[] = [feedHistory, tombstones, media]

const known: readonly Namespace[] = [
  ...new Set([...rssNamespaces, ...atomNamespaces, ...extensionNamespaces]),
]

/**
 * The prefixes that extensions may use. `content` is not among them: its HTML must be `SafeHtml`.
 */
export const extensionPrefixes: readonly string[] = known
  .filter((namespace) => namespace !== content)
  .map(({ prefix }) => prefix)

/** The elements of an entry that come from other vocabularies than its format's. */
export function entryElements(
  namespaces: readonly Namespace[],
  entry: Entry,
): readonly XmlElement[] {
  const own = namespaces.flatMap((namespace) => namespace.entry?.(entry) ?? [])
  return extended(own, entry.extensions?.xml, namespaces)
}

/** The elements of the head of a feed likewise. */
export function feedElements(
  namespaces: readonly Namespace[],
  feed: FeedHead,
): readonly XmlElement[] {
  const own = namespaces.flatMap((namespace) => namespace.feed?.(feed) ?? [])
  return extended(own, feed.extensions?.xml, namespaces)
}

/** The prefixes of the elements in printed XML. Text is escaped, so that `<dc:` is an element. */
export function prefixesIn(printed: string): readonly string[] {
  // a pattern with a lookbehind would be tried at every letter
  return [...new Set(printed.match(/<[A-Za-z]+:/g))].map((found) => found.slice(1, -1))
}

/** The `xmlns` attributes that a document with elements of these prefixes needs. */
export function declarations(prefixes: Iterable<string>): Readonly<Record<string, string>> {
  const wanted = new Set(prefixes)
  const used = known.filter(({ prefix }) => wanted.has(prefix))
  return Object.fromEntries(used.map(({ prefix, uri }) => [`xmlns:${prefix}`, uri]))
}

/**
 * Our elements and the caller's, which replace ours of the same name; two links are the same only
 * if their `rel` is. Vocabularies of RSS alone are left out of Atom: Apple reads no Atom, and Atom
 * has elements of its own for what Dublin Core adds to RSS.
 */
function extended(
  own: readonly (XmlElement | undefined)[],
  extensions: readonly XmlElement[] | undefined,
  namespaces: readonly Namespace[],
): readonly XmlElement[] {
  const kept = own.filter((each) => each !== undefined)
  if (extensions === undefined) return kept
  const key = ({ name, attributes }: XmlElement) => `${name} ${attributes['rel'] ?? ''}`
  const others = rssNamespaces.filter((namespace) => !namespaces.includes(namespace))
  const fitting = extensions.filter(({ name }) => {
    return !others.some(({ prefix }) => name.startsWith(`${prefix}:`))
  })
  const said = new Set(fitting.map(key))
  return [...kept.filter((each) => !said.has(key(each))), ...fitting]
}
