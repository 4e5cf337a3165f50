import {
  type Author,
  absoluteUrl,
  type Entry,
  type FeedHead,
  type RelatedEntry,
  rfc3339,
  timestamp,
} from '../model/index.ts'
import {
  atomNamespaces,
  declarations,
  entryElements,
  feedElements,
  historyLinks,
  prefixesIn,
} from '../namespaces/index.ts'
import { element, print, textElement, type XmlElement } from '../xml/index.ts'
import { feedGenerator } from './feed-generator.ts'
import type { Format } from './format.ts'
import { prolog } from './prolog.ts'

/**
 * Atom 1.0 (RFC 4287), without a prefix, because one reader ignores every prefixed element. Titles
 * always have `type="text"`. The validator recommends `type="html"` for a title such as `</b>`, but
 * several readers show the markup of HTML titles as text.
 */
export const atom: Format = {
  title: 'Atom',
  fileName: 'atom.xml',
  mediaType: 'application/atom+xml',
  isXml: true,
  isWidelyRead: true,

  entry(entry) {
    const printed = element('entry', { 'xml:lang': entry.language }, [
      textElement('id', entry.id),
      textElement('title', title(entry)),
      element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
      ...(entry.attachments ?? []).map(({ url, type, length, title }) => {
        return element('link', { rel: 'enclosure', type, length, href: url, title })
      }),
      entry.externalUrl && element('link', { rel: 'related', href: entry.externalUrl }),
      // never as `alternate`, of which some readers take the last one for the page of the entry
      ...(entry.translations ?? []).map((each) => otherPost(each, each.language)),
      ...(entry.related ?? []).map((each) => otherPost(each)),
      textElement('published', rfc3339(entry.published)),
      textElement('updated', rfc3339(entry.updated)),
      // in every entry, because half of the readers ignore the authors of the feed
      ...entry.authors.map((author) => person('author', author)),
      ...(entry.contributors ?? []).map((contributor) => person('contributor', contributor)),
      ...entry.categories.map((term) => element('category', { term, scheme: scheme(entry, term) })),
      textElement('rights', entry.copyright),
      textElement('summary', entry.summary, { type: 'text' }),
      textElement('content', entry.content, { type: 'html' }),
      ...entryElements(atomNamespaces, entry),
    ])
    return printed === undefined ? '' : print(printed, 1)
  },

  envelope(feed, { prefixes }) {
    const markup = feedElements(atomNamespaces, feed)
      .map((each) => print(each, 1))
      .join('')
    const attributes = {
      xmlns: 'http://www.w3.org/2005/Atom',
      ...declarations([...prefixes, ...prefixesIn(markup)]),
      'xml:lang': feed.language,
    }
    const printed = element('feed', attributes, [
      textElement('id', feed.id),
      textElement('title', feed.title),
      textElement('subtitle', feed.description),
      ...links(feed),
      textElement('updated', rfc3339(feed.updated ?? never)),
      ...(feed.authors ?? []).map((author) => person('author', author)),
      ...(feed.contributors ?? []).map((contributor) => person('contributor', contributor)),
      ...(feed.categories ?? []).map((term) => element('category', { term })),
      madeBy(feed),
      // Atom means a small square image by an icon
      textElement('icon', feed.icon ?? feed.favicon),
      textElement('logo', feed.image),
      textElement('rights', feed.copyright),
      { markup },
    ])
    const footer = '</feed>\n'
    const empty = printed === undefined ? '' : prolog(feed) + print(printed)
    return { header: empty.slice(0, -footer.length), separator: '', footer }
  },
}

/**
 * The `updated` of a feed without entries, which must have one too (RFC 4287 §4.1.1). The time of
 * the build would change the feed with every build; this is the month in which Atom was published.
 */
const never = timestamp(Date.UTC(2005, 11))

/**
 * Every link has a `rel`, and the link to the page also a type. Some readers take the first link
 * for the page, and others the last one that is not `self`. The feed's other formats are not linked
 * as `alternate`: newsboat takes the last of those for the page, rss-parser and users of feedsmith
 * take the first, so that no order would be right.
 */
function links(feed: FeedHead): readonly (XmlElement | undefined)[] {
  return [
    ...feed.hubs.map((href) => element('link', { rel: 'hub', href })),
    ...historyLinks(feed, 'atom').map(({ rel, href }) => element('link', { rel, href })),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.url }),
    ...feed.documents
      .filter(({ format }) => format === 'atom')
      .map((self) => element('link', { rel: 'self', type: atom.mediaType, href: self.url })),
  ]
}

/** An entry must have a title, and an empty one is a warning. A micropost has its opening. */
function title({ title, opening, url }: Entry): string {
  return title ?? opening ?? url
}

function otherPost({ url, title }: RelatedEntry, hreflang?: string): XmlElement | undefined {
  const attributes = { rel: 'related', type: 'text/html', hreflang, href: url, title: label(title) }
  return element('link', attributes)
}

/** The title of a link, unless it could be read as HTML, which it must not hold. */
function label(title: string): string | undefined {
  return /<\/?\w|&\w+;/.test(title) ? undefined : title
}

function madeBy({ generator: name }: FeedHead): XmlElement | undefined {
  if (name === false) return undefined
  return name === undefined
    ? textElement('generator', feedGenerator.name, { uri: feedGenerator.url })
    : textElement('generator', name)
}

/** Only a URI can be a scheme (RFC 4287 §4.2.2.2), but any word can be a `domain` of RSS. */
function scheme({ schemes }: Entry, term: string): string | undefined {
  const found = schemes?.get(term)
  return found && absoluteUrl(found)
}

function person(
  role: 'author' | 'contributor',
  { name, url, email }: Author,
): XmlElement | undefined {
  return element(role, {}, [
    textElement('name', name),
    textElement('uri', url),
    textElement('email', email),
  ])
}
