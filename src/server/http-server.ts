import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { nodeFields } from '../http/index.ts'
import { isAllowedHost } from './allowed-hosts.ts'
import {
  feedwrightFolder,
  plain,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from './route.ts'

export interface HttpServerOptions {
  readonly routes: readonly Route[]
  /** The host to listen on, where the server is open to others. */
  readonly host: string | undefined
  readonly port: number
  /** Whether another port is taken where this one is not free. */
  readonly isPortFlexible: boolean
  /** Is told of a fault of ours that a request brought to light. */
  readonly onFault: (error: unknown) => void
}

export interface HttpServer {
  readonly port: number
  close(): Promise<void>
}

/** So many ports are tried before there is an error. */
const portsTried = 20

/**
 * Listens on the loopback address, or where it is told.
 *
 * @throws the error of the system where no port is free
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, onFault } = options
  const server = createServer((request, response) => {
    answerTo(request, options)
      .then((answer) => send(answer, request, response))
      .catch((error: unknown) => {
        // a client that breaks its request off is told nothing, and is no fault of ours
        if (request.errored !== null) return
        onFault(error)
        if (!response.headersSent)
          send(plain(500, 'This is a fault of Feedwright.'), request, response)
        else response.destroy()
      })
  })
  const port = await listen(server, host ?? '127.0.0.1', options)
  return {
    port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(
  server: Server,
  host: string,
  { port, isPortFlexible }: HttpServerOptions,
): Promise<number> {
  const last = isPortFlexible ? Math.min(port + portsTried, 65_535) : port
  for (let each = port; ; each++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port: each, host }, () => {
          server.off('error', reject)
          resolve()
        })
      })
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : each
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || each >= last) throw error
    }
  }
}

async function answerTo(
  request: IncomingMessage,
  { routes, host }: HttpServerOptions,
): Promise<RouteAnswer> {
  const target = targetOf(request)
  const path = target && decode(target.path)
  if (target === undefined || path === undefined) return plain(400, 'This is no path.')
  if (!isAllowedHost(target.authority, host)) {
    // another name may lead to us (RFC 9110 §15.5.20)
    return plain(421, 'This server does not answer for this host.')
  }
  const asked: RouteRequest = {
    method: request.method ?? '',
    query: target.query,
    origin: `http://${target.authority}`,
    headers: nodeFields(request.headers),
    text: () => bodyOf(request),
  }
  for (const route of routes) {
    const answer = await route(path, asked)
    if (answer !== undefined) return answer
  }
  return plain(404, `There is nothing at this address. All that there is: ${feedwrightFolder}`)
}

/** A client of a proxy writes the whole address, which goes before the field (RFC 9112 §3.2.2). */
function targetOf({ url = '', headers }: IncomingMessage) {
  const [, authority = headers.host ?? '', path = '', query = ''] =
    /^(?:https?:\/\/([^/?#]*))?(\/[^?#]*)(?:\?([^#]*))?/i.exec(url) ?? []
  return path === '' ? undefined : { authority, path, query }
}

/** The path that is meant; undefined where it is no UTF-8 or may be read in two ways. */
function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    const isOdd = /[\0\\]/.test(decoded) || /%2f/i.test(path)
    const isClean = decoded.split('/').every((part) => part !== '.' && part !== '..')
    return isOdd || !isClean ? undefined : decoded
  } catch {
    return undefined
  }
}

/** More than any request of our own pages has. */
const bodyLimit = 64 * 1024

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function send(
  { status, fields, body }: RouteAnswer,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  // drafts may be among what is served: no other site may have it, not even as a picture or a script
  const all = {
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...fields,
  }
  if (typeof body === 'function') {
    response.writeHead(status, all)
    response.flushHeaders()
    if (method === 'HEAD') response.end()
    else
      response.once(
        'close',
        body((text) => response.write(text)),
      )
    return
  }
  const length = typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0)
  // the fields of a document have its size already, and some answers have none (RFC 9110 §8.6)
  const size = status === 304 || status === 204 ? {} : { 'content-length': String(length) }
  response.writeHead(status, { ...size, ...all })
  response.end(method === 'HEAD' ? undefined : body)
}
