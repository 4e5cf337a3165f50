import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { folderOf } from '../support/folder.ts'
import { buildSite, isInstalled, linkPackages, withServer } from './project.ts'
import { expected, told } from './told.ts'
import { webHosts } from './web-hosts.ts'

const types = {
  'rss.xml': 'application/xml; charset=utf-8',
  'atom.xml': 'application/xml; charset=utf-8',
  'feed.json': 'application/feed+json',
}

for (const host of webHosts) {
  const { name, files, serve, develop } = host
  const isThere = isInstalled(host)
  describe.skipIf(!isThere)(isThere ? name : `${name} (not installed)`, () => {
    test('answers with the same feeds, after a second build too', {
      timeout: 300_000,
    }, async () => {
      const root = folderOf({ 'package.json': '{ "type": "module", "private": true }', ...files })
      linkPackages(root, host)
      let tag: string | null = null
      buildSite(host, root)
      await withServer(serve, root, async (origin, output) => {
        tag = await checkFeeds(origin)
        await checkConditions(origin)
        await checkHostile(origin)
        await checkBroken(origin, output)
        expect(await checkFeeds(origin)).toBe(tag)
      })
      buildSite(host, root)
      await withServer(serve, root, async (origin) => {
        expect(await checkFeeds(origin)).toBe(tag)
      })
      if (develop === undefined) return
      await withServer(develop, root, async (origin) => {
        expect(await checkFeeds(origin)).toBe(tag)
        await checkConditions(origin)
      })
    })
  })
}

/** Asks for every feed, and gives the tag of one. */
async function checkFeeds(origin: string): Promise<string> {
  let etag = ''
  for (const [path, type] of Object.entries(types)) {
    const response = await fetch(`${origin}/blog/${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
    expect(response.headers.get('last-modified')).toBe('Tue, 04 Mar 2025 00:00:00 GMT')
    expect(told(await response.text())).toEqual(expected)
    etag = response.headers.get('etag') ?? ''
    const head = await fetch(`${origin}/blog/${path}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
    expect(head.headers.get('content-type')).toBe(type)
  }
  return etag
}

const [before, same, after] = [
  'Mon, 04 Mar 2024 00:00:00 GMT',
  'Tue, 04 Mar 2025 00:00:00 GMT',
  'Wed, 04 Mar 2026 00:00:00 GMT',
]

/** RFC 9110 §13.2.2, as it comes through a server. */
async function checkConditions(origin: string): Promise<void> {
  const url = `${origin}/blog/feed.json`
  const etag = (await fetch(url)).headers.get('etag') ?? ''
  const cases: readonly (readonly [number, Readonly<Record<string, string>>])[] = [
    [304, { 'if-none-match': etag }],
    [304, { 'if-none-match': `"x", W/${etag}` }],
    [304, { 'if-none-match': '*' }],
    [200, { 'if-none-match': '"x"', 'if-modified-since': after }],
    [304, { 'if-none-match': etag, 'if-modified-since': before }],
    [304, { 'if-modified-since': same }],
    [200, { 'if-modified-since': before }],
    [200, { 'if-modified-since': 'soon' }],
    [200, { 'if-none-match': '"'.repeat(4000) }],
    [200, { 'if-none-match': `${'"a", '.repeat(1000)}"` }],
    [200, { range: 'bytes=0-9' }],
    [200, { range: 'bytes=0-,'.repeat(400) }],
    [412, { 'if-match': '"x"', 'if-none-match': etag }],
  ]
  for (const method of ['GET', 'HEAD']) {
    for (const [status, headers] of cases) {
      const response = await fetch(url, { method, headers })
      expect([response.status, headers]).toEqual([status, headers])
      const text = await response.text()
      if (status === 304) expect([text, response.headers.get('etag')]).toEqual(['', etag])
      if (status === 200 && method === 'GET') expect(told(text)).toEqual(expected)
    }
  }
}

/** Requests that no reader makes are refused by us or before us, and the server goes on. */
async function checkHostile(origin: string): Promise<void> {
  const methods = ['POST', 'PUT', 'DELETE', 'PROPFIND', 'NONE', 'GET\0']
  for (const method of methods) {
    const status = await statusOf(origin, `${method} /blog/feed.json HTTP/1.1`)
    expect(`${method} ${status}`).toMatch(/ (?:400|405|501)$/)
  }
  const paths = [
    '/blog/../none.json',
    '/blog/..%2ffeed.json',
    '/blog//feed.json',
    '/blog/feed.json/',
    '/blog/feed.json%00',
    '/blog/%',
    `/blog/${'a'.repeat(8000)}/feed.json`,
    '/blog/__proto__',
    '*',
    'http://[/feed.json',
  ]
  for (const path of paths) {
    const status = await statusOf(origin, `GET ${path} HTTP/1.1`)
    expect(`${path} ${status}`).toMatch(/ (?:30\d|400|404|500)$/)
  }
  const tag = `If-None-Match: "${'\u00ff'.repeat(3000)}`
  expect(await statusOf(origin, `GET /blog/feed.json HTTP/1.1\r\n${tag}`)).toBe(200)
}

/** The status of the answer to a request as it stands. */
async function statusOf(origin: string, head: string): Promise<number> {
  const socket = connect(Number(new URL(origin).port), 'localhost')
  socket.write(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1')
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes.toString('latin1')
  })
  await once(socket, 'close')
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
}

/** What is wrong with posts is told to the site, and not to the client. */
async function checkBroken(origin: string, output: () => string): Promise<void> {
  const said = {
    throws: 'posts() could not be read: no database',
    dateless: 'posts[1]',
    endless: 'posts[1] did not come within 0.2 seconds',
    silent: 'posts() did not come within 0.2 seconds',
    twins: 'posts[1].url',
    breaks: 'posts[1] could not be read: cut',
  }
  for (const [kind, message] of Object.entries(said)) {
    const response = await fetch(`${origin}/blog/broken/${kind}`)
    expect([kind, response.status]).toEqual([kind, 500])
    expect(await response.text()).toBe('The feed cannot be made at the moment.\n')
    await expect.poll(output).toContain(message)
  }
}
