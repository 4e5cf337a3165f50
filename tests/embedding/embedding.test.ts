import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { filesIn, read } from '../support/folder.ts'
import { type Host, hosts } from './hosts.ts'
import { buildSite, isInstalled, posts, projectOf, withServer } from './project.ts'

/** What a feed says of a post, without what generators do differently. */
interface Told {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: string
  readonly links: readonly string[]
  readonly text: string
}

const expected: readonly Told[] = posts
  .map(({ slug, title, date }) => ({
    id: `tag:example.org,${date}:${slug}`,
    title,
    url: `https://example.org/blog/posts/${slug}`,
    date: `${date}T00:00:00Z`,
    links: ['https://example.org/blog/posts/first'],
    text: `Sometextof${slug},withalink.Aheadingonetwoconsta='<b>'`,
  }))
  .toReversed()

for (const host of hosts) {
  const { name, out, serve } = host
  const isThere = isInstalled(host)
  describe.skipIf(!isThere)(isThere ? name : `${name} (not installed)`, () => {
    test('says the same of the posts, after a second build too', { timeout: 120_000 }, () => {
      const root = projectOf(host)
      const folder = join(root, out)
      buildSite(host, root)
      // a generator may name its scripts otherwise in each build
      const files = () => filesIn(folder).filter((path) => !path.startsWith('assets/'))
      const [before, feeds] = [files(), read(folder, 'feed.json')]
      expect(told(feeds)).toEqual(expected)
      for (const { slug } of posts) expect(existsSync(join(folder, host.page(slug)))).toBe(true)
      expect(pathsOf(feeds)).toEqual(posts.map(({ slug }) => host.page(slug)).toReversed())

      buildSite(host, root)
      expect(files()).toEqual(before)
      expect(before).toEqual(expect.arrayContaining(['atom.xml', 'feed.json', 'rss.xml']))
      expect(before.filter((path) => path.includes('.~'))).toEqual([])
      expect(read(folder, 'feed.json')).toBe(feeds)
      if (host.packages === undefined) return
      const [head = ''] = read(folder, host.page('first')).split('</head>')
      expect(head.match(/<link rel="alternate"/g)).toHaveLength(3)
    })

    test.skipIf(serve === undefined)('serves the feeds while it is written', async () => {
      const root = projectOf(host)
      await withServer(serve ?? [], root, (origin) => checkServed(host, origin))
    })
  })
}

async function checkServed({ name }: Host, origin: string): Promise<void> {
  const url = `${origin}/blog/feed.json`
  const first = await fetch(url)
  expect(first.status).toBe(200)
  const text = await first.text()
  expect(told(text)).toEqual(expected)
  // the server of Eleventy is its own, and serves what is in the folder
  if (name === 'Eleventy') return
  expect(first.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(url, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag')]).toEqual([200, etag])
  const none = await fetch(`${origin}/blog/tags/none/feed.json`)
  expect(none.headers.get('content-type')).not.toContain('feed')
}

interface FeedItem {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date_published: string
  readonly content_html: string
}

function itemsOf(feed: string): readonly FeedItem[] {
  return (JSON.parse(feed) as { readonly items: readonly FeedItem[] }).items
}

function told(feed: string): readonly Told[] {
  return itemsOf(feed).map(({ id, title, url, date_published: date, content_html: html }) => ({
    id,
    title,
    url: withoutEnding(url),
    date: date.replace('.000', ''),
    links: [...html.matchAll(/ href="([^"#]*)"/g)].map(([, href = '']) => withoutEnding(href)),
    text: textOf(parseFragment(html)),
  }))
}

/** The pages that the addresses of the posts mean on a host. */
function pathsOf(feed: string): readonly string[] {
  return itemsOf(feed).map(({ url }) => {
    return url.replace('https://example.org/blog/', '').replace(/\/$/, '/index.html')
  })
}

function withoutEnding(url: string): string {
  return url.replace(/(?:\.html|\/)$/, '')
}

/** The text of HTML; where one element ends, generators have line breaks or none. */
function textOf(node: object): string {
  if ('value' in node && typeof node.value === 'string') return node.value.replace(/\s+/g, '')
  const children = 'childNodes' in node ? (node.childNodes as readonly object[]) : []
  return children.map(textOf).join('')
}
