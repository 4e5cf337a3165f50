import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDate } from '../../src/content/parse-date.ts'
import { rfc822, rfc3339, timestamp } from '../../src/model/index.ts'
import { aConfig, messages, parse, places, postOf, problemsOf } from '../support/builders.ts'

const read = (text: string, zone = 'UTC') => {
  const date = parseDate(text, zone)
  return date && rfc3339(date.time)
}

describe('a date may be written as', () => {
  test.each([
    ['2025-05-17', '2025-05-17T00:00:00Z'],
    ['2025/5/7', '2025-05-07T00:00:00Z'],
    ['2025-05-17T09:30', '2025-05-17T09:30:00Z'],
    ['2025-05-17 9:30', '2025-05-17T09:30:00Z'],
    ['2025-05-17T09:30:15', '2025-05-17T09:30:15Z'],
    ['2025-05-17T09:30:15.999Z', '2025-05-17T09:30:15Z'],
    ['2025-05-17T09:30:15,5Z', '2025-05-17T09:30:15Z'],
    ['2025-05-17t09:30:15z', '2025-05-17T09:30:15Z'],
    ['2025-05-17T09:30:00+03:00', '2025-05-17T06:30:00Z'],
    ['2025-05-17 09:30:00 +0545', '2025-05-17T03:45:00Z'],
    ['2025-05-17 09:30:00 -08', '2025-05-17T17:30:00Z'],
    ['2025-05-17 09:30 UTC', '2025-05-17T09:30:00Z'],
    ['Sat, 17 May 2025 09:30:00 GMT', '2025-05-17T09:30:00Z'],
    ['17 May 2025 09:30:00 +0300', '2025-05-17T06:30:00Z'],
    ['7 May 2025', '2025-05-07T00:00:00Z'],
    ['2025-05-17T09:30+12:45', '2025-05-16T20:45:00Z'],
    ['May 17, 2025', '2025-05-17T00:00:00Z'],
    ['Sept. 7 2025 10:00', '2025-09-07T10:00:00Z'],
    ['December 31, 2025, 23:59:59', '2025-12-31T23:59:59Z'],
    [' 2025-05-17 ', '2025-05-17T00:00:00Z'],
    ['2021-7-3', '2021-07-03T00:00:00Z'],
    ['2021.07.03', '2021-07-03T00:00:00Z'],
    ['2024-01-01 10:00', '2024-01-01T10:00:00Z'],
    ['2024-01-01, 9:5', '2024-01-01T09:05:00Z'],
    ['2014-3-5 9:5:3', '2014-03-05T09:05:03Z'],
    ['2023-01-29 18:30:22 -0800', '2023-01-30T02:30:22Z'],
    ['2023-01-29 18:30:22.999999 -0800 PST', '2023-01-30T02:30:22Z'],
    ['2021-07-03T10:00:00.000+0000', '2021-07-03T10:00:00Z'],
    ['2001-12-14 21:59:43.10 -5', '2001-12-15T02:59:43Z'],
    ['2024-01-01 10:00 +8:00', '2024-01-01T02:00:00Z'],
    ['2024-01-01T10:00:00+02:00[Europe/Berlin]', '2024-01-01T08:00:00Z'],
    ['2025-05-17 10:00 PM', '2025-05-17T22:00:00Z'],
    ['2025-05-17 12:15am', '2025-05-17T00:15:00Z'],
    ['2025-05-17 12 p.m.', '2025-05-17T12:00:00Z'],
    ['2025-05-17 10:00 EST', '2025-05-17T15:00:00Z'],
    ['Sat, 17 May 2025 10:00:00 PDT', '2025-05-17T17:00:00Z'],
    ['2025-05-17T10:00 CET', '2025-05-17T09:00:00Z'],
    ['2025-05-17 10:00 UTC+8', '2025-05-17T02:00:00Z'],
    ['Tue Mar 04 2014 10:00:00 GMT+0100 (CET)', '2014-03-04T09:00:00Z'],
    ['Tue Mar 04 2014 10:00:00 GMT+0800 (中国标准时间)', '2014-03-04T02:00:00Z'],
    ['Mon Jan 2 15:04:05 2006', '2006-01-02T15:04:05Z'],
    ['Mon Jan  2 15:04:05 MST 2006', '2006-01-02T22:04:05Z'],
    ['Mon Jan 02 15:04:05 -0700 2006', '2006-01-02T22:04:05Z'],
    ['Mon Jan 2 15:04:05 2006 -0700', '2006-01-02T22:04:05Z'],
    ['2006-01-02 15:04:05 2006 -0700', '2006-01-02T22:04:05Z'],
    ['02-Jan-2006', '2006-01-02T00:00:00Z'],
    ['Saturday, May 17th, 2025 at 9:30 am', '2025-05-17T09:30:00Z'],
    ['Sunday 7 May 2025', '2025-05-07T00:00:00Z'],
    ['25/12/2021', '2021-12-25T00:00:00Z'],
    ['12/25/2021 10:00', '2021-12-25T10:00:00Z'],
    ['04-04-2021', '2021-04-04T00:00:00Z'],
    ['1747470600', '2025-05-17T08:30:00Z'],
    ['1747470600123', '2025-05-17T08:30:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['0099-01-02', '0099-01-02T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

describe('what is no date is not guessed at', () => {
  test.each([
    ...['2025-02-31', '2025-02-29', '2025-13-01', '2025-00-10', '2025-05-00', '31 February 2025'],
    ...['2025-05-17T24:00', '2025-05-17T10:60', '2025-05-17T10:00:60', '2025-05-17T10:00+15:00'],
    ...['2025-05-17T10:00+03:60', '2025-05-17T10:00 IST', '2025-05-17 13:00 PM', '2025-05-17T'],
    ...['2025-05-17 10', '2025-05-17 0:30 am', '2025-05-17 10:00 XYZ', '2017-02-29', '2025-05/17'],
    ...['03/04/2021', '3-4-2021', '32/12/2021', '13/13/2021', '99999999999', '174747060012'],
    ...['Invalid Date', 'today', '', '2025', '2025-05', '20250517', '17.05.2025', '5/17/25'],
    ...['25-05-17', '+002025-05-17', '2025-05-17 and more', 'Mayonnaise 17, 2025', '17 Mai 2025'],
    ...['0000-12-31', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-01:00', '２０２５-05-17'],
  ])('%j', (text) => {
    expect(read(text)).toBeUndefined()
  })
})

describe('a date without an offset is a clock on the wall of the zone', () => {
  test.each<[zone: string, wall: string, instant: string, skipped?: 'skipped']>([
    ['Europe/Istanbul', '2025-05-17 18:40', '2025-05-17T15:40:00Z'],
    ['Europe/Istanbul', '2025-05-17', '2025-05-16T21:00:00Z'],
    ['Europe/Istanbul', '2016-03-27 03:30', '2016-03-27T01:30:00Z', 'skipped'],
    ['Europe/Istanbul', '2016-12-01 12:00', '2016-12-01T09:00:00Z'],
    ['Europe/Istanbul', '1900-01-01 12:00', '1900-01-01T10:03:04Z'],
    ['America/New_York', '2025-03-09 01:59', '2025-03-09T06:59:00Z'],
    ['America/New_York', '2025-03-09 02:30', '2025-03-09T07:30:00Z', 'skipped'],
    ['America/New_York', '2025-03-09 03:00', '2025-03-09T07:00:00Z'],
    ['America/New_York', '2025-11-02 01:30', '2025-11-02T05:30:00Z'],
    ['America/New_York', '2025-11-02 02:00', '2025-11-02T07:00:00Z'],
    ['Australia/Lord_Howe', '2025-10-05 02:15', '2025-10-04T15:45:00Z', 'skipped'],
    ['Australia/Lord_Howe', '2025-04-06 01:45', '2025-04-05T14:45:00Z'],
    ['Africa/Casablanca', '2025-04-06 02:30', '2025-04-06T02:30:00Z', 'skipped'],
    ['Africa/Casablanca', '2025-02-23 02:30', '2025-02-23T01:30:00Z'],
    ['Africa/Casablanca', '2025-03-10 12:00', '2025-03-10T12:00:00Z'],
    ['Asia/Kolkata', '2025-05-17 00:00', '2025-05-16T18:30:00Z'],
    ['Pacific/Apia', '2011-12-30 12:00', '2011-12-30T22:00:00Z', 'skipped'],
    ['Africa/Cairo', '2025-04-25 00:30', '2025-04-24T22:30:00Z', 'skipped'],
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00Z'],
    ['Africa/Monrovia', '0099-01-02', '0099-01-02T00:43:08Z'],
  ])('%s: %s', (zone, wall, instant, skipped) => {
    expect(read(wall, zone)).toBe(instant)
    expect(parseDate(wall, zone)?.skipped).toBe(skipped !== undefined)
  })

  test('as Intl shows it', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const instants = fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2037, 0) })
    fc.assert(
      fc.property(zones, instants, (timeZone, instant) => {
        const shown = new Intl.DateTimeFormat('sv', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        })
        const wall = shown.format(instant)
        const date = parseDate(wall, timeZone)
        expect(date?.skipped).toBe(false)
        expect(shown.format(date?.time)).toBe(wall)
        expect(date?.time).toBeLessThanOrEqual(instant)
      }),
    )
  })

  test('and one with an offset means the same in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const instants = fc.integer({ min: Date.UTC(1, 0, 3), max: Date.UTC(9999, 11) }).map(timestamp)
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        expect(parseDate(rfc3339(instant), zone)?.time).toBe(instant)
        expect(parseDate(rfc822(instant), zone)?.time).toBe(instant)
      }),
    )
  })
})

