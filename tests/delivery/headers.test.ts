import { expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

const posts = {
  '2024-05-01-tides.md': '---\ntitle: Tides\ncategory: 日本\n---\nThe sea.',
  '2025-05-01-ports.md': '---\ntitle: Ports\ncategory: 日本\n---\nShips.',
}
const feeds = [{ scope: 'site', limit: 1, archive: true }, 'category']
const hubs = ['https://hub.example/', 'https://other.example/']

async function filesOf(written: object) {
  const { files = [], diagnostics } = await runPipeline(
    inMemory(posts, { feeds, hubs, ...written }),
  )
  expect(diagnostics).toEqual([])
  return files
}

/** The lines of each block of `_headers`, by its path. */
async function blocks(
  delivery: readonly string[] = ['headers'],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = await filesOf({ delivery })
  const text = files.find(({ path }) => path === '_headers')?.text ?? ''
  return new Map(
    text.split('\n\n').map((block) => {
      const [path = '', ...lines] = block.trimEnd().split('\n')
      return [path, lines]
    }),
  )
}

test('every feed document and the list of feeds have a block, at the path of its URL', async () => {
  const paths = (await filesOf({})).map(({ path }) => path)
  const documents = paths.filter((path) => /(?:rss\.xml|atom\.xml|feed\.json|\.opml)$/.test(path))
  expect(documents).toContain('category/日本/rss.xml')
  const expected = documents.map((path) => new URL(path, 'https://example.org').pathname)
  expect([...(await blocks()).keys()].toSorted()).toEqual(expected.toSorted())
})

test('a block has the type, caching, CORS, the topic and each hub', async () => {
  const block = (await blocks()).get('/category/%E6%97%A5%E6%9C%AC/atom.xml')
  expect(block).toEqual([
    '  Content-Type: application/xml; charset=utf-8',
    '  Cache-Control: public, max-age=3600',
    '  Access-Control-Allow-Origin: *',
    '  X-Content-Type-Options: nosniff',
    '  Link: <https://example.org/category/%E6%97%A5%E6%9C%AC/atom.xml>; rel="self"',
    '  Link: <https://hub.example/>; rel="hub"',
    '  Link: <https://other.example/>; rel="hub"',
  ])
})

test.each([
  ['as XML, which browsers show', ['headers'], 'application/xml', 'application/xml'],
  [
    'with types of their own where the config says so',
    ['headers', 'feed-types'],
    'application/rss+xml',
    'application/atom+xml',
  ],
])('RSS and Atom are served %s', async (_, delivery, rss, atom) => {
  const all = await blocks(delivery)
  const typeOf = (path: string) => all.get(path)?.[0]
  expect(typeOf('/rss.xml')).toBe(`  Content-Type: ${rss}; charset=utf-8`)
  expect(typeOf('/atom.xml')).toBe(`  Content-Type: ${atom}; charset=utf-8`)
  expect(typeOf('/feed.json')).toBe('  Content-Type: application/feed+json')
})

test('the list of feeds has its type, and is no topic of a hub', async () => {
  expect((await blocks()).get('/feeds.opml')).toEqual([
    '  Content-Type: text/x-opml; charset=utf-8',
    '  Cache-Control: public, max-age=3600',
    '  Access-Control-Allow-Origin: *',
  ])
})

test('an archive names itself, and no hub: nobody subscribes to it', async () => {
  const links = (await blocks()).get('/archive/2024/rss.xml')?.filter((line) => /Link/.test(line))
  expect(links).toEqual(['  Link: <https://example.org/archive/2024/rss.xml>; rel="self"'])
})

test('without `delivery` there is no such file', async () => {
  expect((await filesOf({})).map(({ path }) => path)).not.toContain('_headers')
})
