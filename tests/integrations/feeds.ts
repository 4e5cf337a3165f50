import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import type { FeedOptions, Item } from '../../src/integrations/feed/index.ts'
import { Feed } from '../../src/integrations/feed/index.ts'

export const options: FeedOptions = {
  id: 'https://example.org/',
  title: 'Example',
  link: 'https://example.org/',
  description: 'A site',
  language: 'en',
  author: { name: 'Mira Solberg', email: 'mira@example.org', link: 'https://example.org/mira' },
  feedLinks: {
    rss: 'https://example.org/rss.xml',
    atom: 'https://example.org/atom.xml',
    json: 'https://example.org/feed.json',
  },
}

export const item: Item = {
  title: 'Hello',
  id: 'https://example.org/hello/',
  link: 'https://example.org/hello/',
  date: new Date('2025-05-17T09:30:00Z'),
  content: '<p>A text that is long enough to be the whole article.</p>',
}

/** A feed with some options and some items, each of them laid over the ordinary one. */
export function feedWith(own: Partial<FeedOptions>, ...items: readonly Partial<Item>[]): Feed {
  const feed = new Feed({ ...options, ...own })
  for (const each of items) feed.addItem({ ...item, ...each })
  return feed
}

export function feedOf(...items: readonly Partial<Item>[]): Feed {
  return feedWith({}, ...items)
}

/** All three formats, each well-formed. */
export function serialized(feed: Feed): { rss: string; atom: string; json: string } {
  const [rss, atom, json] = [feed.rss2(), feed.atom1(), feed.json1()]
  expectWellFormed(rss)
  expectWellFormed(atom)
  JSON.parse(json)
  for (const text of [rss, atom, json]) {
    expect(text).not.toMatch(/undefined|NaN|Invalid Date|\[object/)
  }
  return { rss, atom, json }
}

/** With namespaces: `xmllint` and many parsers let an undeclared prefix pass, readers don't. */
function expectWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

/** The first item of a JSON Feed as it was written. */
export function jsonItem(feed: Feed): Record<string, unknown> {
  return JSON.parse(feed.json1()).items[0]
}

/** The first entry of an XML feed as it was written. */
export function firstEntry(xml: string): string {
  return /<(item|entry)[ >][\s\S]*?<\/\1>/.exec(xml)?.[0] ?? ''
}
