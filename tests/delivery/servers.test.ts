import { readFileSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emit } from '../../src/output/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { withProgram } from '../readers/programs.ts'
import { inMemory } from '../support/publication.ts'
import { RunningServer, servers, settingsFor } from './servers.ts'

const types: Readonly<Record<string, string>> = {
  'rss.xml': 'application/xml; charset=utf-8',
  'atom.xml': 'application/xml; charset=utf-8',
  'feed.json': 'application/feed+json',
  'feeds.opml': 'text/x-opml; charset=utf-8',
}
const documents = [
  ...Object.keys(types),
  'archive/2024/rss.xml',
  'category/日本/atom.xml',
  'category/日本/feed.json',
]

const posts = {
  '2024-05-01-tides.md': post('Tides', 'The sea comes twice a day. '),
  '2025-05-01-ports.md': post('Ports', 'Ships come when they can. '),
}

function post(title: string, text: string): string {
  return `---\ntitle: ${title}\ncategory: 日本\nauthor: Jane Doe\n---\n${text.repeat(50)}`
}

/** Builds into a folder as the command does. */
async function publish(out: string, changed: Readonly<Record<string, string>> = {}) {
  const feeds = [{ scope: 'site', limit: 1, archive: true }, 'category', 'author']
  const { files = [], diagnostics } = await runPipeline(
    inMemory({ ...posts, ...changed }, { feeds }),
  )
  expect(diagnostics).toEqual([])
  expect(emit(files, { out, dryRun: false }).diagnostics).toEqual([])
  return files
}

/** Published long ago: a server mistrusts the time of a file that is a second old. */
async function publishInSpring(out: string): Promise<void> {
  const time = Date.UTC(2025, 4, 1) / 1000
  for (const { path } of await publish(out)) utimesSync(join(out, path), time, time)
}

/** The headers that a 304 repeats. */
function repeated({ headers }: Response) {
  const vary = new Set(headers.get('vary')?.split(', '))
  return { vary: [...vary], caching: headers.get('cache-control') }
}
const asAlways = { vary: ['Accept-Encoding'], caching: 'public, max-age=3600' }

for (const server of servers) {
  withProgram(server.name, [server.program, server.probe], () => {
    let running: RunningServer
    const text = (path: string) => readFileSync(join(running.root, path), 'utf8')

    beforeAll(async () => {
      running = new RunningServer(server)
      await publishInSpring(running.root)
      await running.start(settingsFor(server))
    })
    afterAll(() => running.stop())

    test.each(documents)('%s comes with all that readers want to know', async (path) => {
      const response = await running.request(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe(types[basename(path)])
      expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/)
      expect(response.headers.get('last-modified')).toBe('Thu, 01 May 2025 00:00:00 GMT')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('link')).toBeNull()
      expect(repeated(response)).toEqual(asAlways)
      expect(await response.text()).toBe(text(path))
    })

    test.each(documents)('%s is compressed for who asks for it', async (path) => {
      const response = await running.request(path, { 'Accept-Encoding': 'gzip' })
      expect(response.headers.get('content-encoding')).toBe('gzip')
      expect(response.headers.get('content-type')).toBe(types[basename(path)])
      expect(repeated(response)).toEqual(asAlways)
      expect(await response.text()).toBe(text(path))
    })

    test.each(documents)('%s has a head alone', async (path) => {
      const [head, whole] = [await running.request(path, {}, 'HEAD'), await running.request(path)]
      for (const name of ['content-type', 'content-length', 'etag', 'last-modified']) {
        expect(head.headers.get(name)).toBe(whole.headers.get(name))
      }
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
    })

    const everyWay = documents.flatMap((path) => [
      [path, 'identity'],
      [path, 'gzip'],
    ])
    test.each(everyWay)('%s (%s) is answered 304 to who has it', async (path, encoding) => {
      const accept = { 'Accept-Encoding': encoding }
      const { headers } = await running.request(path, accept)
      const [tag, time] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
      const conditions: readonly Readonly<Record<string, string>>[] = [
        { 'If-None-Match': tag },
        { 'If-None-Match': `"other", ${tag}` },
        { 'If-Modified-Since': time },
        { 'If-Modified-Since': 'Sun, 01 Jun 2025 00:00:00 GMT' },
        { 'If-None-Match': tag, 'If-Modified-Since': time },
      ]
      for (const condition of conditions) {
        for (const method of ['GET', 'HEAD'] as const) {
          const response = await running.request(path, { ...accept, ...condition }, method)
          expect({ condition, status: response.status }).toEqual({ condition, status: 304 })
          expect(response.headers.get('etag')).toMatch(/^(?:W\/)?"[^"]+"$/)
          expect(repeated(response)).toEqual(asAlways)
          expect(await response.text()).toBe('')
        }
      }
    })

    test('a tag that does not fit counts more than a time that does', async () => {
      const { headers } = await running.request('atom.xml')
      const time = headers.get('last-modified') ?? ''
      const conditions = { 'If-None-Match': '"other"', 'If-Modified-Since': time }
      expect((await running.request('atom.xml', conditions)).status).toBe(200)
    })

    test.each(['feeds.json', 'none/rss.xml'])('%s is no feed, and left alone', async (path) => {
      const { headers } = await running.request(path)
      expect(headers.get('cache-control')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-content-type-options')).toBeNull()
    })

    test('only a feed that changed has another tag after a build', async () => {
      const tags = () =>
        Promise.all(
          documents.map(async (path) => (await running.request(path)).headers.get('etag')),
        )
      const before = await tags()
      await publish(running.root)
      expect(await tags()).toEqual(before)

      await publish(running.root, { '2025-05-01-ports.md': post('Ports', 'Ships are late. ') })
      const after = await tags()
      const changed = documents.filter((_, index) => after[index] !== before[index])
      expect(changed).not.toContain('archive/2024/rss.xml')
      expect(changed).toContain('rss.xml')
      const known = { 'If-None-Match': before[documents.indexOf('rss.xml')] ?? '' }
      expect((await running.request('rss.xml', known)).status).toBe(200)
    })

    test('with the lines for WebSub, topic and hub are linked', async () => {
      const publisher = new RunningServer(server)
      try {
        await publishInSpring(publisher.root)
        await publisher.start(settingsFor(server).replace(/^(\s*)#(?=\S)/gm, '$1'))
        for (const path of documents) {
          const { headers } = await publisher.request(`${path}?from=elsewhere`)
          const self = new URL(path, 'https://example.org').href
          const links = `<${self}>; rel="self", <https://hub.example/>; rel="hub"`
          expect(headers.get('link')).toBe(links)
        }
      } finally {
        await publisher.stop()
      }
    })
  })
}
