import { expect, test } from 'vitest'
import { post } from '../conformance/publications.ts'
import { problems, publish } from './client.ts'

const posts = Object.fromEntries(
  [1, 2, 3].map((day) => {
    const yaml = `date: 2025-01-0${day}\ntitle: Day ${day}\nsummary: Short.`
    return [`day-${day}.md`, post(yaml, 'word '.repeat(400))]
  }),
)

const build = (sizes: object, rule: object = {}) =>
  publish(posts, { sizes, feeds: [{ scope: 'site', formats: ['rss'], ...rule }] })

test('a feed over `sizes.warning` is a warning, and published', async () => {
  const publication = await build({ warning: 5000 })
  expect(problems(publication)).toEqual(['feed-large dist/rss.xml'])
  const size = Buffer.byteLength(publication.text('rss.xml'))
  expect(publication.diagnostics[0]?.message).toBe(
    `the feed has ${size} bytes; the recommended maximum is 5000`,
  )
})

test('a feed over `sizes.error` is an error, and nothing is published', async () => {
  const publication = await build({ warning: 1000, error: 5000 })
  expect(problems(publication)).toEqual(['feed-too-large dist/rss.xml'])
  expect(publication.paths).toEqual([])
})

test('an error is one below the usual warning too', async () => {
  expect(problems(await build({ error: 5000 }))).toEqual(['feed-too-large dist/rss.xml'])
})

test('a feed of exactly that size is not too large', async () => {
  const size = Buffer.byteLength((await build({})).text('rss.xml'))
  expect(problems(await build({ warning: size, error: size }))).toEqual([])
  expect(problems(await build({ warning: size - 1, error: size }))).toEqual([
    'feed-large dist/rss.xml',
  ])
})

test('every document is measured, by its bytes', async () => {
  const publication = await publish(
    { 'a.md': post('title: A', '日'.repeat(600)) },
    { sizes: { warning: 2000 } },
  )
  expect(problems(publication)).toEqual(
    ['atom.xml', 'feed.json', 'rss.xml'].map((name) => `feed-large dist/${name}`),
  )
})

test('a post that takes more than half of what a feed may have is named', async () => {
  const long = { 'long.md': post('date: 2025-02-01\ntitle: Long', 'word '.repeat(2000)) }
  const publication = await publish(
    { ...posts, ...long },
    { sizes: { warning: 15000 }, feeds: [{ scope: 'site', formats: ['rss'] }] },
  )
  expect(publication.diagnostics[0]?.message).toMatch(
    /^the feed has \d+ bytes; the recommended maximum is 15000; posts\/long\.md alone has 10\d{3}$/,
  )
})

test('summaries and a lower limit make a feed small', async () => {
  expect(problems(await build({ warning: 5000 }, { content: 'summary' }))).toEqual([])
  expect(problems(await build({ warning: 5000 }, { limit: 1 }))).toEqual([])
})

test('archives and lists have no such bounds', async () => {
  const publication = await build({ warning: 3500, error: 3500 }, { limit: 1, archive: true })
  expect(problems(publication)).toEqual([])
  expect(Buffer.byteLength(publication.text('archive/2025/rss.xml'))).toBeGreaterThan(3500)
  const feeds = { sizes: { warning: 1400, error: 1400 }, feeds: ['site', 'author', 'category'] }
  const many = { 'a.md': post('title: A\ncategories: [A, B, C, D, E, F]') }
  const listed = await publish(many, feeds)
  expect(problems(listed)).toEqual([])
  expect(Buffer.byteLength(listed.text('feeds.json'))).toBeGreaterThan(1400)
})
