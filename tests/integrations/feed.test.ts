import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { feedOf, feedWith, firstEntry, jsonItem, options, serialized } from './feeds.ts'

/**
 * One test for each of the 36 things that `feed` 6.0.0 gets wrong, with its number and what is written
 * instead; those of files, dates and JSON Feed are in `feed-data.test.ts`.
 */
describe('text and XML', () => {
  test('1: content may hold ]]> twice', () => {
    const content = '<p>a ]]&gt; b ]]&gt; c, and more of the same</p>'
    const { rss, atom } = serialized(feedOf({ content }))
    expect(rss).not.toContain('CDATA')
    expect(parseRssFeed(rss).items?.[0]?.description).toContain(']]')
    expect(parseAtomFeed(atom).entries?.[0]?.content?.value).toContain(']]')
  })

  test('2: characters that XML forbids are left out, everywhere', () => {
    const bad = 'a\b\u000B\uFFFE\uD800z'
    const own = { title: bad, description: bad, copyright: bad, author: { name: bad } }
    const feed = feedWith(own, { title: bad, description: bad, category: [{ name: bad }] })
    feed.addCategory(bad)
    const { rss, atom, json } = serialized(feed)
    expect(parseRssFeed(rss).items?.[0]?.title).toBe('a z')
    expect(parseAtomFeed(atom).entries?.[0]?.categories?.[0]?.term).toBe('a z')
    expect(parseJsonFeed(json).items?.[0]?.title).toBe('a z')
  })

  test('3 and 4: markup characters survive in attributes', () => {
    const name = 'A & B <c> "q"'
    const feed = feedOf({
      category: [{ name, domain: 'https://example.org/?a=1&b=2', scheme: 'https://e.org/?<&' }],
      enclosure: { url: 'https://example.org/a.mp3?a=1&b=2', title: name },
    })
    feed.addCategory(name)
    const { rss, atom, json } = serialized(feed)
    const parsed = parseAtomFeed(atom)
    expect(parsed.categories?.[0]?.term).toBe(name)
    expect(parsed.entries?.[0]?.categories?.[0]?.term).toBe(name)
    expect(parsed.entries?.[0]?.links?.[1]?.title).toBe(name)
    expect(parseRssFeed(rss).items?.[0]?.categories?.[0]?.name).toBe(name)
    expect(parseRssFeed(rss).items?.[0]?.enclosures?.[0]?.url).toContain('?a=1&b=2')
    expect(parseJsonFeed(json).items?.[0]?.tags).toEqual([name])
  })

  test('5: an extension is declared, in Atom too, or refused', () => {
    const thumbnail = { _attributes: { url: 'https://example.org/a.png?x&y' } }
    const feed = feedOf({ extensions: [{ name: 'media:thumbnail', objects: thumbnail }] })
    for (const xml of [serialized(feed).rss, serialized(feed).atom]) {
      expect(xml).toContain('xmlns:media="http://search.yahoo.com/mrss/"')
      expect(xml).toContain('<media:thumbnail url="https://example.org/a.png?x&amp;y"/>')
    }
    const unknown = feedOf({ extensions: [{ name: 'own:mood', objects: {} }] })
    expect(() => unknown.rss2()).toThrow(/extension “own:mood” of items\[0\] \(“Hello”\)/)
  })

  test('27: a text about entities stays one', () => {
    const text = 'Write &amp; for &'
    const { rss, atom, json } = serialized(
      feedWith({ description: text, copyright: text }, { title: text, description: text }),
    )
    expect(parseRssFeed(rss)).toMatchObject({
      description: text,
      copyright: text,
      items: [{ title: text }],
    })
    expect(parseAtomFeed(atom)).toMatchObject({
      subtitle: { value: text },
      rights: { value: text },
      entries: [{ title: { value: text }, summary: { value: text } }],
    })
    expect(parseJsonFeed(json).items?.[0]).toMatchObject({ title: text, summary: text })
  })

  test('28: a title is plain text, so its tags are shown and not run', () => {
    const title = 'Use <b> & <script>alert(1)</script>'
    const { rss, atom } = serialized(feedOf({ title }))
    expect(parseRssFeed(rss).items?.[0]?.title).toBe(title)
    expect(firstEntry(atom)).toContain(
      '<title>Use &lt;b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;</title>',
    )
  })

  test('36: a stylesheet has the type of its kind', () => {
    expect(feedWith({ stylesheet: '/feed.css?a="1"&b' }, {}).rss2()).toMatch(
      /^<\?xml [^>]*>\n<\?xml-stylesheet href="\/feed.css\?a=&quot;1&quot;&amp;b" type="text\/css"\?>\n<rss/,
    )
    expect(feedWith({ stylesheet: '/feed.xsl' }, {}).atom1()).toContain('type="text/xsl"?>\n<feed')
  })
})

