// How many conditional requests `feedwright/web` answers in a second of the server's processor time,
// beside an empty handler of node:http in the same run, what one of them costs, and what a million leave
// in memory:
//
//   npm run compile && node --expose-gc bench/web.mjs [--packages FOLDER]
//
// The server is a process of its own. `same` gives the same answer without looking at the request, which
// is as fast as any handler can be. What stands between node:http and ours is the smallest adapter that
// there can be, with the least that may pass for a request (light), or with those of Node itself (whole); or
// the server of Hono, where FOLDER has @hono/node-server.
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createFeedHandler } from '../lib/integrations/web/index.js'

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    calls: { type: 'string', default: '1000000' },
    packages: { type: 'string' },
  },
})

const site = { url: 'https://example.org', title: 'Example' }
const posts = Array.from({ length: 100 }, (_, index) => ({
  url: `/post-${index}/`,
  title: `Post ${index}`,
  date: new Date(Date.UTC(2025, 0, 1 + index)),
  markdown: `A *post* with some words.\n\n${'It has a few sentences more. '.repeat(100)}`,
}))

/** The part of `Request` that the handler asks for: headers are read on demand. */
class LightRequest {
  constructor(incoming) {
    this.method = incoming.method
    this.url = `http://localhost${incoming.url}`
    this.headers = { get: (name) => incoming.headers[name] ?? null }
  }
}

const servers = {
  empty: () => (_, response) => response.end(),
  same,
  light,
  whole,
  ...(values.packages !== undefined && { hono }),
}

/** A response that is only sent. */
class LightResponse {
  constructor(body, { status = 200, headers = {} } = {}) {
    Object.assign(this, { body, status, headers })
  }
}

function same() {
  const etag = `"${'0'.repeat(32)}"`
  return (_, outgoing) => {
    const caching = 'public, max-age=300'
    outgoing.writeHead(304, { etag, 'access-control-allow-origin': '*', 'cache-control': caching })
    outgoing.end()
  }
}

function light() {
  const handler = createFeedHandler({ site, posts: () => posts })
  globalThis.Response = /** @type {any} */ (LightResponse)
  return async (incoming, outgoing) => {
    const response = /** @type {any} */ (
      await handler(/** @type {any} */ (new LightRequest(incoming)))
    )
    outgoing.writeHead(response.status, response.headers)
    outgoing.end(response.body ?? undefined)
  }
}

function whole() {
  const handler = createFeedHandler({ site, posts: () => posts })
  return async ({ url, method, headers }, outgoing) => {
    const response = await handler(new Request(`http://localhost${url}`, { method, headers }))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(response.body === null ? undefined : new Uint8Array(await response.arrayBuffer()))
  }
}

function hono() {
  const load = createRequire(join(resolve(values.packages ?? ''), 'package.json'))
  const { getRequestListener } = load('@hono/node-server')
  return getRequestListener(createFeedHandler({ site, posts: () => posts }))
}

if (values.server !== undefined) {
  const make =
    Object.entries(servers).find(([name]) => name === values.server)?.[1] ?? servers.empty
  const server = createServer(/** @type {any} */ (make()))
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.(address?.port)
  })
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.on('disconnect', () => process.exit())
} else {
  await compare()
  await weigh()
  await fillMemory()
}

async function compare() {
  const running = await Promise.all(Object.keys(servers).map(start))
  let etag = ''
  // the feeds are made at the first request
  for (const { port } of running) etag = (await etagOf(port)) ?? etag
  for (let round = -1; round < Number(values.rounds); round++) {
    for (const { name, child, port, rates } of running) {
      const before = await processorTime(child)
      const { answers, status } = await load(port, etag, Number(values.seconds))
      const rate = (answers / ((await processorTime(child)) - before)) * 1e6
      const expected = name === 'empty' ? '200' : '304'
      if (status !== expected) throw new Error(`${name} answered ${status} and not ${expected}`)
      // the first round warms up
      if (round >= 0) rates.push(rate)
    }
  }
  const empty = running[0]?.rates ?? []
  for (const { name, child, rates } of running) {
    child.kill()
    const ratio = median(rates.map((rate, index) => rate / (empty[index] ?? rate))).toFixed(2)
    const rate = Math.round(median(rates))
    console.log(`${name}: ${rate} requests in a second of the processor, ${ratio}`)
  }
}

