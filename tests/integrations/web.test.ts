import { describe, expect, test, vi } from 'vitest'
import {
  BuildError,
  createFeedHandler,
  type FeedHandlerOptions,
  type PostInput,
} from '../../src/integrations/web/index.ts'

const site = { url: 'https://example.org/', title: 'Example' }
const hello: PostInput = {
  url: '/hello/',
  date: '2025-05-17T09:30:00Z',
  title: 'Hello',
  markdown: 'A *b*.',
}
const second: PostInput = { ...hello, url: '/second/', date: '2025-05-18', title: 'Second' }

/** A handler with a clock that stands still unless it is set, and the errors that it told. */
function handlerOf(options: Partial<FeedHandlerOptions<string>> = {}) {
  const clock = { now: Date.UTC(2025, 5, 1) }
  const errors: unknown[] = []
  const handler = createFeedHandler<string>({
    site,
    posts: () => [hello],
    now: () => clock.now,
    onError: (error) => errors.push(error),
    ...options,
  })
  const get = (path = '/rss.xml', init: RequestInit = {}) => {
    return handler(new Request(`https://example.org${path}`, init), 'context')
  }
  return { get, handler, clock, errors }
}

async function failureOf(options: Partial<FeedHandlerOptions<string>>) {
  const { get, errors } = handlerOf(options)
  const response = await get()
  expect(response.status).toBe(500)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toBe('The feed cannot be made at the moment.\n')
  expect(errors).toHaveLength(1)
  return errors[0]
}

