import { Feed as FeedPackage } from 'feed'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/integrations/feed/index.ts'
import { Feed } from '../../src/integrations/feed/index.ts'
import { feedOf, feedWith, firstEntry, item, jsonItem, options, serialized } from './feeds.ts'

describe('the package itself, as far as it is right', () => {
  const items: readonly Item[] = [
    {
      title: 'Tom & Jerry “quoted” 日本 🐈',
      id: 'tag:example.org,2025:cats',
      link: 'https://example.org/cats/?a=1&b=2',
      published: new Date('2025-05-17T09:30:00Z'),
      date: new Date('2025-05-18T10:00:00Z'),
      description: 'About cats',
      content: '<p>Cats <a href="https://example.org/dogs/">and dogs</a> — a long story.</p>',
      category: [{ name: 'Pets', term: 'Pets' }],
      author: [{ name: 'Jo', email: 'jo@example.org' }],
    },
    { title: 'No id', link: 'https://example.org/%C3%BC/', date: new Date('2025-05-16T00:00:00Z') },
  ]

  function both(): readonly [FeedPackage, Feed] {
    const filled = [new FeedPackage(options), new Feed(options)] as const
    for (const feed of filled) {
      for (const each of items) feed.addItem({ ...each })
    }
    return filled
  }

  test('says the same in RSS', () => {
    const [theirs, ours] = both().map((feed) => {
      const { title, link, description, language, items } = parseRssFeed(feed.rss2())
      return {
        head: { title, link, description, language },
        items: items?.map(({ title, link, guid, pubDate, categories }) => {
          return { title, link, guid, pubDate, categories }
        }),
      }
    })
    expect(ours).toEqual(theirs)
  })

  test('says the same in Atom', () => {
    const [theirs, ours] = both().map((feed) => {
      const { id, title, subtitle, entries } = parseAtomFeed(feed.atom1())
      return {
        head: { id, title: title?.value, subtitle: subtitle?.value },
        entries: entries?.map(({ id, title, links, updated, authors, summary, content }) => ({
          id,
          title: title?.value,
          link: links?.[0]?.href,
          updated: updated && new Date(updated).getTime(),
          // ours names the site's author in every entry
          author: authors?.[0]?.name ?? 'Mira Solberg',
          summary: summary?.value,
          content: content?.value,
        })),
      }
    })
    expect(ours).toEqual(theirs)
  })

  test('says the same in JSON Feed', () => {
    const [theirs, ours] = both().map((feed) => {
      const { title, home_page_url, feed_url, items } = parseJsonFeed(feed.json1())
      const [first] = items ?? []
      return {
        head: { title, home_page_url, feed_url },
        first: {
          ...first,
          authors: undefined,
          date_published: undefined,
          date_modified: undefined,
        },
      }
    })
    expect(ours).toEqual(theirs)
  })

  test('is what our class is', () => {
    expect(new Feed(options)).toBeInstanceOf(FeedPackage)
  })
})

describe('texts', () => {
  test('a description with markup is the content where there is no other', () => {
    const { rss, atom, json } = serialized(
      feedOf({ content: '', description: '<p>One <b>two</b></p>' }),
    )
    expect(parseRssFeed(rss).items?.[0]?.description).toBe('<p>One <b>two</b></p>')
    expect(parseAtomFeed(atom).entries?.[0]?.content?.value).toBe('<p>One <b>two</b></p>')
    expect(parseAtomFeed(atom).entries?.[0]?.summary).toBeUndefined()
    expect(parseJsonFeed(json).items?.[0]?.content_html).toBe('<p>One <b>two</b></p>')
  })

  test('beside a content it is a summary without its markup', () => {
    const { atom, json } = serialized(
      feedOf({ description: '<p>One <b>&lt;two&gt;</b></p><p>3</p>' }),
    )
    expect(parseAtomFeed(atom).entries?.[0]?.summary?.value).toBe('One <two> 3')
    expect(jsonItem(feedOf({ description: 'Use <b> & &amp;' }))['summary']).toBe('Use <b> & &amp;')
    expect(json).toContain('"summary": "One <two> 3"')
  })

  test('a summary that is longer than the content is left out', () => {
    expect(feedOf({ description: 'word '.repeat(50) }).atom1()).not.toContain('<summary')
  })

  test('content is made safe, with every address complete', () => {
    const content =
      '<p><a href="/a">a</a> <img src="b.png" alt="b" onload="x()"></p><script>x</script>'
    const { json } = serialized(feedOf({ content }))
    const html = parseJsonFeed(json).items?.[0]?.content_html
    expect(html).toContain('href="https://example.org/a"')
    expect(html).toContain('src="https://example.org/hello/b.png"')
    expect(html).not.toMatch(/script|onload/)
  })

  test('an item without a title is called by how it begins, where a title must be', () => {
    const feed = feedOf({ title: '', content: `<p>${'Some words. '.repeat(20)}</p>` })
    const { rss, atom, json } = serialized(feed)
    expect(firstEntry(rss)).not.toContain('<title>')
    expect(parseJsonFeed(json).items?.[0]?.title).toBeUndefined()
    expect(parseAtomFeed(atom).entries?.[0]?.title?.value).toMatch(/^Some words\. .{60,70}…$/)
  })

  test('an item without any text shows its address', () => {
    const { rss } = serialized(feedOf({ title: '', content: '<!-- nothing -->' }))
    expect(parseRssFeed(rss).items?.[0]?.description).toBe(item.link)
  })

  test('a title may be a number, as front matter has it', () => {
    const title = 1984 as unknown as string
    expect(parseRssFeed(feedOf({ title }).rss2()).items?.[0]?.title).toBe('1984')
  })
})

