import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aConfig, parse, places, postOf, problemsOf } from '../support/builders.ts'

const id = (yaml: string, path?: string, config = aConfig()) =>
  postOf(yaml, path === undefined ? { config } : { path, config }).id

test('an id is a tag URI of the authority, the day and the slug', () => {
  expect(id('date: 2025-05-17T23:30:00+03:00', 'rail/night-train.md')).toBe(
    'tag:example.org,2025-05-17:night-train',
  )
})

describe('an id outlives', () => {
  const before = id('date: 2025-05-17T23:30:00+03:00\ntitle: Night train\nslug: night-train')

  test.each([
    ['another title', 'date: 2025-05-17T23:30:00+03:00\ntitle: Late train', 'night-train.md'],
    ['other tags', 'date: 2025-05-17T23:30:00+03:00\ntags: [a, b]', 'night-train.md'],
    ['an update', 'date: 2025-05-17T23:30:00+03:00\nupdated: 2025-06-01', 'night-train.md'],
    ['another hour', 'date: 2025-05-17T08:00:00+03:00', 'night-train.md'],
    ['another offset', 'date: 2025-05-17T23:30:00-08:00', 'night-train.md'],
    ['a date without a time', 'date: 2025-05-17', 'night-train.md'],
    ['another form of the date', 'date: May 17, 2025', 'night-train.md'],
    ['another folder', 'date: 2025-05-17', 'culture/rail/night-train.md'],
    ['a folder of its own', 'date: 2025-05-17', 'night-train/index.md'],
    ['a date in the file name', 'date: 2025-05-17', '2025-05-17-night-train.md'],
    ['a new file name', 'date: 2025-05-17\nslug: night-train', 'sleeper.md'],
    ['a URL of its own', 'date: 2025-05-17\nurl: /x/', 'night-train.md'],
  ])('%s', (_, yaml, path) => {
    expect(id(yaml, path)).toBe(before)
  })

  test.each([
    ['a time zone', aConfig({ timezone: 'Pacific/Auckland' })],
    ['another permalink', aConfig({}, { permalink: '/:year/:slug.html' })],
    ['https', aConfig({ url: 'http://example.org' })],
    ['another path of the site', aConfig({ url: 'https://example.org/blog' })],
    [
      'another host, where the authority is fixed',
      aConfig({ url: 'https://example.com' }, { identity: { authority: 'example.org' } }),
    ],
  ])('%s', (_, config) => {
    expect(id('date: 2025-05-17T23:30:00+03:00', 'night-train.md', config)).toBe(before)
  })
})

test('an id says the day as it was written', () => {
  const config = aConfig({ timezone: 'Asia/Kolkata' })
  expect(id('date: 2025-05-17 00:30', 'a.md', config)).toBe('tag:example.org,2025-05-17:a')
})

test('an id of decomposed letters is that of composed ones', () => {
  expect(id('', 'cafe\u0301.md')).toBe('tag:example.org,2025-05-17:caf%C3%A9')
  expect(id('slug: cafe\u0301')).toBe('tag:example.org,2025-05-17:caf%C3%A9')
})

describe('whatever the slug', () => {
  const slugs = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .map((text) => text.replace(/[\\?#%:/.\s\p{Cc}\uFFFD-\uFFFF]/gu, 'x'))

  test('an id is an ASCII URI of at most 200 characters', () => {
    fc.assert(
      fc.property(slugs, (slug) => {
        expect(id(`slug: ${JSON.stringify(slug)}`)).toMatch(/^tag:[!-~]{1,196}$/)
      }),
    )
  })

  test('two ids differ', () => {
    fc.assert(
      fc.property(slugs, slugs, (one, other) => {
        fc.pre(one.normalize() !== other.normalize())
        expect(id(`slug: ${JSON.stringify(one)}`)).not.toBe(id(`slug: ${JSON.stringify(other)}`))
      }),
    )
  })
})

test('long slugs that begin alike have different ids', () => {
  const long = '日本'.repeat(40)
  expect(id(`slug: ${'x'.repeat(173)}`)).toBe(`tag:example.org,2025-05-17:${'x'.repeat(173)}`)
  expect(id(`slug: ${'x'.repeat(174)}`)).toHaveLength(200)
  const [one, other] = [id(`slug: ${long}1`), id(`slug: ${long}2`)]
  expect(one).not.toBe(other)
  expect(one).toHaveLength(200)
  expect(one).toMatch(/^tag:example\.org,2025-05-17:(?:%[0-9A-F]{2})+-[0-9a-f]{16}$/)
})

test('an IDN host is an ASCII authority', () => {
  expect(id('', 'a.md', aConfig({ url: 'https://Bücher.example' }))).toBe(
    'tag:xn--bcher-kva.example,2025-05-17:a',
  )
})

test('sites whose ids were permalinks keep them', () => {
  const config = aConfig({}, { identity: 'permalink' })
  expect(id('', 'rail/日本.md', config)).toBe('https://example.org/rail/%E6%97%A5%E6%9C%AC/')
})

describe('a pinned id', () => {
  test.each([
    `tag:${'x'.repeat(196)}`,
    'urn:uuid:x',
    'https://Example.org:443/%7ex?p=1',
    'tag:a.b,2020:c&<d>',
  ])('is kept to the letter: %s', (pinned) => {
    expect(
      id(`id: ${JSON.stringify(pinned)}`, 'a.md', aConfig({}, { identity: 'permalink' })),
    ).toBe(pinned)
  })

  test.each([
    'night-train',
    '42x',
    'tag:日本',
    'tag:a b',
    'tag:',
    '/night',
    `tag:${'x'.repeat(197)}`,
  ])('must be an ASCII URI of at most 200 characters, not %j', (pinned) => {
    expect(places(problemsOf(`id: ${JSON.stringify(pinned)}`))).toEqual(['id-invalid 2:6'])
  })

  test('is not looked for in the text', () => {
    expect(parse('---\ndate: 2025-05-17\n---\nid: tag:x').value?.id).toMatch(/a-post$/)
  })
})
