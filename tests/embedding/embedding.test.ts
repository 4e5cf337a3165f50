import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, read } from '../support/folder.ts'
import { type Host, hosts } from './hosts.ts'
import { buildSite, isInstalled, posts, projectOf, withServer } from './project.ts'
import { expected, pathsOf, told } from './told.ts'

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
      for (const path of ['rss.xml', 'atom.xml', 'feed.json']) {
        expect(told(read(folder, path))).toEqual(expected)
      }
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
  expect(first.headers.get('content-type')).toBe('application/feed+json')
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(url, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag')]).toEqual([200, etag])
  const none = await fetch(`${origin}/blog/tags/none/feed.json`)
  expect(none.headers.get('content-type')).not.toContain('feed')
}