describe('addresses and ids', () => {
  test('6: an id is kept to the letter, and made a URI only for Atom', () => {
    const slug = feedOf({ id: 'post-slug' })
    expect(parseRssFeed(serialized(slug).rss).items?.[0]?.guid?.value).toBe('post-slug')
    expect(jsonItem(slug)['id']).toBe('post-slug')
    expect(parseAtomFeed(slug.atom1()).entries?.[0]?.id).toBe('https://example.org/post-slug')
    for (const id of ['https://E.com/%7Ea', 'https://example.org', 'tag:example.org,2025:x']) {
      const feed = feedOf({ id })
      expect(parseRssFeed(feed.rss2()).items?.[0]?.guid?.value).toBe(id)
      expect(parseAtomFeed(feed.atom1()).entries?.[0]?.id).toBe(id)
      expect(jsonItem(feed)['id']).toBe(id)
    }
  })

  test('7: a relative link is one of the site', () => {
    const { rss, atom, json } = serialized(feedOf({ link: '/a b', id: 'a', image: 'i.png' }))
    expect(parseRssFeed(rss).items?.[0]?.link).toBe('https://example.org/a%20b')
    expect(parseAtomFeed(atom).entries?.[0]?.links?.[0]?.href).toBe('https://example.org/a%20b')
    expect(parseJsonFeed(json).items?.[0]).toMatchObject({
      url: 'https://example.org/a%20b',
      image: 'https://example.org/i.png',
    })
  })

  test('8: a feed without a link is refused', () => {
    expect(() => feedWith({ link: '' }).rss2()).toThrow(/^Feed: options\.link is missing/)
    expect(() => feedWith({ link: '/blog' }).atom1()).toThrow(/^Feed: options\.link is “\/blog”/)
  })

  test('9: a feed without an id has the site’s address', () => {
    const feed = feedWith({ id: '', link: 'https://example.org/blog' }, {})
    expect(parseAtomFeed(feed.atom1()).id).toBe('https://example.org/blog')
  })

  test('33: an id that is the permalink says so', () => {
    expect(feedOf({}).rss2()).toContain('isPermaLink="true">https://example.org/hello/<')
    expect(feedOf({ id: 'x' }).rss2()).toContain('isPermaLink="false">x<')
  })

  test('34: options.feed is the self link of the format that it names', () => {
    const named = feedWith({ feedLinks: {}, feed: 'https://example.org/atom.xml' }, {})
    expect(named.atom1()).toContain('rel="self" type="application/atom+xml"')
    expect(named.rss2()).not.toContain('rel="self"')
    expect(named.json1()).not.toContain('atom.xml')
    const unnamed = feedWith({ feedLinks: {}, feed: 'https://example.org/feed.xml' }, {})
    expect(unnamed.rss2()).toContain('rel="self" type="application/rss+xml"')
    const both = feedWith({ feed: 'https://example.org/feed.xml' }, {})
    expect(both.rss2()).toContain('href="https://example.org/rss.xml"')
  })

  test('35: two items with one id are refused; the newest comes first', () => {
    const twice = feedOf({}, { title: 'Again', link: '/again/' })
    expect(() => twice.atom1()).toThrow(
      'Feed: the id of items[1] (“Again”) is “https://example.org/hello/”, which is already used by items[0] (“Hello”)',
    )
    const newer = { id: 'b', title: 'Newer', date: new Date('2025-06-01') }
    const titles = parseRssFeed(feedOf({}, newer).rss2()).items?.map(({ title }) => title)
    expect(titles).toEqual(['Newer', 'Hello'])
  })
})

