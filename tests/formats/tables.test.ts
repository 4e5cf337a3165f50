import { beforeAll, expect, test, vi } from 'vitest'
import { configJsonSchema, resolveConfig } from '../../src/config/index.ts'
import { type Format, formatNames } from '../../src/formats/index.ts'
import { type Post, termScopeNames } from '../../src/model/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { post } from '../conformance/publications.ts'
import { inMemory } from '../support/publication.ts'

/*
 * A format is a line in `format-table.ts`, and a scope a row in `scope-table.ts`: with a pretend one
 * added there and nowhere else, everything else follows.
 */
const { plain, year } = vi.hoisted(() => {
  const plain: Format = {
    title: 'Plain text',
    fileName: 'feed.txt',
    mediaType: 'text/plain',
    isWidelyRead: false,
    entry: ({ title, url }) => `* ${title ?? url}\n`,
    envelope: ({ title }, { count }) => ({
      header: `${title} (${count})\n`,
      separator: '',
      footer: 'end\n',
    }),
  }
  const year = {
    heading: 'Years',
    minPosts: 1,
    isDefault: true,
    namesOf: ({ published }: Post) => [String(new Date(published).getUTCFullYear())],
  }
  return { plain, year }
})

/** As a sentence lists names: `a, b or c`. */
const listOf = (names: readonly string[]) => {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

type Table<Key extends string> = Readonly<Record<Key, Readonly<Record<string, unknown>>>>

vi.mock('../../src/formats/format-table.ts', async (original) => {
  const { formats } = await original<Table<'formats'>>()
  return { formats: { ...formats, plain } }
})
vi.mock('../../src/model/scope-table.ts', async (original) => {
  const { termScopes } = await original<Table<'termScopes'>>()
  return { termScopes: { ...termScopes, year } }
})

const posts = {
  'a.md': post('date: 2024-03-01\ntitle: Ports'),
  'b.md': post('date: 2025-03-01\ntitle: Tides'),
}
const texts = new Map<string, string>()

async function publish(config: object): Promise<ReadonlyMap<string, string>> {
  const { files = [], diagnostics } = await runPipeline(inMemory(posts, config))
  expect(diagnostics).toEqual([])
  return new Map(files.map(({ path, text }) => [path, text]))
}

beforeAll(async () => {
  for (const [path, text] of await publish({ delivery: ['headers'] })) texts.set(path, text)
})

test('a new format and a new scope are feeds by default', () => {
  expect(texts.get('feed.txt')).toBe('Example (2)\n* Tides\n* Ports\nend\n')
  expect(texts.get('year/2024/feed.txt')).toBe('Example — 2024 (1)\n* Ports\nend\n')
  expect([...texts.keys()]).toContain('year/2025/rss.xml')
})

test('the config takes them in every key', async () => {
  const config = {
    feeds: [{ scope: 'year', formats: ['plain'] }],
    files: { plain: 'news.txt' },
    terms: { year: { 2024: { title: 'Last year' } } },
  }
  const published = await publish(config)
  expect(published.get('year/2024/news.txt')).toContain('Example — Last year')
  expect([...published.keys()].filter((path) => path.endsWith('.xml'))).toEqual([])
})

test('the files about all feeds list them', () => {
  expect(texts.get('discovery.html')).toContain(
    '<link rel="alternate" type="text/plain" title="Example (Plain text)" href="https://example.org/feed.txt">',
  )
  expect(texts.get('discovery.html')).toContain('<!-- pages of year 2024 -->')
  expect(texts.get('feeds.opml')).toContain('<outline text="Years">')
  expect(JSON.parse(texts.get('feeds.json') ?? '')).toMatchObject({
    feeds: expect.arrayContaining([
      expect.objectContaining({ path: 'year/2024/feed.txt', mediaType: 'text/plain' }),
    ]),
  })
  expect(texts.get('_headers')).toContain(
    '/year/2024/feed.txt\n  Content-Type: text/plain; charset=utf-8\n',
  )
})

test('messages and the JSON Schema name them', () => {
  const feeds = [{ scope: 'years' }, { scope: 'year', formats: ['text'] }]
  const site = { url: 'https://example.org', title: 'Example' }
  const { diagnostics } = resolveConfig({ site, feeds }, () => ({ file: 'config' }))
  const messages = diagnostics.map(({ message }) => message).join('\n')
  expect(messages).toContain(`a scope: ${listOf(['site', ...termScopeNames])}`)
  expect(messages).toContain(listOf(formatNames.map((name) => `"${name}"`)))
  expect([termScopeNames.at(-1), formatNames.at(-1)]).toEqual(['year', 'plain'])
  expect(configJsonSchema()).toMatchObject({
    properties: {
      files: { properties: { plain: { default: 'feed.txt' } } },
      feeds: { default: expect.arrayContaining(['site', 'year']) },
      terms: { properties: { year: {} } },
    },
  })
})