describe('ids and links', () => {
  test('guid goes before id in RSS, and id before guid elsewhere, as ever', () => {
    const feed = feedOf({ id: 'tag:example.org,2025:id', guid: 'guid' })
    expect(feed.rss2()).toContain('<guid isPermaLink="false">guid</guid>')
    expect(feed.atom1()).toContain('<id>tag:example.org,2025:id</id>')
    expect(jsonItem(feed)['id']).toBe('tag:example.org,2025:id')
    const only = feedOf({ id: '', guid: 'guid' })
    expect(firstEntry(only.atom1())).toContain(`<id>${item.link}</id>`)
    expect(jsonItem(only)['id']).toBe('guid')
  })

  test('an item without a link leads to its id, or to the site', () => {
    const links = ['https://example.org/page', 'slug'].map((id) => {
      return parseRssFeed(feedOf({ id, link: '' }).rss2()).items?.[0]?.link
    })
    expect(links).toEqual(['https://example.org/page', 'https://example.org/'])
    expect(() => feedOf({ id: '', link: '' }).json1()).toThrow(
      'Feed: items[0] (“Hello”) has no link and no id',
    )
    expect(() => feedOf({ link: 'mailto:jo@example.org' }).rss2()).toThrow(
      /^Feed: link of items\[0\] \(“Hello”\) is “mailto:/,
    )
  })

  test('a link that serves as the id is spelt as the package spells it', () => {
    const { id: _, ...bare } = item
    for (const link of [
      'https://E.org/%c3%bc/',
      'https://example.org',
      'https://example.org/a[1]',
    ]) {
      const theirs = new FeedPackage(options)
      theirs.addItem({ ...bare, link })
      const ours = feedOf({ id: '', link })
      const guidIn = (feed: FeedPackage) => parseRssFeed(feed.rss2()).items?.[0]?.guid?.value
      expect(guidIn(ours)).toBe(guidIn(theirs))
      const idIn = (feed: FeedPackage) => parseAtomFeed(feed.atom1()).entries?.[0]?.id
      expect(idIn(ours)).toBe(idIn(theirs))
    }
  })

  test('an id in another script is written in ASCII for Atom', () => {
    const { atom } = serialized(feedOf({ id: 'https://example.org/日本' }))
    expect(firstEntry(atom)).toContain('<id>https://example.org/%E6%97%A5%E6%9C%AC</id>')
  })
})

