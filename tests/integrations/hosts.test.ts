import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import astro from '../../src/integrations/astro/index.ts'
import eleventy, { type EleventyItem } from '../../src/integrations/eleventy/index.ts'
import { type DevRequest, feedMiddleware } from '../../src/integrations/host/feed-middleware.ts'
import { withLinks } from '../../src/integrations/host/head-links.ts'
import vite from '../../src/integrations/vite/index.ts'
import { filesIn, folderOf, put, read } from '../support/folder.ts'

const config = { site: { url: 'https://example.org', title: 'A site' } }
const post = '---\ntitle: A\ndate: 2020-01-01\n---\n\nText\n'
const log = { info: () => {}, warn: () => {} }

function packageOf(name: string, version: string): Readonly<Record<string, string>> {
  return { [`node_modules/${name}/package.json`]: JSON.stringify({ version }) }
}

function viteSite(root: string, ssr = false) {
  const build = { outDir: 'dist', ssr }
  return { root, base: '/', command: 'build' as const, build, logger: log }
}

describe('the version of a framework', () => {
  const start = (name: string, root: string) => {
    const site = { root: pathToFileURL(`${root}/`), base: '/' }
    const outDir = new URL('dist/', site.root)
    if (name === 'astro') {
      astro().hooks['astro:config:done']({ config: { ...site, outDir } })
    } else vite().configResolved(viteSite(root))
  }

  test.each([
    ['astro', '4.16.0', 'Feedwright knows Astro 5 to 7, and this project has 4.16.0. Update Astro'],
    ['astro', '9.0.0', 'Look for a newer Feedwright'],
    ['vite', '4.0.0', 'Feedwright knows Vite 5 to 8, and this project has 4.0.0. Update Vite'],
  ])('%s %s is refused', (name, version, message) => {
    expect(() => start(name, folderOf(packageOf(name, version)))).toThrow(message)
  })

  test.each([
    ['astro', '5.0.0-beta.1'],
    ['vite', '8.4.0'],
    ['vite', 'none'],
  ])('%s %s is taken', (name, version) => {
    start(name, folderOf(packageOf(name, version)))
  })
})

describe('Vite alone', () => {
  test('builds feeds after the site, and not after what is for the server', async () => {
    const root = folderOf({ 'posts/a.md': post, 'dist/index.html': '<head></head>' })
    const plugin = vite({ config, heads: true })
    plugin.configResolved(viteSite(root, true))
    await plugin.closeBundle()
    expect(filesIn(join(root, 'dist'))).toEqual(['index.html'])
    plugin.configResolved(viteSite(root))
    await plugin.closeBundle()
    expect(filesIn(join(root, 'dist'))).toContain('rss.xml')
    expect(read(root, 'dist/index.html')).toContain('href="https://example.org/rss.xml"')
  })

  test('a key of the config that stands beside it is named', async () => {
    const plugin = vite({ site: config.site } as object)
    plugin.configResolved(viteSite(folderOf()))
    await expect(plugin.closeBundle()).rejects.toThrow('feedwright({ config: { site: … } })')
  })

  test('without a config, it says that there is none', async () => {
    const plugin = vite()
    plugin.configResolved(viteSite(folderOf({ 'posts/a.md': post })))
    await expect(plugin.closeBundle()).rejects.toThrow('config-missing')
  })
})

test('a page of Eleventy is a post by its own data', async () => {
  const root = folderOf()
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(root)
  onTestFinished(() => cwd.mockRestore())
  const events = new EventEmitter()
  const item = (url: string | false, data: object): EleventyItem => {
    const date = new Date('2020-01-01')
    return { url, date, inputPath: './a.md', data: { ...data }, templateContent: '<p>Text</p>' }
  }
  const items = [
    item('/a/', { title: 'A', tags: ['posts', 'one'], author: 'Ann', collections: {} }),
    item(false, { title: 'No page' }),
    item('/draft/', { title: 'A draft', draft: true }),
  ]
  let isDone = Promise.resolve()
  eleventy(
    {
      addCollection(_, make) {
        const all = () => items
        make({ getAll: all, getFilteredByTag: all, getFilteredByGlob: all })
      },
      on(event, action) {
        events.on(event, (run) => {
          isDone = action(run)
        })
      },
    },
    { config },
  )
  const out = join(root, '_site')
  events.emit('eleventy.after', { dir: { output: out }, outputMode: 'json' })
  await isDone
  expect(filesIn(root)).toEqual([])
  events.emit('eleventy.after', { dir: { output: out } })
  await isDone
  const { items: found } = JSON.parse(read(out, 'feed.json'))
  expect(found).toMatchObject([
    { title: 'A', url: 'https://example.org/a/', tags: ['one'], authors: [{ name: 'Ann' }] },
  ])

  // with --incremental, what has not changed is not rendered
  for (const each of items) {
    Object.defineProperty(each, 'templateContent', {
      get() {
        throw new Error('unrendered')
      },
    })
  }
  events.emit('eleventy.after', { dir: { output: out } })
  await isDone
  expect(JSON.parse(read(out, 'feed.json')).items).toEqual(found)
})