/** In microseconds. Unlike the time of a clock, it is the same on a machine that does other work too. */
function processorTime(child) {
  return new Promise((resolve) => {
    child.once('message', ({ user, system }) => resolve(user + system))
    child.send('')
  })
}

function start(name) {
  return new Promise((resolve) => {
    const folder = values.packages === undefined ? [] : ['--packages', values.packages]
    const child = fork(import.meta.filename, ['--server', name, ...folder])
    const rates = /** @type {number[]} */ ([])
    child.once('message', (port) => resolve({ name, child, port: Number(port), rates }))
  })
}

async function etagOf(port) {
  const response = await fetch(`http://127.0.0.1:${port}/rss.xml`)
  await response.arrayBuffer()
  return response.headers.get('etag')
}

/** As many requests as 32 connections get answered, one after the other on each. */
function load(port, etag, seconds) {
  const request = Buffer.from(
    `GET /rss.xml HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: ${etag}\r\nUser-Agent: bench\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    let answers = 0
    let status = ''
    const sockets = Array.from({ length: 32 }, () => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request))
      socket.setNoDelay(true)
      socket.on('error', reject)
      let text = ''
      socket.on('data', (data) => {
        text += data.toString('latin1')
        // an answer without a body, or with one of no length in chunks
        const isWhole = text.endsWith('\r\n\r\n')
        if (!isWhole) return
        status ||= text.slice(9, 12)
        text = ''
        answers++
        socket.write(request)
      })
      return socket
    })
    setTimeout(() => {
      for (const socket of sockets) socket.destroy()
      resolve({ answers, status })
    }, seconds * 1000)
  })
}

/** What an answer costs in microseconds of the processor, without any server. */
async function weigh() {
  const handler = createFeedHandler({ site, posts: () => posts })
  const url = 'http://localhost/rss.xml'
  const etag = (await handler(new Request(url))).headers.get('etag') ?? ''
  const headers = { 'if-none-match': etag }
  const fields = { etag, 'access-control-allow-origin': '*', 'cache-control': 'no-cache' }
  const whole = () => new Request(url, { headers })
  const light = () =>
    /** @type {any} */ (new LightRequest({ method: 'GET', url: '/rss.xml', headers }))
  const { Response } = globalThis
  await costOf('an answer with a Request and a Response of Node', () => handler(whole()))
  await costOf('these alone, unused', async () => {
    whole()
    return new Response(null, { status: 304, headers: fields })
  })
  globalThis.Response = /** @type {any} */ (LightResponse)
  await costOf('an answer with light ones', () => handler(light()))
  globalThis.Response = Response
}

async function costOf(name, act) {
  const calls = 300_000
  let cost = Number.POSITIVE_INFINITY
  // the first rounds warm up, and others may be disturbed
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage()
    for (let call = 0; call < calls; call++) await act()
    const { user, system } = process.cpuUsage(before)
    cost = Math.min(cost, (user + system) / calls)
  }
  console.log(`${name}: ${cost.toFixed(2)} µs`)
}

async function fillMemory() {
  const handler = createFeedHandler({ site, posts: () => posts, maxAge: 1 })
  const first = await handler(new Request('http://localhost/rss.xml'))
  const etag = first.headers.get('etag') ?? ''
  /** @type {[string, Record<string, string>, number][]} */
  const kinds = [
    ['/rss.xml', { 'if-none-match': etag }, 304],
    ['/atom.xml', {}, 200],
    ['/feed.json', { 'if-none-match': '"x", "y"', range: 'bytes=0-1' }, 200],
    ['/nowhere', {}, 404],
  ]
  const calls = Number(values.calls)
  const steps = 10
  for (let step = 0; step <= steps; step++) {
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    console.log(`${(step * calls) / steps} calls: heap ${mebi(heapUsed)}, process ${mebi(rss)} MiB`)
    if (step === steps) break
    for (let index = 0; index < calls / steps; index++) {
      const [path, headers, status] = kinds[index % kinds.length] ?? ['', {}, 0]
      // each path that is not there is another one
      const url = `http://localhost${status === 404 ? path + step + index : path}`
      const response = await handler(new Request(url, { headers }))
      if (response.status !== status) throw new Error(`${path} was answered ${response.status}`)
    }
  }
}

function mebi(bytes) {
  return (bytes / 2 ** 20).toFixed(1)
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}