describe('options', () => {
  test('every option has its place', () => {
    const feed = feedWith(
      {
        language: 'en_US',
        ttl: 15,
        docs: 'https://example.org/docs',
        generator: 'My <script>',
        copyright: '© me',
      },
      { copyright: '© Jo', contributor: [{ name: 'Ann' }] },
    )
    feed.addContributor({ name: 'Cy' })
    const { rss, atom, json } = serialized(feed)
    expect(parseRssFeed(rss)).toMatchObject({
      language: 'en-US',
      ttl: 15,
      docs: 'https://example.org/docs',
      generator: 'My <script>',
      copyright: '© me',
      items: [{ dc: { rights: ['© Jo'] } }],
    })
    expect(parseAtomFeed(atom)).toMatchObject({
      generator: { text: 'My <script>' },
      contributors: [{ name: 'Cy' }],
      entries: [{ contributors: [{ name: 'Ann' }], rights: { value: '© Jo' } }],
    })
    expect(JSON.parse(json).language).toBe('en-US')
  })

  test('a generator of false is not said', () => {
    const { rss, atom } = serialized(feedWith({ generator: false }, {}))
    expect(rss + atom).not.toContain('generator')
  })

  test('a hub or a picture that lies on no web server is left out', () => {
    const own = { hub: 'wss://hub.example.org/', favicon: 'data:image/png;base64,AAAA' }
    const { rss, atom, json } = serialized(feedWith(own, {}))
    expect(rss + atom + json).not.toMatch(/"hubs?"|wss:|data:/)
  })

  test('what cannot be right is named', () => {
    expect(() => feedWith({ title: ' ' }).rss2()).toThrow(/options\.title is missing/)
    expect(() => feedWith({ language: 'en_US.UTF-8' }).rss2()).toThrow(/options\.language/)
    expect(() => feedWith({ hub: 'http://' }).rss2()).toThrow(/options\.hub/)
    expect(() => feedOf({ enclosure: { url: '' } }).rss2()).toThrow(/enclosure\.url of items\[0\]/)
  })

  test('without feedLinks there is no self link', () => {
    const { rss, atom, json } = serialized(feedWith({ feedLinks: {} }, {}))
    expect(rss + atom).not.toContain('rel="self"')
    expect(json).not.toContain('feed_url')
  })
})

describe('extensions', () => {
  test('a name without a prefix is JSON Feed’s', () => {
    const feed = feedOf({ extensions: [{ name: '_reading', objects: { minutes: 3 } }] })
    feed.addExtension({ name: 'my.site', objects: { about: 'https://example.org/' } })
    const { rss, atom, json } = serialized(feed)
    expect(JSON.parse(json)).toMatchObject({
      _my_site: { about: 'https://example.org/' },
      items: [{ _reading: { minutes: 3 } }],
    })
    expect(rss + atom).not.toMatch(/_reading|my.site/)
    feed.addExtension({ name: '1', objects: {} })
    expect(() => feed.json1()).toThrow(/extension “1” of addExtension/)
  })

  test('a name with one is XML’s, in the package’s notation', () => {
    const feed = feedWith({ podcast: true }, {})
    feed.addExtension({ name: 'itunes:explicit', objects: { _text: 'true' } })
    feed.addExtension({
      name: 'media:group',
      objects: { 'media:rating': [{ _attributes: { scheme: 'a' }, _cdata: '<x>' }, 'b', null] },
    })
    const { rss, atom, json } = serialized(feed)
    expect(rss.match(/<itunes:explicit>.*/g)).toEqual(['<itunes:explicit>true</itunes:explicit>'])
    expect(rss).toContain('<media:rating scheme="a">&lt;x&gt;</media:rating>')
    expect(rss).toContain('<media:rating>b</media:rating>')
    expect(atom).toContain('<media:rating scheme="a">')
    expect(atom + json).not.toContain('itunes')
  })

  test('a prefix that the element declares itself is one', () => {
    const objects = { _attributes: { 'xmlns:own': 'https://example.org/ns' }, 'own:deep': 'x' }
    const { rss } = serialized(feedOf({ extensions: [{ name: 'own:mood', objects }] }))
    expect(rss).toContain('<own:mood xmlns:own="https://example.org/ns">')
  })

  test('a link of the caller’s does not replace the self link', () => {
    const feed = feedOf({})
    const next = { _attributes: { rel: 'next', href: 'https://example.org/2.xml' } }
    feed.addExtension({ name: 'atom:link', objects: next })
    expect(serialized(feed).rss.match(/rel="(?:self|next)"/g)).toHaveLength(2)
  })

  test('HTML and names that are none have no way in', () => {
    for (const name of ['content:encoded', 'media:a b', 'media:x><y']) {
      const feed = feedOf({ extensions: [{ name, objects: { _cdata: '<script>' } }] })
      expect(() => feed.rss2(), name).toThrow(TypeError)
    }
  })
})

test('a picture that is data is left out, as no format has a place for it', () => {
  const data = 'data:image/png;base64,AAAA'
  const feed = feedOf({ image: data, author: [{ name: 'Jo', avatar: data }] })
  expect(feed.rss2() + feed.atom1() + feed.json1()).not.toContain('data:')
  expect(jsonItem(feed)).toMatchObject({ authors: [{ name: 'Jo' }] })
  expect(() => feedOf({ image: 'https:///a.png' }).json1()).toThrow('image of items[0]')
})
