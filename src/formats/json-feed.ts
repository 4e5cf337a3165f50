import {
  type Attachment,
  type Author,
  type Entry,
  type FeedDocument,
  type RelatedEntry,
  rfc3339,
} from '../model/index.ts'
import { cleanText, escapeHtml } from '../xml/index.ts'
import { feedGenerator } from './feed-generator.ts'
import type { Format } from './format.ts'

/**
 * JSON Feed 1.1. Every value has exactly the type of the specification: with a wrong one, two
 * readers lose the whole feed. `url` and `content_html` are always there: without them, others lose
 * the item.
 */
export const json: Format = {
  title: 'JSON Feed',
  fileName: 'feed.json',
  mediaType: 'application/feed+json',
  // a widely used reader knows no other type for it
  discoveryType: 'application/json',
  isWidelyRead: false,

  entry(entry) {
    const authors = entry.authors.map(author)
    const item = {
      id: entry.id,
      url: entry.url,
      external_url: entry.externalUrl,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.content ?? `<p>${escapeHtml(entry.summary ?? entry.title ?? '')}</p>`,
      image: entry.image?.url,
      date_published: rfc3339(entry.published),
      date_modified: entry.updated === entry.published ? undefined : rfc3339(entry.updated),
      authors,
      // from version 1.0, for readers that know only this one
      author: authors[0],
      tags: entry.categories.length > 0 ? entry.categories : undefined,
      language: entry.language,
      attachments: entry.attachments?.map(attachment),
      _feedwright: otherPosts(entry),
      ...entry.extensions?.json,
    }
    return stringify(item).replaceAll('\n', '\n    ')
  },

  envelope(feed, { count }) {
    const authors = feed.authors?.map(author)
    const isOurs = ({ format }: FeedDocument) => format === 'json'
    const head = {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.url,
      feed_url: feed.documents.find(isOurs)?.url,
      // leads from the subscription document through all archives, the newest first
      next_url: feed.history?.previous?.find(isOurs)?.url,
      description: feed.description,
      icon: feed.icon ?? feed.image,
      favicon: feed.favicon,
      authors,
      author: authors?.[0],
      language: feed.language,
      hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: 'WebSub', url })) : undefined,
      ...feed.extensions?.json,
    }
    const start = `${stringify(head).slice(0, -2)},\n  "items": [`
    return count === 0
      ? { header: start, separator: '', footer: ']\n}\n' }
      : { header: `${start}\n    `, separator: ',\n    ', footer: '\n  ]\n}\n' }
  },
}

function author({ name, url, avatar }: Author): object {
  return { name, url, avatar }
}

function attachment({ url, type, title, length, duration }: Attachment): object {
  return { url, mime_type: type, title, size_in_bytes: length, duration_in_seconds: duration }
}

/** JSON Feed 1.1, "Extensions": an object whose name begins with `_`; `about` explains it. */
function otherPosts({ related = [], translations = [] }: Entry): object | undefined {
  if (related.length + translations.length === 0) return undefined
  return {
    about: `${feedGenerator.url}#related-posts`,
    related: related.length === 0 ? undefined : related.map(link),
    translations:
      translations.length === 0
        ? undefined
        : translations.map((each) => ({ ...link(each), language: each.language })),
  }
}

function link({ id, url, title }: RelatedEntry): object {
  return { id, url, title }
}

/** Absent values are left out, never null. Texts are cleaned as in the XML formats. */
function stringify(value: object): string {
  const clean = (_: string, each: unknown) => (typeof each === 'string' ? cleanText(each) : each)
  return JSON.stringify(value, clean, 2)
}
