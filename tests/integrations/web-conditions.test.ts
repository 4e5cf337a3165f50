import { describe, expect, test } from 'vitest'
import { parseHttpDate } from '../../src/http/http-date.ts'
import { createFeedHandler } from '../../src/integrations/web/index.ts'

const handler = createFeedHandler({
  site: { url: 'https://example.org/', title: 'Example' },
  posts: () => [
    { url: '/a/', date: '1994-11-06T08:49:37Z', title: 'A' },
    { url: '/b/', date: '1990-01-01', title: 'B' },
  ],
  now: () => Date.UTC(2025, 5, 1),
})

async function respond(headers: Record<string, string>, method = 'GET') {
  return handler(new Request('https://example.org/rss.xml', { method, headers }))
}

const etag = (await respond({})).headers.get('etag') ?? ''
const [same, before, after] = [
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 08:49:36 GMT',
  'Sun, 06 Nov 1994 08:49:38 GMT',
]

/** RFC 9110 §13.2.2, each step with the fields that it goes before. */
describe.each(['GET', 'HEAD'])('a %s', (method) => {
  test.each<[number, string, Record<string, string>]>([
    [200, 'no condition', {}],
    // step 1: If-Match, by strong comparison
    [200, 'If-Match with the tag', { 'if-match': etag }],
    [200, 'If-Match with any', { 'if-match': '*' }],
    [200, 'If-Match with a list', { 'if-match': `"x", ${etag}` }],
    [412, 'If-Match with another', { 'if-match': '"x"' }],
    [412, 'If-Match with the weak tag', { 'if-match': `W/${etag}` }],
    [412, 'If-Match before If-None-Match', { 'if-match': '"x"', 'if-none-match': etag }],
    [304, 'If-Match, then If-None-Match', { 'if-match': etag, 'if-none-match': etag }],
    // step 2: If-Unmodified-Since, only without If-Match
    [200, 'If-Unmodified-Since, and it is not', { 'if-unmodified-since': same }],
    [412, 'If-Unmodified-Since, and it is', { 'if-unmodified-since': before }],
    [200, 'If-Unmodified-Since, no date', { 'if-unmodified-since': 'yesterday' }],
    [200, 'If-Match before it', { 'if-match': etag, 'if-unmodified-since': before }],
    // step 3: If-None-Match, by weak comparison
    [304, 'If-None-Match with the tag', { 'if-none-match': etag }],
    [304, 'If-None-Match with the weak tag', { 'if-none-match': `W/${etag}` }],
    [304, 'If-None-Match with any', { 'if-none-match': '*' }],
    [304, 'any with spaces', { 'if-none-match': ' * ' }],
    [304, 'a list', { 'if-none-match': `"a,b" ,, W/"c",\t${etag}, "d"` }],
    [304, 'the first of a list', { 'if-none-match': `${etag},"d"` }],
    [200, 'If-None-Match with another', { 'if-none-match': '"x"' }],
    [200, 'If-None-Match, empty', { 'if-none-match': '' }],
    [200, 'a tag without quotes', { 'if-none-match': etag.slice(1, -1) }],
    [200, 'a tag within another', { 'if-none-match': `"x${etag}` }],
    [200, 'any within a list', { 'if-none-match': '"x", *' }],
    [200, 'a small w', { 'if-none-match': `w/${etag}` }],
    [200, 'If-None-Match before the date', { 'if-none-match': '"x"', 'if-modified-since': same }],
    [304, 'the tag before the date', { 'if-none-match': etag, 'if-modified-since': before }],
    // step 4: If-Modified-Since, only without If-None-Match
    [304, 'If-Modified-Since, the time', { 'if-modified-since': same }],
    [304, 'If-Modified-Since, later', { 'if-modified-since': after }],
    [200, 'If-Modified-Since, before', { 'if-modified-since': before }],
    [304, 'the form of RFC 850', { 'if-modified-since': 'Sunday, 06-Nov-94 08:49:37 GMT' }],
    [304, 'the form of asctime', { 'if-modified-since': 'Sun Nov  6 08:49:37 1994' }],
    [200, 'a date that is none', { 'if-modified-since': '2025-06-01' }],
    [200, 'a number', { 'if-modified-since': '9999999999' }],
    [200, 'another time zone', { 'if-modified-since': 'Sun, 06 Nov 2024 08:49:37 EST' }],
    // step 5: ranges, which are ignored
    [200, 'Range and If-Range', { range: 'bytes=0-1', 'if-range': etag }],
    [304, 'Range with the tag', { range: 'bytes=0-1', 'if-none-match': etag }],
  ])('is answered %i: %s', async (status, _, headers) => {
    const response = await respond(headers, method)
    expect(response.status).toBe(status)
    if (status !== 304) return
    expect(await response.text()).toBe('')
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      etag,
    })
  })
})

test('conditions that are made to be slow are not', async () => {
  const hostile = [
    '"'.repeat(100_000),
    ','.repeat(100_000),
    `${' ,\t'.repeat(50_000)}x`,
    `"${'a'.repeat(100_000)}`,
    'W/'.repeat(50_000),
    `${'"a", '.repeat(20_000)}"`,
    '\u00ff'.repeat(100_000),
    `Sun, ${'0'.repeat(100_000)}`,
  ]
  for (const value of hostile) {
    for (const name of ['if-none-match', 'if-match', 'if-modified-since', 'if-unmodified-since']) {
      const { status } = await respond({ [name]: value })
      expect(status).toBe(name === 'if-match' ? 412 : 200)
    }
  }
})

test('errors are no matter of conditions', async () => {
  const headers = { 'if-none-match': '*', 'if-match': '"x"' }
  const url = 'https://example.org/'
  expect((await handler(new Request(url, { headers }))).status).toBe(404)
  expect((await handler(new Request(url, { method: 'PUT', headers }))).status).toBe(405)
})

test('a feed that has no time is not unchanged since any', async () => {
  const empty = createFeedHandler({
    site: { url: 'https://example.org/', title: 'Example' },
    posts: () => [],
  })
  const headers = { 'if-modified-since': after }
  expect((await empty(new Request('https://example.org/rss.xml', { headers }))).status).toBe(200)
})

test.each([
  ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
  ['Thursday, 06-Nov-70 08:49:37 GMT', '2070-11-06T08:49:37.000Z'],
  ['Friday, 06-Nov-76 08:49:37 GMT', '1976-11-06T08:49:37.000Z'],
  ['Sun Nov 16 08:49:37 1994', '1994-11-16T08:49:37.000Z'],
  ['Sun, 06 Foo 1994 08:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 08:49:99 GMT', undefined],
  ['Sun, 30 Feb 1994 08:49:37 GMT', undefined],
  ['Sun, 00 Nov 1994 08:49:37 GMT', undefined],
  ['Sun Nov  6 24:00:00 1994', undefined],
  ['Sun, 06 Nov 1994 08:49:37', undefined],
])('%s is %s', (text, time) => {
  const found = parseHttpDate(text, Date.UTC(2025, 5, 1))
  expect(found === undefined ? found : new Date(found).toISOString()).toBe(time)
})