describe('links in heads', () => {
  const lines = '<link rel="alternate">\n'

  test.each([
    ['<head><title>A</title></head><body>', `<head><title>A</title>${lines}</head><body>`],
    ['<HEAD></HEAD >', `<HEAD>${lines}</HEAD >`],
    ['<p>no head</p>', '<p>no head</p>'],
    [
      '<head><link type="application/rss+xml" href="/a"></head>',
      `<head><link type="application/rss+xml" href="/a">${lines}</head>`,
    ],
  ])('%s', (page, linked) => {
    expect(withLinks(page, lines)).toBe(linked)
  })

  test('a page that has them is left alone', () => {
    const page = '<head><link rel="alternate" type="application/rss+xml" href="/a"></head>'
    expect(withLinks(page, lines)).toBe(page)
  })
})

describe('in development', () => {
  /** The answer to a request, or undefined where it goes on to the others. */
  async function ask(root: string, request: Partial<DevRequest>, reports: string[] = []) {
    const options = Promise.resolve({ root, config })
    const report = (message: string) => void reports.push(message)
    const { handle, close } = feedMiddleware({ base: '/blog', options, report })
    try {
      return await new Promise<{ status: number; headers: object; body: string } | undefined>(
        (done, fail) => {
          let head: { status: number; headers: object } | undefined
          handle(
            { method: 'GET', headers: {}, ...request },
            {
              writeHead(status, headers) {
                head = { status, headers }
              },
              end: (body) => done(head && { ...head, body: Buffer.from(body ?? '').toString() }),
            },
            (error) => (error === undefined ? done(undefined) : fail(error)),
          )
        },
      )
    } finally {
      await close()
    }
  }

  test('a feed is served at its address, and nothing is written', async () => {
    const root = folderOf({ 'posts/a.md': post })
    const found = await ask(root, { url: '/blog/rss.xml?a=1' })
    expect(found).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    })
    expect(found?.body).toContain('<title>A</title>')
    expect(filesIn(root)).toEqual(['posts/a.md'])
    expect(found?.headers).toMatchObject({ 'last-modified': 'Wed, 01 Jan 2020 00:00:00 GMT' })
    const { etag } = { etag: '', ...found?.headers }
    for (const named of [etag, `"x", W/${etag}`, '*']) {
      const again = await ask(root, { url: '/rss.xml', headers: { 'if-none-match': named } })
      expect(again).toMatchObject({ status: 304, body: '' })
    }
    put(root, 'posts/a.md', post.replace('Text', 'Other'))
    const changed = await ask(root, { url: '/rss.xml', headers: { 'if-none-match': etag } })
    expect(changed?.status).toBe(200)
  })

  test.each([
    { url: '/blog/' },
    { url: '/blog/other.xml' },
    { url: '/blog/%E0.xml' },
    { url: '/blog/../posts/a.md' },
    { url: '/blog/rss.xml', method: 'POST' },
    {},
  ])('%j is for others', async (request) => {
    expect(await ask(folderOf({ 'posts/a.md': post }), request)).toBeUndefined()
  })

  test('what is wrong is said in the terminal and in the answer', async () => {
    const root = folderOf({ 'posts/a.md': post.replace('2020-01-01', 'soon') })
    const reports: string[] = []
    const found = await ask(root, { url: '/rss.xml' }, reports)
    expect(found?.status).toBe(500)
    expect(found?.body).toContain('date-invalid')
    expect(reports).toEqual([found?.body])
  })
})
