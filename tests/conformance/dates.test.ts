import { expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { now } from '../support/publication.ts'
import { type Document, elements, entryElements, items, textOf } from './document.ts'
import {
  allFeeds,
  aPublication,
  feedsOf,
  feedsOfPost,
  post,
  problemsOfPost,
} from './publications.ts'
import { type Rule, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, dates. */
const formats = ['rss', 'atom', 'json'] as const

/** Where each date of a feed stands, and what it is. */
function dates(document: Document): readonly (readonly [place: string, date: string])[] {
  if (document.format === 'json') {
    return items(document).flatMap((item) =>
      ['date_published', 'date_modified'].flatMap((key) => {
        const date = item[key]
        return date === undefined ? [] : [[key, String(date)] as const]
      }),
    )
  }
  return elements(document)
    .filter(({ name }) => /^(?:pubDate|lastBuildDate|published|updated|atom:updated)$/.test(name))
    .map(({ path, text }) => [path, text] as const)
}

/** A rule that every single date must keep. */
function dateRule(
  rule: Pick<Rule, 'id' | 'says' | 'formats' | 'brokenBy'>,
  isRight: (date: string, place: string) => boolean,
): Rule {
  return {
    ...rule,
    violations: (document) =>
      unless(
        dates(document),
        ([place, date]) => isRight(date, place),
        ([place, date]) => `${place} is ${date}`,
      ),
  }
}

const isRfc822 = (place: string) => /(?:pubDate|lastBuildDate)$/.test(place)

/** What each entry says: when it was published, and when it was edited. */
function times(document: Document): readonly { published: number; updated: number }[] {
  const time = (...texts: readonly unknown[]) => Date.parse(String(texts.find(Boolean)))
  if (document.format === 'json') {
    return items(document).map(({ date_published, date_modified }) => {
      return { published: time(date_published), updated: time(date_modified, date_published) }
    })
  }
  return entryElements(document).map((entry) => {
    const published = textOf(entry, document.format === 'rss' ? 'pubDate' : 'published')
    const updated = textOf(entry, document.format === 'rss' ? 'atom:updated' : 'updated')
    return { published: time(published), updated: time(updated, published) }
  })
}

const rules: readonly Rule[] = [
  dateRule(
    {
      id: 'D1',
      says: 'RSS has dates of RFC 822, with the right day of the week and a year of four digits',
      formats: ['rss'],
      brokenBy: [
        ['<pubDate>Sat,', '<pubDate>Sun,'],
        [/(<pubDate>\w+, \d+ \w+) 20/, '$1 '],
        [/<pubDate>[^<]*/, '<pubDate>2025-05-17T09:30:00Z'],
        [/<lastBuildDate>[^<]*/, '<lastBuildDate>Saturday, 17 May 2025 09:30:00 GMT'],
      ],
    },
    (date, place) => !isRfc822(place) || new Date(date).toUTCString() === date,
  ),
  dateRule(
    {
      id: 'D2',
      says: 'RSS dates are in GMT',
      formats: ['rss'],
      brokenBy: [[/(<pubDate>.*)GMT/, '$1+0545']],
    },
    (date, place) => !isRfc822(place) || / GMT$/.test(date),
  ),
  dateRule(
    {
      id: 'D3',
      says: 'Atom and JSON have dates of RFC 3339 in whole seconds',
      formats,
      brokenBy: [
        [/<updated>[^<]*/, '<updated>2025-05-17'],
        [/<published>[^<]*/, '<published>2025-02-30T10:00:00Z'],
        [/(<updated>[^<]*)Z/, '$1'],
        [/(<atom:updated>[^<]*)Z/, '$1.123Z'],
        [/("date_published": "[^"]*)T/, '$1 '],
      ],
    },
    (date, place) =>
      isRfc822(place) ||
      (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) &&
        !Number.isNaN(Date.parse(date)) &&
        new Date(date).toISOString().startsWith(date.slice(0, 19))),
  ),
  dateRule(
    {
      id: 'D5',
      says: 'no date is before 1990 or in the future',
      formats,
      brokenBy: [
        [/<published>2025/, '<published>1979'],
        [/"date_published": "2025/, '"date_published": "2031'],
      ],
    },
    (date) => Date.parse(date) >= Date.UTC(1990) && Date.parse(date) <= now,
  ),
  {
    id: 'D8',
    says: 'nothing is edited before it is published, and the feed is as new as its newest entry',
    formats,
    violations: (document) => {
      const entries = times(document)
      const newest = Math.max(...entries.map(({ updated }) => updated))
      const head = dates(document).find(([place]) =>
        /^(?:feed\/updated|.*lastBuildDate)$/.test(place),
      )
      return [
        ...unless(entries, ({ published, updated }) => published <= updated, JSON.stringify),
        ...(head !== undefined && entries.length > 0 && Date.parse(head[1]) !== newest
          ? [`${head[0]} is ${head[1]}`]
          : []),
      ]
    },
    brokenBy: [
      [/<lastBuildDate>[^<]*/, '<lastBuildDate>Thu, 01 Jan 2026 00:00:00 GMT'],
      [/<updated>[^<]*/, '<updated>2026-01-01T00:00:00Z'],
      [/"date_modified": "2025/, '"date_modified": "2024'],
    ],
  },
  {
    id: 'D9',
    says: 'no value is one that a program forgot',
    formats,
    violations: ({ text }) =>
      text.match(/Invalid Date|(?:>|")(?:undefined|null|NaN|\[object \w+\])(?:<|")|: null\b/g) ??
      [],
    brokenBy: [
      [/<pubDate>[^<]*/, '<pubDate>Invalid Date'],
      [/"title": ".*?"/, '"title": null'],
      [/<link>[^<]*/, '<link>undefined'],
    ],
  },
]

testRules(rules)

test.each([
  ['a day alone, in no zone', '2025-07-01', 'UTC', '2025-07-01T00:00:00Z'],
  ['a day alone', '2025-07-01', 'Europe/Istanbul', '2025-06-30T21:00:00Z'],
  ['a day alone, in a zone of half an hour', '2025-07-01', 'Asia/Kolkata', '2025-06-30T18:30:00Z'],
  ['a time without an offset', '2025-07-01 12:00', 'Asia/Kathmandu', '2025-07-01T06:15:00Z'],
  ['a time in winter', '2025-01-01 12:00', 'America/St_Johns', '2025-01-01T15:30:00Z'],
  ['a time with an offset', '2025-07-01T12:00:00+12:45', 'Europe/Paris', '2025-06-30T23:15:00Z'],
  ['a time with a fraction', '2025-07-01T12:00:00.999Z', 'UTC', '2025-07-01T12:00:00Z'],
])('D2, D3, D7 %s is the same instant in all formats', async (_, date, timezone, instant) => {
  const { rss, atom, json } = await feedsOfPost(`date: ${date}`, 'Text.', { timezone })
  expect(entryElements(rss).map((item) => textOf(item, 'pubDate'))).toEqual([
    new Date(instant).toUTCString(),
  ])
  expect(entryElements(atom).map((entry) => textOf(entry, 'published'))).toEqual([instant])
  expect(items(json).map((item) => item['date_published'])).toEqual([instant])
})

test('D5 a post is left out until it is due, and one before 1990 is warned about', async () => {
  const { rss } = await feedsOf({ 'now.md': post(''), 'later.md': post('date: 2031-01-01') })
  expect(entryElements(rss)).toHaveLength(1)
  expect(await problemsOfPost(post('date: 1989-12-31'))).toMatchObject([
    { code: 'date-old', severity: 'warning' },
  ])
})

test('D6 posts of one day have one time, and are told apart by their ids', async () => {
  const day = 'date: 2025-05-17'
  const { atom } = await feedsOf({ 'b.md': post(day), 'a.md': post(day) })
  const times = entryElements(atom).map((entry) => textOf(entry, 'updated'))
  expect(times).toEqual(['2025-05-17T00:00:00Z', '2025-05-17T00:00:00Z'])
  const ids = entryElements(atom).map((entry) => textOf(entry, 'id'))
  expect(ids).toEqual(['tag:example.org,2025-05-17:a', 'tag:example.org,2025-05-17:b'])
})

test('D8 a feed without entries has no time of a build', async () => {
  const { atom, rss } = await feedsOf({})
  expect(elements(atom, 'feed/updated').map(({ text }) => text)).toEqual(['2005-12-01T00:00:00Z'])
  expect(elements(rss, 'rss/channel/lastBuildDate')).toEqual([])
})

test('D8 the formats agree on every date', async () => {
  for (const { rss, atom, json } of await allFeeds()) {
    expect(times(atom)).toEqual(times(rss))
    expect(times(json)).toEqual(times(rss))
  }
})

test.each(['2025-02-31', 'Invalid Date', 'yesterday'])(
  'D9 no feed is made with the date "%s", and the file and the field are named',
  async (date) => {
    const { files, diagnostics } = await runPipeline(
      aPublication({ 'post.md': `---\ndate: ${date}\n---\nText.\n` }),
    )
    expect(files).toBeUndefined()
    const found = { code: 'date-invalid', file: 'posts/post.md' }
    expect(diagnostics).toContainEqual(expect.objectContaining(found))
  },
)
