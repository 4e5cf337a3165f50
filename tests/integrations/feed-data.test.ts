import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { feedOf, feedWith, item, jsonItem, serialized } from './feeds.ts'

/** The rest of the 36: see `feed.test.ts`. */
describe('files', () => {
  test('16: a file has the media type of its name', () => {
    const types = {
      'a.mp3': 'audio/mpeg',
      'a.M4A': 'audio/mp4',
      'a.mov?x=.mp3': 'video/quicktime',
      'a.pdf': 'application/pdf',
      'a.jpg': 'image/jpeg',
      'a.svg': 'image/svg+xml',
      'img/foo': 'application/octet-stream',
    }
    for (const [name, type] of Object.entries(types)) {
      const { rss } = serialized(feedOf({ audio: `https://example.org/${name}` }))
      expect(parseRssFeed(rss).items?.[0]?.enclosures?.[0]?.type, name).toBe(type)
    }
    expect(feedOf({ image: '/a.jpg' }).rss2()).toContain('medium="image" type="image/jpeg"')
  })

  test('17 and 18: a type and a length that are given are believed', () => {
    const enclosure = { url: '/paper', type: 'application/pdf', length: 12 }
    const { rss, atom, json } = serialized(feedOf({ enclosure }))
    expect(rss).toContain('length="12" type="application/pdf"')
    expect(atom).toContain('type="application/pdf" length="12"')
    expect(JSON.parse(json).items[0].attachments).toEqual([
      { url: 'https://example.org/paper', mime_type: 'application/pdf', size_in_bytes: 12 },
    ])
    const unknown = feedOf({ enclosure: { url: '/a.mp3', type: 'mp3' } })
    expect(unknown.rss2()).toContain('length="0" type="audio/mpeg"')
    expect(jsonItem(unknown)['attachments']).toEqual([
      { url: 'https://example.org/a.mp3', mime_type: 'audio/mpeg' },
    ])
  })

  test('19: image, audio and paper on one item are all kept', () => {
    const enclosure = { url: '/a.pdf' }
    const { rss, atom, json } = serialized(feedOf({ image: '/a.png', audio: '/a.mp3', enclosure }))
    expect(parseRssFeed(rss).items?.[0]?.enclosures).toEqual([
      { url: 'https://example.org/a.mp3', length: 0, type: 'audio/mpeg' },
    ])
    expect(rss).toContain('<media:thumbnail url="https://example.org/a.png"/>')
    const links = parseAtomFeed(atom).entries?.[0]?.links?.filter(({ rel }) => rel === 'enclosure')
    expect(links?.map(({ type }) => type)).toEqual(['audio/mpeg', 'application/pdf'])
    expect(parseJsonFeed(json).items?.[0]?.attachments).toHaveLength(2)
  })

  test('20: an enclosure has the three attributes of RSS only', () => {
    const feed = feedOf({ audio: { url: '/a.mp3', title: 'Sound', duration: 60 } })
    expect(serialized(feed).rss).toContain(
      '<enclosure url="https://example.org/a.mp3" length="0" type="audio/mpeg"/>',
    )
    expect(feed.rss2()).not.toContain('itunes')
    expect(jsonItem(feed)['attachments']).toMatchObject([
      { title: 'Sound', duration_in_seconds: 60 },
    ])
  })

  test('21 and 22: a podcast is written as Apple wants it', () => {
    const own = { podcast: true, category: 'Arts & Crafts', image: 'https://example.org/c.png' }
    const { rss } = serialized(feedWith(own, { audio: { url: '/a.mp3', duration: 3600.4 } }))
    expect(parseRssFeed(rss).itunes).toMatchObject({
      author: 'Mira Solberg',
      image: 'https://example.org/c.png',
      categories: [{ text: 'Arts & Crafts' }],
      owner: { name: 'Mira Solberg', email: 'mira@example.org' },
      explicit: false,
    })
    expect(parseRssFeed(rss).items?.[0]?.itunes?.duration).toBe(3600)
    expect(rss).not.toContain('googleplay')
  })

  test('23: nothing of the caller’s is changed, and twice is the same', () => {
    const audio = Object.freeze({ url: '/a.mp3', duration: 60 })
    const feed = feedWith({ podcast: true }, { audio, category: [Object.freeze({ name: 'a' })] })
    const before = structuredClone(feed.items)
    expect(serialized(feed)).toEqual(serialized(feed))
    expect(feed.items).toEqual(before)
  })
})

