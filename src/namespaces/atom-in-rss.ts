import { rfc3339 } from '../model/index.ts'
import { element, textElement } from '../xml/index.ts'
import { historyLinks } from './feed-history.ts'
import type { Namespace } from './namespace.ts'

/** Atom's elements in an RSS feed: its documents, its hubs, and when an entry was updated. */
export const atom: Namespace = {
  prefix: 'atom',
  uri: 'http://www.w3.org/2005/Atom',
  // RSS Profile, "atom:link"
  feed: (feed) => [
    ...feed.hubs.map((href) => element('atom:link', { rel: 'hub', href })),
    ...feed.documents.map(({ format, mediaType: type, url: href }) => {
      const rel = format === 'rss' ? 'self' : 'alternate'
      return element('atom:link', { rel, type, href })
    }),
    ...historyLinks(feed, 'rss').map(({ rel, href }) => element('atom:link', { rel, href })),
  ],
  // no other element of Atom: readers take atom:id and atom:title in place of RSS's own
  entry: ({ published, updated }) =>
    updated === published ? [] : [textElement('atom:updated', rfc3339(updated))],
}