test('a time that daylight saving skips is a warning that names what is used instead', () => {
  const config = aConfig({ timezone: 'America/New_York' })
  const found = problemsOf('date: 2025-03-09 02:30', { config })
  expect(places(found)).toEqual(['date-skipped 2:7'])
  expect(messages(found)).toEqual([
    '`date` is "2025-03-09 02:30", a time that daylight saving skips in America/New_York; 2025-03-09T07:30:00Z is used instead',
  ])
})

describe('a date prefix of the file name is a date', () => {
  test.each([
    ['2025-05-17-night-train.md', 'night-train', '/night-train/'],
    ['2025-05-17_night-train.markdown', 'night-train', '/night-train/'],
    ['rail/2025-05-17-night-train/index.md', 'night-train', '/rail/night-train/'],
    ['2025-05-17.md', '2025-05-17', '/2025-05-17/'],
    ['2025-5-17-night-train.md', 'night-train', '/night-train/'],
    ['2025/05/17/night-train.md', 'night-train', '/2025/05/17/night-train/'],
    ['blog/2025/5/17-night-train.md', '17-night-train', '/blog/2025/5/17-night-train/'],
    ['2025-05-17/night-train/index.md', 'night-train', '/2025-05-17/night-train/'],
  ])('%s', (path, slug, url) => {
    const { value, diagnostics } = parse('Text.', { path })
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      slug,
      url: `https://example.org${url}`,
      published: Date.UTC(2025, 4, 17),
    })
  })

  test('in the zone of the site', () => {
    const config = aConfig({ timezone: 'Europe/Istanbul' })
    const { value } = parse('Text.', { path: '2025-05-17-a.md', config })
    expect(value?.published).toBe(Date.UTC(2025, 4, 16, 21))
  })

  test('that must exist', () => {
    expect(places(parse('Text.', { path: '2025-02-31-a.md' }).diagnostics)).toEqual([
      'date-invalid',
    ])
  })

  test('unless a field says otherwise', () => {
    expect(postOf('date: 2025-05-18', { path: '2025-05-17-a.md' })).toMatchObject({
      slug: 'a',
      published: Date.UTC(2025, 4, 18),
    })
  })

  test('or the one of the page, where nothing else has one', () => {
    const post = postOf('', { path: 'a.md' })
    expect(post.published).toBe(Date.UTC(2025, 4, 17))
    const text = '---\npermalink: /2014/09/15/a.html\n---\nText.'
    expect(parse(text).value?.published).toBe(Date.UTC(2014, 8, 15))
    expect(postOf('permalink: /2014/09/15/a.html').published).toBe(Date.UTC(2025, 4, 17))
  })

  test('and no other number is one', () => {
    expect(postOf('', { path: '2025-05-17th.md' }).slug).toBe('2025-05-17th')
    expect(postOf('', { path: '25-05-17-a.md' }).slug).toBe('25-05-17-a')
  })
})

