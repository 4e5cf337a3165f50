import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { textFile } from '../../src/model/index.ts'
import { parseXml, type XmlElement } from '../conformance/document.ts'
import { htmlElements } from '../conformance/html.ts'
import { post } from '../conformance/publications.ts'
import { feedparser, feedparserProbe, serve, withProgram } from '../readers/programs.ts'
import { samplePublication } from '../support/publication.ts'
import {
  base,
  fileNames,
  formatNames,
  linksOf,
  type Publication,
  publish,
  publishInput,
} from './client.ts'
import { importList } from './newsboat.ts'

const posts = {
  'ports.md': post('date: 2025-03-01\ntitle: Ports\ncategory: R&D "north" <b>\nauthor: Mira'),
  'tides.md': post(
    'date: 2025-02-01\nupdated: 2025-04-01\ntitle: Tides\ncategory: Science\ntags: [sea]\nauthor: Mira',
  ),
}
const config = {
  feeds: [
    'site',
    { scope: 'category', formats: ['atom', 'rss'], page: '/:slug/' },
    { scope: 'tag', minPosts: 1, formats: ['json'] },
    'author',
    'language',
    { name: 'picks', where: () => true, limit: 1, archive: true },
  ],
  terms: { category: { science: { description: 'Of nature.' } } },
}

let publication: Publication
let sample: Publication
beforeAll(async () => {
  publication = await publish(posts, config)
  sample = await publishInput(await samplePublication())
})

interface Row {
  readonly path: string
  readonly url: string
  readonly title: string
  readonly page: string
}

function rows({ text }: Publication): readonly Row[] {
  return (JSON.parse(text('feeds.json')) as { feeds: readonly Row[] }).feeds
}

/** The first document of each feed. */
function preferred(publication: Publication): readonly Row[] {
  const folder = ({ path }: Row) => path.replace(/[^/]*$/, '')
  return rows(publication).filter((row, index, all) => {
    return all.findIndex((other) => folder(other) === folder(row)) === index
  })
}

describe('feeds.opml', () => {
  const outlinesIn = (text: string) => {
    const outlines = ({ children }: XmlElement): readonly XmlElement[] =>
      children.filter(({ name }) => name === 'outline').flatMap((it) => [it, ...outlines(it)])
    return outlines(parseXml(text).children[1] ?? parseXml(text))
  }
  const isGroup = ({ attributes }: XmlElement) => !attributes.has('type')
  const value = ({ attributes }: XmlElement, name: string) => attributes.get(name)

  test.each(['the sample publication', 'a small publication'])('of %s is valid', (which) => {
    const text = (which === 'a small publication' ? publication : sample).text('feeds.opml')
    const root = parseXml(text)
    const [head, body] = root.children
    expect([root.name, value(root, 'version')]).toEqual(['opml', '2.0'])
    expect(root.children.map(({ name }) => name)).toEqual(['head', 'body'])
    expect(head?.children.map(({ name }) => name)).toEqual(['title', 'dateModified'])
    expect(head?.children[1]?.text).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)
    expect(body?.children.length).toBeGreaterThan(0)
    for (const outline of outlinesIn(text)) {
      const { attributes, children } = outline
      if (isGroup(outline)) {
        expect([...attributes.keys()]).toEqual(['text'])
        expect(children.some(isGroup)).toBe(false)
      } else {
        expect(children).toEqual([])
        expect(value(outline, 'type')).toBe('rss')
        expect(value(outline, 'title')).toBe(value(outline, 'text'))
        expect(value(outline, 'htmlUrl')).toMatch(/^https:\/\//)
        const others = [...attributes.keys()].slice(5)
        expect(['description', 'language']).toEqual(expect.arrayContaining(others))
      }
    }
  })

  test.each(['the sample publication', 'a small publication'])(
    'of %s has every feed once',
    (which) => {
      const from = which === 'a small publication' ? publication : sample
      const feeds = outlinesIn(from.text('feeds.opml')).filter((outline) => !isGroup(outline))
      const listed = feeds.map((it) => [
        value(it, 'xmlUrl'),
        value(it, 'title'),
        value(it, 'htmlUrl'),
      ])
      expect(listed.toSorted()).toEqual(
        preferred(from)
          .map(({ url, title, page }) => [url, title, page])
          .toSorted(),
      )
    },
  )

  test('prefers what readers know to JSON', async () => {
    const { text } = await publish({}, { feeds: [{ scope: 'site', formats: ['json', 'atom'] }] })
    expect(text('feeds.opml')).toContain('xmlUrl="https://example.org/atom.xml"')
  })

  test('groups feeds by scope, the site first', () => {
    const [, body] = parseXml(publication.text('feeds.opml')).children
    expect(body?.children.map((outline) => value(outline, 'text'))).toEqual([
      'Example',
      'Selections',
      'Categories',
      'Languages',
      'Authors',
      'Tags',
    ])
  })

  test('escapes once', () => {
    const text = publication.text('feeds.opml')
    expect(text).toContain('text="Example — R&amp;D &quot;north&quot; &lt;b&gt;"')
    expect(text).toContain('description="Of nature."')
  })

  test('is as new as the newest of its feeds', () => {
    const date = '<dateModified>Tue, 01 Apr 2025 00:00:00 GMT</dateModified>'
    expect(publication.text('feeds.opml')).toContain(date)
  })

  withProgram('newsboat', ['newsboat', '--version'], () => {
    test('is imported, and every feed of it loads without an error', async () => {
      const files = sample.paths.map((path) => {
        return textFile(encodeURI(path), sample.text(path))
      })
      await serve(files, async (server, requests) => {
        const local = (url: string) => url.replace('https://meridian.example', server)
        const opml = sample.text('feeds.opml').replaceAll('https://meridian.example', server)
        const { lines, feeds } = await importList(opml)
        const expected = preferred(sample).map(({ url, title, page }) => {
          return { url: local(url), title, home: page, entries: expect.any(Number) }
        })
        expect(feeds).toEqual(expected.toSorted((a, b) => (a.url < b.url ? -1 : 1)))
        expect(lines).toContain(`${server}/category/science/rss.xml "Categories"`)
        expect(requests.filter((request) => !request.startsWith('200'))).toEqual([])
      })
    })
  })
})

