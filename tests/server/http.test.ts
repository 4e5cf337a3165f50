import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { folderOf, put } from '../support/folder.ts'
import { config, post, rawAnswer, serving } from './serving.ts'

const long = 'Some words that are worth a coding. '.repeat(50)
const publication = () => folderOf({ 'posts/a.md': post('A', long), 'secret.txt': 'secret' })

test('feeds are served as a feed server serves them', async () => {
  const { get } = await serving(publication())
  const answer = await get('/rss.xml', { headers: { 'accept-encoding': 'identity' } })
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/xml; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'last-modified': 'Sat, 17 May 2025 09:30:00 GMT',
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
    etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
  })
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  const text = await answer.text()
  expect(text).toContain('<title>A</title>')
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
  const types = await Promise.all(
    ['/feed.json', '/atom.xml', '/feeds.opml'].map(async (path) => {
      return (await get(path)).headers.get('content-type')
    }),
  )
  expect(types).toEqual([
    'application/feed+json',
    'application/xml; charset=utf-8',
    'text/x-opml; charset=utf-8',
  ])
})

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('%s has bytes and an entity tag of its own', async (coding, decode) => {
  const { port } = await serving(publication())
  const ask = async (fields: string, method = 'GET') => {
    return rawAnswer(
      port,
      `${method} /rss.xml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${fields}\r\n`,
    )
  }
  const plain = await ask('')
  const coded = await ask(`Accept-Encoding: ${coding}\r\n`)
  const [head = '', body = ''] = coded.split('\r\n\r\n')
  expect(head).toContain(`content-encoding: ${coding}`)
  expect(head).toContain(`content-length: ${body.length}`)
  expect(head).toContain('vary: Accept-Encoding')
  const decoded = decode(Buffer.from(body, 'latin1')).toString()
  expect(decoded).toBe(Buffer.from(plain.split('\r\n\r\n')[1] ?? '', 'latin1').toString())
  const etag = /etag: (.*)\r/.exec(head)?.[1] ?? ''
  expect(etag).toMatch(new RegExp(`-${coding}"$`))
  const accept = `Accept-Encoding: ${coding}\r\nIf-None-Match: ${etag}\r\n`
  const again = await ask(accept)
  expect(again).toContain('304 Not Modified')
  expect(again).toContain('vary: Accept-Encoding')
  expect(again).not.toContain('content-length')
  expect(await ask(`If-None-Match: ${etag}\r\n`)).toContain('200 OK')
  const [headOnly, rest] = (await ask(`Accept-Encoding: ${coding}\r\n`, 'HEAD')).split('\r\n\r\n')
  expect([headOnly?.replace(/Date: .*/, ''), rest]).toEqual([head.replace(/Date: .*/, ''), ''])
})

test('conditions are met in the order of the standard', async () => {
  const { get } = await serving(publication())
  const etag = (await get('/rss.xml')).headers.get('etag') ?? ''
  const status = async (headers: Record<string, string>) =>
    (await get('/rss.xml', { headers })).status
  const time = 'Sat, 17 May 2025 09:30:00 GMT'
  expect(await status({ 'if-none-match': etag })).toBe(304)
  expect(await status({ 'if-modified-since': time })).toBe(304)
  expect(await status({ 'if-none-match': '"x"', 'if-modified-since': time })).toBe(200)
  expect(await status({ 'if-match': '"x"' })).toBe(412)
})

test('other methods are refused, other addresses are not there', async () => {
  const { get } = await serving(publication())
  const refused = await get('/rss.xml', { method: 'POST', body: 'x' })
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await get('/_feedwright/open')).headers.get('allow')).toBe('POST')
  expect((await get('/nothing.xml')).status).toBe(404)
  expect((await get('/_feedwright/nothing')).status).toBe(404)
})

describe('whatever is asked, nothing but the publication leaves', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '//secret.txt',
    '/./rss.xml',
    '/%00rss.xml',
    '/rss.xml%00.txt',
    '/%E0%A4%A',
    '/secret.txt',
    '/posts/a.md',
    '/dist/rss.xml',
    '//example.com/rss.xml',
    'secret.txt',
    'file:///etc/passwd',
    '*',
  ])('%s', async (target) => {
    const { port } = await serving(publication())
    const answer = await rawAnswer(
      port,
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4(?:00|04) /)
    expect(answer).not.toContain('secret\n')
    expect(answer).not.toContain('<rss')
  })

  test('a request that is none is answered, and the server lives', async () => {
    const { port, get } = await serving(publication())
    expect(await rawAnswer(port, 'GET\r\n\r\n')).toContain('400 Bad Request')
    const large = `GET /rss.xml HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`
    expect(await rawAnswer(port, large)).toContain('431 ')
    expect((await get('/rss.xml')).status).toBe(200)
  })
})