test('`updated` equals `published` unless it is written', () => {
  expect(postOf('date: 2025-05-17')).toMatchObject({ updated: Date.UTC(2025, 4, 17) })
  expect(postOf('updated: 2025-05-17T00:00:00Z')).toMatchObject({ updated: Date.UTC(2025, 4, 17) })
})

test('an update on the day of publication, without a time, is not before it', () => {
  const published = Date.UTC(2025, 4, 17, 9, 30)
  const date = 'date: 2025-05-17T09:30:00Z'
  expect(postOf(`${date}\nupdated: 2025-05-17`)).toMatchObject({ published, updated: published })
})

test('an update before the date is a warning, and counts as the date', () => {
  const { value, diagnostics } = parse(
    '---\ndate: 2025-05-17T09:30:00Z\nupdated: 2025-05-17T09:00:00Z\n---\nText.',
  )
  expect(places(diagnostics)).toEqual(['updated-early 3:10'])
  expect(value?.updated).toBe(Date.UTC(2025, 4, 17, 9, 30))
})

test('an update on a later day elsewhere is not before it either', () => {
  const post = postOf('date: 2025-05-17T23:30:00-08:00\nupdated: 2025-05-18')
  expect(post.updated).toBe(post.published)
})

describe('a date of publication beside `date`', () => {
  const date = '2025-05-17'
  test.each(['publishDate', 'publish_date', 'pubDate', 'published'])('%s puts it off', (name) => {
    const post = postOf(`date: ${date}\n${name}: 2027-01-01`)
    expect(post).toMatchObject({ published: Date.UTC(2027, 0), updated: Date.UTC(2027, 0) })
    expect(postOf(`date: ${date}\n${name}: 2024-01-01`).published).toBe(Date.UTC(2025, 4, 17))
  })

  test('must be one', () => {
    expect(places(problemsOf(`date: ${date}\npublishDate: soon`))).toEqual(['date-invalid 3:14'])
    expect(postOf(`date: ${date}\npublished: true\ncreated: 2027-01-01`).published).toBe(
      Date.UTC(2025, 4, 17),
    )
  })
})

