import {
  type Author,
  absoluteUrl,
  type Entry,
  type FeedHead,
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
import type { Format } from './format.ts'
import { generator } from './generator.ts'
import { prolog } from './prolog.ts'

/**
 * Atom 1.0 (RFC 4287), unprefixed: one reader passes over every prefixed element. Titles are
 * `type="text"` always. The validator would have `type="html"` for a title such as `</b>`, but
 * several readers show the markup of HTML titles raw.
 */
export const atom: Format = {
  title: 'Atom',
  fileName: 'atom.xml',
  mediaType: 'application/atom+xml',
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
      ...(entry.related ?? []).map(({ url, title }) => {
        return element('link', {
          rel: 'related',
          type: 'text/html',
          href: url,
          title: label(title),
        })
      }),
      textElement('published', rfc3339(entry.published)),
      textElement('updated', rfc3339(entry.updated)),
      // in every entry: half of the readers don't look at the feed's
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
      // the small square picture, which is what Atom means by an icon
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
 * A feed without entries must have an `updated` all the same (RFC 4287 §4.1.1), and the time of the
 * build would make it new with every build. This is the month in which Atom was published.
 */
const never = timestamp(Date.UTC(2005, 11))

/**
 * Each with a `rel`, and the page with a type. Some readers take for it the first link that they
 * see, and others the last one that is not `self`. The feed's other formats are not linked as
 * `alternate`: newsboat takes the last of those for the page, and rss-parser and feedsmith's users
 * the first, so that no order is right.
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

/** An entry must have a title, and an empty one is a warning: a micropost's is how it begins. */
function title({ title, opening, url }: Entry): string {
  return title ?? opening ?? url
}

/** Left out where it could be read as HTML, which the title of a link must not hold. */
function label(title: string): string | undefined {
  return /<\/?\w|&\w+;/.test(title) ? undefined : title
}

function madeBy({ generator: name }: FeedHead): XmlElement | undefined {
  if (name === false) return undefined
  return name === undefined
    ? textElement('generator', generator.name, { uri: generator.url })
    : textElement('generator', name)
}

/** RFC 4287 §4.2.2.2 has URIs only; RSS's `domain` is any word. */
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