test('images of the site are where its pages name them, and no others', async () => {
  const root = folderOf({
    'posts/a.md': post('A', '![A](/pictures/a%20b.png) ![B](/pictures/b.png)'),
    'static/pictures/a b.png': 'picture',
    'static/pictures/c.png': 'picture',
  })
  const { get } = await serving(root, { config: { ...config, pages: true } })
  const answer = await get('/pictures/a%20b.png')
  const location = answer.headers.get('location') ?? ''
  expect([answer.status, location]).toEqual([302, expect.stringMatching(/\/a%20b\.png$/)])
  expect(await (await get(location)).text()).toBe('picture')
  expect((await get('/pictures/b.png')).status).toBe(404)
  expect((await get('/pictures/c.png')).status).toBe(404)
  expect((await get('//[')).status).toBe(404)
})

test('a browser that looks for an icon is not told that it is missing', async () => {
  const { get } = await serving(publication())
  const answer = await get('/favicon.ico')
  expect([answer.status, answer.headers.get('content-length')]).toEqual([204, null])
})

test('a request that is broken off is no fault of the server', async () => {
  const { port, get } = await serving(publication())
  const socket = connect(port, '127.0.0.1')
  const fields = `Host: localhost\r\nOrigin: http://localhost\r\nExpect: 100-continue`
  socket.write(`POST /_feedwright/open HTTP/1.1\r\n${fields}\r\nContent-Length: 9\r\n\r\n`)
  await once(socket, 'data')
  socket.destroy()
  await once(socket, 'close')
  // `serving` fails where there was a fault
  expect((await get('/rss.xml')).status).toBe(200)
})

describe('a name that others can give to this machine is refused', () => {
  const ask = async (port: number, host: string, target = '/rss.xml') => {
    const lines = `GET ${target} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`
    return Number((await rawAnswer(port, lines)).slice(9, 12))
  }
  test('by default all but the loopback', async () => {
    const { port } = await serving(publication())
    const good = [
      'localhost',
      'LOCALHOST:4321',
      '127.0.0.1',
      '[::1]:80',
      'blog.localhost',
      '127.8.8.8',
    ]
    for (const host of good) expect(await ask(port, `Host: ${host}\r\n`), host).toBe(200)
    const bad = [
      'evil.example',
      'localhost.evil.example',
      '192.168.0.7',
      'localhost@evil.example',
      'local host',
      '127.0.0.1.nip.io',
      '',
    ]
    for (const host of bad) expect(await ask(port, `Host: ${host}\r\n`), host).toBe(421)
    expect(await ask(port, '')).toBe(400)
    const proxied = await ask(port, 'Host: localhost\r\n', 'http://evil.example/rss.xml')
    expect(proxied).toBe(421)
    expect(await ask(port, 'Host: evil.example\r\n', 'http://localhost/rss.xml')).toBe(200)
  })

  test('where it is opened, numbers and the given name are known too', async () => {
    const { port } = await serving(publication(), { host: '127.0.0.1' })
    expect(await ask(port, 'Host: 192.168.0.7:4321\r\n')).toBe(200)
    expect(await ask(port, 'Host: evil.example\r\n')).toBe(421)
  })
})

test('our own pages are for this server alone', async () => {
  const { get } = await serving(publication())
  for (const path of ['', 'client.js', 'style.css']) {
    const { status, headers } = await get(`/_feedwright/${path}`)
    expect([path, status]).toEqual([path, 200])
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a site below a path has its feeds there, and our pages where they always are', async () => {
  const site = { url: 'https://example.org/my%20blog/', title: 'Example' }
  const { get } = await serving(publication(), { config: { ...config, site } })
  expect((await get('/my%20blog/rss.xml')).status).toBe(200)
  expect((await get('/rss.xml')).status).toBe(404)
  const start = await get('/')
  expect([start.status, start.headers.get('location')]).toEqual([302, '/_feedwright/'])
  const index = await (await get('/_feedwright/')).text()
  expect(index).toContain('href="/my%20blog/rss.xml"')
  for (const [, href = ''] of index.matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
    expect([href, (await get(href)).status]).toEqual([href, 200])
  }
})

test('what is gone from the publication is gone from the server', async () => {
  const root = publication()
  const feeds = ['site', { scope: 'tag', minPosts: 1 }] as const
  const { get, until } = await serving(root, { config: { ...config, feeds } })
  const status = async () => (await get('/tag/new/rss.xml')).status
  expect(await status()).toBe(404)
  put(root, 'posts/b.md', post('B', 'Text.', 'tags: [new]\n'))
  await until((_, state) => state?.files.has('/tag/new/rss.xml') === true)
  expect(await status()).toBe(200)
  rmSync(join(root, 'posts/b.md'))
  await until((_, state) => state?.files.has('/tag/new/rss.xml') === false)
  expect(await status()).toBe(404)
})
