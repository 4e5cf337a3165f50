import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { formats, serializeDocument } from '../../src/formats/index.ts'
import type { AbsoluteUrl, FeedHead } from '../../src/model/index.ts'

const url = 'https://example.org/' as AbsoluteUrl

const head: FeedHead = {
  title: 'Example',
  description: undefined,
  url,
  id: url,
  language: undefined,
  copyright: undefined,
  image: undefined,
  icon: undefined,
  favicon: undefined,
  updated: undefined,
  documents: [],
  hubs: [],
}

const authors = [
  { name: 'Jo & Co', url, email: 'jo@example.org', avatar: 'https://example.org/jo.png' },
  { name: 'Ann' },
] as FeedHead['authors']

/** A document without entries. */
function empty(name: keyof typeof formats, own: Partial<FeedHead> = {}): string {
  return serializeDocument(formats[name], { ...head, ...own }, [])
}

describe('the authors of a feed', () => {
  test('are one dc:creator in RSS, without their addresses', () => {
    const rss = empty('rss', { authors })
    expect(parseRssFeed(rss).dc?.creators).toEqual(['Jo & Co, Ann'])
    expect(rss).not.toMatch(/managingEditor|jo@example\.org/)
  })

  test('are persons in Atom', () => {
    expect(parseAtomFeed(empty('atom', { authors })).authors).toEqual([
      { name: 'Jo & Co', uri: url, email: 'jo@example.org' },
      { name: 'Ann' },
    ])
  })

  test('are authors in JSON Feed 1.1, and the first one an author of 1.0', () => {
    const jo = { name: 'Jo & Co', url, avatar: 'https://example.org/jo.png' }
    const json = empty('json', { authors })
    expect(parseJsonFeed(json).authors).toEqual([jo, { name: 'Ann' }])
    expect(JSON.parse(json).author).toEqual(jo)
  })

  test('are not written where there are none', () => {
    for (const name of ['rss', 'atom', 'json'] as const) {
      expect(empty(name)).not.toMatch(/author|creator/)
    }
  })
})
