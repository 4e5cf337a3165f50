import { join } from 'node:path'
import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputFile } from '../../src/model/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { publication, samplePublication } from '../support/publication.ts'
import {
  feedparser,
  feedparserProbe,
  Newsboat,
  type ReadItem,
  serve,
  sfeed,
  withProgram,
  xmllint,
} from './programs.ts'

/** The JSON feed needs no parser but JSON's own, so it is what the others are held against. */
interface JsonItem {
  readonly id: string
  readonly url: string
  readonly title?: string
  readonly summary?: string
  readonly content_html: string
  readonly date_published: string
  readonly date_modified?: string
  readonly authors: readonly { readonly name: string }[]
  readonly tags?: readonly string[]
}

interface JsonFeed {
  readonly title: string
  readonly home_page_url: string
  readonly items: readonly JsonItem[]
}

const publications = {
  'the sample publication': samplePublication,
  'a hostile publication': () => publication(join(import.meta.dirname, '../golden/hostile')),
  'a small publication': () => publication(join(import.meta.dirname, '../golden/small')),
  'an empty publication': () => publication(join(import.meta.dirname, '../golden/empty')),
}

describe.each(Object.entries(publications))('%s', (_, open) => {
  let files: readonly OutputFile[] = []
  let truth: JsonFeed
  const textOf = (name: string) => files.find(({ path }) => path === name)?.text ?? ''

  beforeAll(async () => {
    files = (await runPipeline(await open())).files ?? []
    truth = JSON.parse(textOf('feed.json')) as JsonFeed
  })

  const seconds = (date: string) => Date.parse(date) / 1000
  const names = ({ authors }: JsonItem) => authors.map(({ name }) => name).join(', ')

  /** What a reader must find, in the order of the document. */
  const expected = (format: 'rss' | 'atom', untitled = '') =>
    truth.items.map((item) => ({
      // a micropost has no title in RSS, and in Atom the beginning of its text
      title: item.title ?? (format === 'rss' ? untitled : expect.any(String)),
      link: item.url,
      id: item.id,
      date: seconds(item.date_published),
      author: names(item),
      content: item.content_html,
    }))

  const comparable = ({ title, link, id, date, author, content }: ReadItem) => {
    return { title, link, id, date, author, content }
  }

  withProgram('xmllint', ['xmllint', '--version'], () => {
    test.each(['rss.xml', 'atom.xml'])('%s is well-formed, with every prefix declared', (name) => {
      xmllint(textOf(name))
    })
  })

  withProgram('feedparser', feedparserProbe, () => {
    test.each([
      ['rss', 'rss.xml', 'rss20'],
      ['atom', 'atom.xml', 'atom10'],
    ] as const)('%s says what the JSON feed says', (format, name, version) => {
      const parsed = feedparser(textOf(name))
      expect(parsed.version).toBe(version)
      expect(parsed.title).toBe(truth.title)
      expect(parsed.link).toBe(truth.home_page_url)
      // of several Atom authors it puts the last one here, with the address behind the name
      const withoutAuthor = (item: ReadItem) => ({ ...comparable(item), author: '' })
      const isAtom = format === 'atom'
      expect(parsed.items.map(isAtom ? withoutAuthor : comparable)).toEqual(
        expected(format).map((item) => (isAtom ? { ...item, author: '' } : item)),
      )
      expect(parsed.items.map(({ tags }) => tags)).toEqual(
        truth.items.map(({ tags }) => tags ?? []),
      )
      if (!isAtom) expect(parsed.items.some(({ isPermalink }) => isPermalink)).toBe(false)
    })

    test('an edit shows as such in both formats', () => {
      const edits = truth.items.map((item) => seconds(item.date_modified ?? item.date_published))
      expect(feedparser(textOf('atom.xml')).items.map(({ updated }) => updated)).toEqual(edits)
    })

    test('every Atom entry names all its authors', () => {
      const authors = feedparser(textOf('atom.xml')).items.map((item) => item.authors)
      expect(authors).toEqual(truth.items.map((item) => item.authors.map(({ name }) => name)))
    })

    test('a summary comes back as text', () => {
      const summaries = feedparser(textOf('atom.xml')).items.map(({ summary }) => summary)
      const isContent = truth.items.map(({ summary, content_html }) => summary ?? content_html)
      expect(summaries).toEqual(isContent)
    })
  })

  withProgram('sfeed', ['which', 'sfeed'], () => {
    test.each([
      ['rss', 'rss.xml'],
      ['atom', 'atom.xml'],
    ] as const)('%s says what the JSON feed says', (format, name) => {
      const items = sfeed(textOf(name), truth.home_page_url)
      expect(items.map(({ id, link, date }) => ({ id, link, date }))).toEqual(
        expected(format).map(({ id, link, date }) => ({ id, link, date })),
      )
      const folded = (text: string) => text.replace(/\s+/g, ' ').trim()
      expect(items.map(({ content }) => folded(content))).toEqual(
        truth.items.map((item) => folded(item.content_html)),
      )
    })
  })

  withProgram('newsboat', ['newsboat', '--version'], () => {
    test.each([
      ['rss', 'rss.xml'],
      ['atom', 'atom.xml'],
    ] as const)('%s says what the JSON feed says', async (format, name) => {
      const newsboat = new Newsboat()
      try {
        await serve(files, async (base) => {
          const [feed] = await newsboat.reload([`${base}/${name}`])
          expect(feed?.title).toBe(truth.title)
          const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
          // it makes up a title from the URL where there is none
          expect(feed?.items.map(comparable).toSorted(byId)).toEqual(
            expected(format, expect.any(String)).toSorted(byId),
          )
        })
      } finally {
        newsboat.close()
      }
    })

    test('RSS and Atom loaded together show each post once', async () => {
      const newsboat = new Newsboat()
      try {
        await serve(files, async (base) => {
          const feeds = await newsboat.reload([`${base}/rss.xml`, `${base}/atom.xml`])
          const ids = feeds.flatMap(({ items }) => items.map(({ id }) => id))
          expect(ids.toSorted()).toEqual(truth.items.map(({ id }) => id).toSorted())
        })
      } finally {
        newsboat.close()
      }
    })

    test('an unchanged feed is answered 304', async () => {
      const newsboat = new Newsboat()
      try {
        await serve(files, async (base, requests) => {
          // it sends validators from the third request on
          for (let reload = 0; reload < 3; reload++) await newsboat.reload([`${base}/atom.xml`])
          expect(requests.at(-1)).toBe('304 /atom.xml')
        })
      } finally {
        newsboat.close()
      }
    })
  })

  test('feedsmith reads the same data', () => {
    const rss = parseRssFeed(textOf('rss.xml'))
    const atom = parseAtomFeed(textOf('atom.xml'))
    const ids = truth.items.map(({ id }) => id)
    expect((rss.items ?? []).map(({ guid }) => guid?.value)).toEqual(ids)
    expect((atom.entries ?? []).map(({ id }) => id)).toEqual(ids)
    const contents = truth.items.map((item) => item.content_html)
    expect((rss.items ?? []).map((item) => item.content?.encoded ?? item.description)).toEqual(
      contents,
    )
    expect((atom.entries ?? []).map(({ content }) => content?.value)).toEqual(contents)
  })

  test('rss-parser reads the same data', async () => {
    const parser = new RssParser()
    const rss = await parser.parseString(textOf('rss.xml'))
    const atom = await parser.parseString(textOf('atom.xml'))
    for (const feed of [rss, atom]) {
      expect(feed.title).toBe(truth.title)
      expect(feed.link).toBe(truth.home_page_url)
      expect(feed.items.map(({ link }) => link)).toEqual(truth.items.map(({ url }) => url))
    }
  })
})