describe('authors and categories', () => {
  test('10: where nobody is named the site is the author', () => {
    const { author: _, ...anonymous } = options
    const feed = feedWith({ ...anonymous, author: {} }, {})
    expect(parseAtomFeed(feed.atom1()).entries?.[0]?.authors).toMatchObject([{ name: 'Example' }])
  })

  test('options.author is named in the head, whoever wrote the items', () => {
    const { rss, atom, json } = serialized(feedOf({ author: [{ name: 'Jo' }] }))
    const { name, email, link } = options.author ?? {}
    expect(parseRssFeed(rss).dc?.creators).toEqual([name])
    expect(rss).not.toContain(email)
    expect(parseAtomFeed(atom).authors).toEqual([{ name, email, uri: link }])
    expect(parseJsonFeed(json).authors).toEqual([{ name, url: link }])
    expect(JSON.parse(json).author).toEqual({ name, url: link })
  })

  test('a feed without items names an author, and one with items needs none in its head', () => {
    const { author: _, ...anonymous } = options
    const named = [[], [{}]].map((items) => {
      const feed = feedWith({ ...anonymous, author: {} }, ...items)
      return parseAtomFeed(feed.atom1()).authors?.map(({ name }) => name)
    })
    expect(named).toEqual([['Example'], undefined])
  })

  test('RSS has the domain of a category and Atom its scheme', () => {
    const scheme = 'https://example.org/scheme'
    const feed = feedOf({ category: [{ name: 'a', domain: 'https://example.org/domain', scheme }] })
    expect(feed.rss2()).toContain('<category domain="https://example.org/domain">a</category>')
    expect(feed.atom1()).toContain(`<category term="a" scheme="${scheme}"/>`)
  })

  test('11 and 14: an author without a name is called by the address', () => {
    const feed = feedOf({ author: [{ email: 'jo@example.org' }, {}] })
    const { rss, atom } = serialized(feed)
    expect(parseRssFeed(rss).items?.[0]?.dc?.creators).toEqual(['jo'])
    expect(parseAtomFeed(atom).entries?.[0]?.authors).toEqual([
      { name: 'jo', email: 'jo@example.org' },
    ])
    expect(jsonItem(feed)['authors']).toEqual([{ name: 'jo' }])
  })

  test('12 and 13: authors are one dc:creator in RSS', () => {
    const { rss } = serialized(feedOf({ author: [{ name: 'Jo' }, { name: 'Ann' }] }))
    expect(rss).not.toContain('<author>')
    expect(parseRssFeed(rss).items?.[0]?.dc?.creators).toEqual(['Jo, Ann'])
  })

  test('15: an empty list of authors is none', () => {
    expect(jsonItem(feedOf({ author: [] }))['authors']).toEqual([
      { name: 'Mira Solberg', url: 'https://example.org/mira' },
    ])
  })

  test('32: Atom has a language, typed links, and a term for every category', () => {
    const category = [{ name: 'Food, Drink' }, { term: 'food  drink' }, { term: 'b' }, {}]
    const { atom } = serialized(feedOf({ category }))
    expect(atom).toContain('xml:lang="en"')
    expect(firstEntry(atom)).toContain('<link rel="alternate" type="text/html"')
    expect(parseAtomFeed(atom).entries?.[0]?.categories).toEqual([
      { term: 'Food Drink' },
      { term: 'b' },
    ])
  })
})