describe('feeds.json', () => {
  test('has a row for each document of a feed, and none for archives', () => {
    expect(rows(publication).map(({ path }) => path)).toEqual([
      ...['rss.xml', 'atom.xml', 'feed.json'],
      ...['category/r-d-north-b/atom.xml', 'category/r-d-north-b/rss.xml'],
      ...['category/science/atom.xml', 'category/science/rss.xml'],
      'tag/sea/feed.json',
      ...['author/mira/rss.xml', 'author/mira/atom.xml', 'author/mira/feed.json'],
      ...['language/en/rss.xml', 'language/en/atom.xml', 'language/en/feed.json'],
      ...['picks/rss.xml', 'picks/atom.xml', 'picks/feed.json'],
    ])
  })

  test('says of each what templates and tools need', () => {
    expect(rows(publication).find(({ path }) => path === 'category/science/atom.xml')).toEqual({
      path: 'category/science/atom.xml',
      url: 'https://example.org/category/science/atom.xml',
      title: 'Example — Science',
      scope: 'category',
      term: 'Science',
      page: 'https://example.org/science/',
      format: 'atom',
      mediaType: 'application/atom+xml',
      entries: 1,
      updated: '2025-04-01T00:00:00Z',
    })
  })

  test('agrees with the documents', () => {
    for (const from of [publication, sample]) {
      for (const row of rows(from)) {
        const { title, home, ids, links } = from.at(row.path)
        expect(row).toMatchObject({ title, page: home, entries: ids.length })
        expect(links).toContainEqual(expect.objectContaining({ rel: 'self', href: row.url }))
      }
    }
  })
})

describe('discovery.html', () => {
  test('has the lines of each feed, the preferred format first, JSON as a type readers know', () => {
    const [site, , category] = publication.text('discovery.html').split(/\n(?=<!--)/)
    expect(site?.trim().split('\n')).toEqual([
      '<!-- every page -->',
      '<link rel="alternate" type="application/rss+xml" title="Example" href="https://example.org/rss.xml">',
      '<link rel="alternate" type="application/atom+xml" title="Example (Atom)" href="https://example.org/atom.xml">',
      '<link rel="alternate" type="application/json" title="Example (JSON Feed)" href="https://example.org/feed.json">',
    ])
    expect(category?.match(/type="[^"]*"/g)).toEqual([
      'type="application/atom+xml"',
      'type="application/rss+xml"',
    ])
  })

  test('says on which pages the lines belong', () => {
    expect(publication.text('discovery.html').match(/(?<=<!-- ).*(?= -->)/g)).toEqual([
      'every page',
      'pages of selection picks',
      'pages of category R&D "north" <b-',
      'pages of category Science',
      'pages of language en',
      'pages of author Mira',
      'pages of tag sea',
    ])
  })

  test('has every document, and is nothing but links to a browser', () => {
    for (const from of [publication, sample]) {
      const links = htmlElements(from.text('discovery.html'))
      expect(new Set(links.map(({ name }) => name))).toEqual(new Set(['link']))
      expect(links.map(({ attributes }) => attributes.get('href')).toSorted()).toEqual(
        rows(from)
          .map(({ url }) => url)
          .toSorted(),
      )
      for (const { attributes } of links) {
        expect([...attributes.keys()]).toEqual(['rel', 'type', 'title', 'href'])
      }
    }
  })

  test.each(['--> <script>alert(1)</script>', '--!> <b>', '><i>', '"><i x="', '<!-- a', '- --'])(
    'shows a category called %s as a text',
    async (category) => {
      const { text } = await publish(
        { 'a.md': post(`title: A\ncategory: ${JSON.stringify(`A${category}`)}`) },
        { feeds: ['category'] },
      )
      const links = htmlElements(text('discovery.html'))
      expect(links.map(({ name }) => name)).toEqual(['link', 'link', 'link'])
      expect(links[0]?.attributes.get('title')).toBe(`Example — A${category}`)
    },
  )
})