describe('dates', () => {
  test('24: a feed is as new as its newest item', () => {
    const edited = { published: new Date('2025-01-01'), date: new Date('2025-07-01') }
    const { rss, atom } = serialized(feedOf({}, { ...edited, id: 'b' }))
    expect(rss).toContain('<lastBuildDate>Tue, 01 Jul 2025 00:00:00 GMT</lastBuildDate>')
    expect(parseAtomFeed(atom).updated).toBe('2025-07-01T00:00:00Z')
    expect(serialized(feedWith({})).atom).toContain('<updated>2005-12-01T00:00:00Z</updated>')
  })

  test('25: a date that is none is refused, and the item named', () => {
    for (const date of [new Date('x'), '2025-05-17', null, new Date('+012025-01-01T00:00:00Z')]) {
      const feed = feedOf({}, { id: 'b', title: 'Broken', date: date as Date })
      for (const write of [() => feed.rss2(), () => feed.atom1(), () => feed.json1()]) {
        expect(write).toThrow(/^Feed: date of items\[1\] \(“Broken”\) is .*pass a valid Date$/)
      }
    }
    expect(() => feedWith({ updated: new Date('x') }, {}).rss2()).toThrow(/options\.updated/)
  })

  test('26: published and changed are told apart', () => {
    const { rss, atom, json } = serialized(feedOf({ published: new Date('2025-01-01') }))
    expect(rss).toContain('<pubDate>Wed, 01 Jan 2025 00:00:00 GMT</pubDate>')
    expect(rss).toContain('<atom:updated>2025-05-17T09:30:00Z</atom:updated>')
    expect(parseAtomFeed(atom).entries?.[0]).toMatchObject({
      published: '2025-01-01T00:00:00Z',
      updated: '2025-05-17T09:30:00Z',
    })
    expect(parseJsonFeed(json).items?.[0]?.date_published).toBe('2025-01-01T00:00:00Z')
    // `date` alone is all that is known, and then nothing was changed
    expect(jsonItem(feedOf({}))).toMatchObject({ date_published: '2025-05-17T09:30:00Z' })
    expect(feedOf({}).rss2() + feedOf({}).json1()).not.toMatch(/atom:updated|date_modified/)
  })
})

describe('JSON Feed', () => {
  test('29: it is version 1.1, with all that it has words for', () => {
    const feed = feedWith(
      { hub: 'https://hub.example.org/' },
      { author: [{ name: 'Jo', avatar: '/jo.png' }, { name: 'Ann' }] },
    )
    expect(JSON.parse(feed.json1())).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en',
      feed_url: 'https://example.org/feed.json',
      hubs: [{ type: 'WebSub', url: 'https://hub.example.org/' }],
      items: [{ authors: [{ name: 'Jo', avatar: 'https://example.org/jo.png' }, { name: 'Ann' }] }],
    })
    expect(serialized(feed).rss).toContain('<atom:link rel="hub" href="https://hub.example.org/"/>')
    expect(serialized(feed).atom).toContain('<link rel="hub" href="https://hub.example.org/"/>')
  })

  test('30: an item always has an id and a content', () => {
    const { id: _, content: __, ...bare } = item
    const feed = feedWith({})
    feed.addItem(bare)
    expect(jsonItem(feed)).toMatchObject({ id: item.link, content_html: '<p>Hello</p>' })
  })

  test('31: image and favicon have a place each', () => {
    const { atom, json } = serialized(feedWith({ image: '/logo.png', favicon: '/favicon.ico' }, {}))
    expect(JSON.parse(json)).toMatchObject({
      icon: 'https://example.org/logo.png',
      favicon: 'https://example.org/favicon.ico',
    })
    expect(parseAtomFeed(atom)).toMatchObject({
      logo: 'https://example.org/logo.png',
      icon: 'https://example.org/favicon.ico',
    })
  })
})