describe('a request for a feed', () => {
  test.each([
    ['/rss.xml', 'application/xml; charset=utf-8', '<rss version="2.0"'],
    ['/atom.xml', 'application/xml; charset=utf-8', '<feed xmlns='],
    ['/feed.json', 'application/feed+json', '"https://jsonfeed.org/version/1.1"'],
    ['/rss.xml?a=/feed.json#b', 'application/xml; charset=utf-8', '<rss version="2.0"'],
  ])('%s is answered with its type', async (path, type, part) => {
    const response = await handlerOf().get(path)
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain(part)
    expect(text).toContain('A ')
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'content-length': String(new TextEncoder().encode(text).length),
      'content-type': type,
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      'last-modified': 'Sat, 17 May 2025 09:30:00 GMT',
      'x-content-type-options': 'nosniff',
    })
  })

  test('is answered with the type of its format where the config says so', async () => {
    const { get } = handlerOf({ delivery: ['feed-types'] })
    const response = await get('/atom.xml')
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  })

  test('gets the same fields and no text with HEAD', async () => {
    const { get } = handlerOf()
    const [head, whole] = [await get('/rss.xml', { method: 'HEAD' }), await get()]
    expect(await head.text()).toBe('')
    expect([...head.headers]).toEqual([...whole.headers])
  })

  test('gets the whole feed whatever range it asks for', async () => {
    for (const range of ['bytes=0-9', 'bytes=9-0', 'lines=1', 'bytes=0-,'.repeat(5000)]) {
      const headers = { range, 'if-range': '"x"' }
      const response = await handlerOf().get('/rss.xml', { headers })
      expect(response.status).toBe(200)
      expect(response.headers.has('content-range')).toBe(false)
    }
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'X'.repeat(5000)])(
    'may not be a %.10s',
    async (method) => {
      const posts = vi.fn(() => [hello])
      const response = await handlerOf({ posts }).get('/rss.xml', { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
      expect(posts).not.toHaveBeenCalled()
    },
  )

  test('may come from a page of another site, with conditions', async () => {
    const response = await handlerOf().get('/rss.xml', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('If-None-Match')
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })

  test.each([
    '/',
    '/rss.xml/',
    '/RSS.xml',
    '//rss.xml',
    '/a/../rss.xml.',
    '/..%2frss.xml',
    '/%',
    '/%00',
    '/%ff%fe',
    '/__proto__',
    '/constructor',
    `/${'a/'.repeat(30_000)}`,
    `/${'%2e%2e/'.repeat(10_000)}rss`,
  ])('at %.20s is answered 404', async (path) => {
    const { get, errors } = handlerOf()
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(path.slice(1) || '…')
    expect(errors).toEqual([])
  })

  test('need not have a URL that can be read, as in a runtime with requests of its own', async () => {
    for (const url of ['', 'rss.xml', 'http://', 'http://[/rss.xml%', '://\0']) {
      const request = { url, method: 'GET', headers: new Headers() } as Request
      expect((await handlerOf().handler(request, '')).status).toBeLessThan(500)
    }
  })

  test('finds the feeds of terms and archives as well', async () => {
    const posts = () => [{ ...hello, categories: ['Über uns'] }, second]
    const { get } = handlerOf({
      posts,
      feeds: [
        { scope: 'site', limit: 1, archive: 'year' },
        { scope: 'category', minPosts: 1 },
      ],
    })
    const term = await get('/category/%C3%BCber-uns/atom.xml')
    expect(await term.text()).toContain('Hello')
    const archive = await get('/archive/2025/rss.xml')
    expect(await archive.text()).toContain('fh:archive')
    expect((await get('/feeds.json')).status).toBe(404)
  })

  test('may be for a site below a path, with and without the path', async () => {
    const below = { ...site, url: 'https://example.org/blog/' }
    const { get } = handlerOf({ site: below })
    for (const path of ['/blog/rss.xml', '/rss.xml']) {
      expect(await (await get(path)).text()).toContain('https://example.org/blog/rss.xml')
    }
  })

  test('gets the one format of its handler at any path', async () => {
    const { get } = handlerOf({ format: 'json', files: { json: 'feed' } })
    const response = await get('/api/feed')
    expect(response.headers.get('content-type')).toBe('application/feed+json')
    const { feed_url, items } = JSON.parse(await response.text())
    expect([feed_url, items.length]).toEqual(['https://example.org/feed', 1])
  })

  test('names the hubs', async () => {
    const { get } = handlerOf({ hubs: ['https://hub.example/'] })
    const { headers } = await get()
    expect(headers.get('link')).toBe(
      '<https://example.org/rss.xml>; rel="self", <https://hub.example/>; rel="hub"',
    )
  })
})

describe('posts', () => {
  test('may be a list, a stream, or a promise of either, and the same feed comes of them', async () => {
    async function* stream() {
      yield hello
      yield second
    }
    const list = [hello, second]
    const all = [() => list, () => stream(), async () => list, async () => stream()]
    const tags = new Set<string | null>()
    for (const posts of [...all, () => new Set(list), () => list.map(async (each) => each)]) {
      const response = await handlerOf({ posts: posts as () => PostInput[] }).get()
      tags.add(response.headers.get('etag'))
    }
    expect([...tags]).toEqual([expect.stringMatching(/^"/)])
  })

  test('are asked for with what the handler was given beside the request', async () => {
    const posts = vi.fn((_: string) => [hello])
    await handlerOf({ posts }).get()
    expect(posts.mock.calls).toEqual([['context']])
  })

  test('are asked for once for requests that come together, and again after maxAge', async () => {
    const posts = vi.fn(() => [hello])
    const { get, clock } = handlerOf({ posts, maxAge: 60 })
    await Promise.all([get(), get('/atom.xml'), get('/nowhere')])
    clock.now += 59_000
    expect((await get()).headers.get('cache-control')).toBe('public, max-age=1')
    expect(posts).toHaveBeenCalledTimes(1)
    clock.now += 1000
    expect((await get()).headers.get('cache-control')).toBe('public, max-age=60')
    expect(posts).toHaveBeenCalledTimes(2)
    // a clock that is set back
    clock.now -= 3_600_000
    await get()
    expect(posts).toHaveBeenCalledTimes(3)
  })

  test('are asked for each time without maxAge', async () => {
    const posts = vi.fn(() => [hello])
    const { get } = handlerOf({ posts, maxAge: 0 })
    expect((await get()).headers.get('cache-control')).toBe('no-cache')
    await get()
    expect(posts).toHaveBeenCalledTimes(2)
  })

  test('that change in any way are rendered anew, and others are not', async () => {
    const list = [hello, second]
    const { get, clock } = handlerOf({ posts: () => list })
    const before = await get()
    const changes: readonly Partial<PostInput>[] = [
      { markdown: 'Mended.' },
      { title: 'Another title' },
      { updated: '2025-05-20' },
      { markdown: undefined, html: 'Mended.' },
    ]
    const tags = new Set([before.headers.get('etag')])
    for (const change of changes) {
      list[0] = { ...hello, ...change }
      clock.now += 300_000
      const response = await get()
      tags.add(response.headers.get('etag'))
      expect(await response.text()).toContain('Second')
    }
    expect(tags.size).toBe(1 + changes.length)
    list[0] = hello
    clock.now += 300_000
    expect((await get()).headers.get('etag')).toBe(before.headers.get('etag'))
  })

  test('that link to another one follow it when it moves, goes and comes back', async () => {
    const linking = { ...hello, markdown: '[[Second]], [there](second.md)' }
    const { get } = handlerOf({ posts: () => list, maxAge: 0 })
    const textOf = async () => {
      const { items } = JSON.parse(await (await get('/feed.json')).text())
      return items.find(({ title }: { title: string }) => title === hello.title).content_html
    }
    const both = (url: string) => `<p><a href="${url}">Second</a>, <a href="${url}">there</a></p>`
    let list = [linking, second]
    expect(await textOf()).toBe(both('https://example.org/second/'))
    list = [linking, { ...second, url: '/z/second/' }]
    expect(await textOf()).toBe(both('https://example.org/z/second/'))
    list = [linking]
    expect(await textOf()).toBe('<p>Second, there</p>')
    list = [linking, second]
    expect(await textOf()).toBe(both('https://example.org/second/'))
  })

  test('are rendered again where a component may show something else', async () => {
    let shown = 'one'
    const components = { Live: () => `<p>${shown}</p>` }
    const posts = () => [{ ...hello, markdown: 'A.\n\n<Live />\n' }]
    const { get } = handlerOf({ posts, components, maxAge: 0 })
    expect(await (await get()).text()).toContain('one')
    shown = 'two'
    expect(await (await get()).text()).toContain('two')
  })

  test('that are in the future come when they are due', async () => {
    const { get, clock } = handlerOf({
      posts: () => [hello, { ...second, date: '2025-06-01T00:04Z' }],
    })
    expect(await (await get()).text()).not.toContain('Second')
    clock.now += 300_000
    expect(await (await get()).text()).toContain('Second')
  })

  test('may be none', async () => {
    const response = await handlerOf({ posts: () => [] }).get()
    expect(response.status).toBe(200)
    expect(response.headers.has('last-modified')).toBe(false)
  })
})

describe('what is wrong with posts is told to the site and not to the client', () => {
  const never = new Promise<never>(() => {})
  const timeout = 0.05

  test.each<[string, () => unknown, string]>([
    [
      'a function that throws',
      () => {
        throw new Error('no database')
      },
      'posts() could not be read: no database',
    ],
    [
      'one that rejects',
      () => Promise.reject(new Error('refused')),
      'posts() could not be read: refused',
    ],
    ['a reason that is no error', () => Promise.reject('gone'), 'posts() could not be read: gone'],
    ['nothing', () => undefined, 'posts() gave neither a list nor a stream of posts'],
    ['a text', () => 'posts', 'posts() gave neither a list nor a stream of posts'],
    [
      'a result with rows',
      () => ({ results: [] }),
      'posts() gave neither a list nor a stream of posts',
    ],
    [
      'an item that rejects',
      () => [hello, Promise.reject(new Error('x'))],
      'posts[1] could not be read: x',
    ],
    ['a function without end', () => never, 'posts() did not come within 0.05 seconds'],
    [
      'an item without end',
      () => [hello, hello, hello, never],
      'posts[3] did not come within 0.05 seconds',
    ],
    [
      'a stream that stops',
      async function* () {
        yield hello
        await never
      },
      'posts[1] did not come within 0.05 seconds',
    ],
    [
      'a stream that breaks',
      async function* () {
        yield hello
        throw new Error('cut')
      },
      'posts[1] could not be read: cut',
    ],
  ])('%s', async (_, posts, message) => {
    const error = await failureOf({ posts: posts as () => PostInput[], timeout })
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).toBe(message)
  })

  test('a list without end', async () => {
    function* endless() {
      for (;;) yield hello
    }
    const error = await failureOf({ posts: endless, timeout })
    expect((error as Error).message).toMatch(/^posts\[\d+\] did not come within 0.05 seconds$/)
  })

  test.each<[string, readonly object[], string]>([
    ['an item that is none', [hello, null as never], 'field-invalid posts[1]'],
    ['no url', [hello, {}], 'url-missing posts[1].url'],
    ['no date', [{ url: '/a/', title: 'A' }], 'date-missing posts[0].date'],
    ['a date that is none', [hello, { ...second, date: 'soon' }], 'date-invalid posts[1].date'],
    [
      'two posts with one URL',
      [hello, { ...second, url: hello.url }],
      'url-duplicate posts[1].url',
    ],
    [
      'a text that would hold up the server',
      [{ ...hello, markdown: `a\n\n${'[a '.repeat(14_000)}` }],
      'text-slow posts[0]',
    ],
  ])('%s', async (_, posts, problem) => {
    const error = await failureOf({ posts: () => posts as PostInput[] })
    expect(error).toBeInstanceOf(BuildError)
    const found = (error as BuildError).diagnostics.map(({ code, file }) => `${code} ${file}`)
    expect(found).toContain(problem)
  })

  test('one of them can be left out by a rule', async () => {
    const posts = () => [hello, { ...second, date: 'soon' }]
    const { get } = handlerOf({ posts, rules: { 'date-invalid': 'leave-out' } })
    expect((await get()).status).toBe(200)
  })

  test('a stream that was read before is no empty feed', async () => {
    const stream = [hello].values()
    const { get, errors } = handlerOf({ posts: () => stream, maxAge: 0 })
    expect((await get()).status).toBe(200)
    expect((await get()).status).toBe(500)
    expect(String(errors[0])).toContain('a stream that was read before')
  })

  test('a stream is closed where it is read no further', async () => {
    let isClosed = false
    async function* stream() {
      try {
        yield hello
        yield Promise.reject(new Error('cut'))
      } finally {
        isClosed = true
      }
    }
    await failureOf({ posts: stream, timeout })
    expect(isClosed).toBe(true)
  })

  test('the next request tries again', async () => {
    let isDown = true
    const { get, errors } = handlerOf({
      posts: () => (isDown ? Promise.reject(new Error('down')) : [hello]),
    })
    expect((await get()).status).toBe(500)
    isDown = false
    expect((await get()).status).toBe(200)
    expect(errors).toHaveLength(1)
  })

  test('whoever is told of it may throw', async () => {
    const throwing = () => {
      throw new Error('onError')
    }
    expect((await handlerOf({ posts: throwing, onError: throwing }).get()).status).toBe(500)
  })
})

describe('a handler is not made', () => {
  test.each<[string, object, string]>([
    ['of posts that are no function', { posts: [] }, 'posts must be a function'],
    ['with no number of seconds', { maxAge: '60' }, 'maxAge must be a number of seconds'],
    ['with less than none', { maxAge: -1 }, 'maxAge must be a number of seconds'],
    ['without any time', { timeout: 0 }, 'timeout must be a number of seconds above 0'],
    ['with one format of all feeds', { format: 'rss', feeds: ['tag'] }, 'exclude each other'],
    ['with another format', { format: 'xml' }, 'rss'],
    ['without a site', { site: undefined }, 'site'],
    ['with a key that there is not', { limits: { posts: 1 } }, 'limits'],
  ])('%s', (_, options, message) => {
    const whole = { site, posts: () => [hello], ...options } as FeedHandlerOptions
    expect(() => createFeedHandler(whole)).toThrow(message)
  })
})