test('TOML has dates within tables too', () => {
  const text = '+++\ndate = 2025-05-17\n[withdrawn]\ndate = 2025-06-01T10:00:00+02:00\n+++\nText.'
  expect(parse(text).value?.withdrawn?.time).toBe(Date.UTC(2025, 5, 1, 8))
})

test('what is kept back needs no date yet, but what is taken back does', () => {
  for (const kept of ['draft: true', 'published: false', 'feed: false', 'title: x']) {
    expect(parse(`---\n${kept}\n---\nText.`)).toEqual({ ok: false, diagnostics: [] })
  }
  for (const out of ['withdrawn: true', 'draft: true\nwithdrawn: true']) {
    expect(places(parse(`---\n${out}\n---\nText.`).diagnostics)).toEqual(['date-missing 1:1'])
  }
})

test('neither the zone nor the locale of the machine matters', () => {
  const jiti = join(import.meta.dirname, '../../node_modules/jiti/lib/jiti-cli.mjs')
  const program = join(import.meta.dirname, 'posts-in-another-zone.ts')
  const run = (TZ: string, LC_ALL: string) =>
    execFileSync(process.execPath, [jiti, program], {
      encoding: 'utf8',
      env: { ...process.env, TZ, LC_ALL, JITI_FS_CACHE: 'false' },
    })
  const here = run('UTC', 'C')
  expect(JSON.parse(here)).toMatchObject([
    { id: 'tag:example.org,2025-05-17:%C4%B0stanbul', published: Date.UTC(2025, 4, 16, 18, 30) },
    { id: 'tag:example.org,2025-05-17:title', url: 'https://example.org/2025/05/title/' },
  ])
  expect(run('Asia/Tokyo', 'tr_TR.UTF-8')).toBe(here)
})