describe('feed links', () => {
  const hubs = ['https://hub.example/', 'https://other.example/?a=1&b=2']

  test('name the hubs in every format', async () => {
    const { at, text } = await publish(posts, { hubs })
    for (const format of formatNames) expect(linksOf(at(fileNames[format]), 'hub')).toEqual(hubs)
    const { hubs: inJson } = JSON.parse(text('feed.json')) as { hubs: unknown }
    expect(inJson).toEqual(hubs.map((url) => ({ type: 'WebSub', url })))
  })

  test('name no hub unless the config does', () => {
    for (const format of formatNames) {
      expect(linksOf(publication.at(fileNames[format]), 'hub')).toEqual([])
    }
    expect(publication.text('feed.json')).not.toContain('hubs')
  })

  test('cannot name a hub that is no absolute URL', async () => {
    await expect(async () => publish(posts, { hubs: ['/hub'] })).rejects.toThrow(/hubs/)
  })

  test('lead from RSS to the same feed in the other formats, with their types', () => {
    expect(publication.at('rss.xml').links).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: `${base}rss.xml` },
      { rel: 'alternate', type: 'application/atom+xml', href: `${base}atom.xml` },
      { rel: 'alternate', type: 'application/feed+json', href: `${base}feed.json` },
    ])
    expect(linksOf(publication.at('category/science/rss.xml'), 'alternate')).toEqual([
      `${base}category/science/atom.xml`,
    ])
  })

  test('lead from an archive to the same archive in the other formats', () => {
    expect(linksOf(publication.at('picks/archive/2025/rss.xml'), 'alternate')).toEqual([
      `${base}picks/archive/2025/atom.xml`,
      `${base}picks/archive/2025/feed.json`,
    ])
  })

  describe.each(['rss', 'atom'] as const)('leave readers the home page in %s', (format) => {
    let text = ''
    let opml = ''
    const home = 'https://example.org/news/'
    beforeAll(async () => {
      const rule = { scope: 'site', page: '/news/', limit: 1, archive: true }
      const formats = [format, ...formatNames.filter((other) => other !== format)]
      const feeds = [{ ...rule, formats }]
      const built = await publish(posts, { feeds, hubs })
      text = built.text(fileNames[format])
      opml = built.text('feeds.opml')
      expect(linksOf(built.at(fileNames[format]), 'prev-archive')).toHaveLength(1)
    })

    test('rss-parser', async () => {
      expect((await new RssParser().parseString(text)).link).toBe(home)
    })

    test('feedsmith', () => {
      const link =
        format === 'rss'
          ? parseRssFeed(text).link
          : parseAtomFeed(text).links?.find(({ rel }) => rel === 'alternate')?.href
      expect(link).toBe(home)
    })

    withProgram('feedparser', feedparserProbe, () => {
      test('feedparser', () => {
        expect(feedparser(text).link).toBe(home)
      })
    })

    withProgram('newsboat', ['newsboat', '--version'], () => {
      test('newsboat', async () => {
        await serve([textFile(fileNames[format], text)], async (server) => {
          const { feeds } = await importList(opml.replaceAll(base, `${server}/`))
          expect(feeds.map((feed) => feed.home)).toEqual([home])
        })
      })
    })
  })

  test('in Atom end with the page and `self`, as some readers take the last other one for it', async () => {
    const feeds = [{ scope: 'site', limit: 1, archive: true }]
    const { text } = await publish(posts, { feeds, hubs })
    for (const path of ['atom.xml', 'archive/2025/atom.xml']) {
      const rels = parseAtomFeed(text(path)).links?.map(({ rel }) => rel)
      expect(rels?.slice(-2)).toEqual(['alternate', 'self'])
    }
  })
})
