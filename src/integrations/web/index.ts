/**
 * `feedwright/web`: feeds as answers to requests, for any runtime that has `Request` and `Response`.
 * Nothing on its path imports a module of Node.
 */
import { resolveConfig, type UserConfig } from '../../config/index.ts'
import type { FormatName } from '../../formats/index.ts'
import { answerDocument, type ServedDocument } from '../../http/index.ts'
import { BuildError } from '../../model/index.ts'
import type { PostInput, PostInputs } from '../../post-values.ts'
import { collectPosts, type PostsFunction } from './collect-posts.ts'
import { makeDocuments, type WebDocuments, webExecutor } from './web-publication.ts'

export { BuildError, type PostInput, type PostInputs, type PostsFunction }

/** The keys of the config that are about files. */
type FileKey =
  | '$schema'
  | 'delivery'
  | 'exclude'
  | 'generator'
  | 'out'
  | 'permalink'
  | 'posts'
  | 'undated'

/** What `createFeedHandler` is told: the config of the feeds, and how to answer. */
export interface FeedHandlerOptions<Context = unknown> extends Omit<UserConfig, FileKey> {
  /**
   * Gives the posts: a list or a stream of them. It is called when a request comes and the last result is
   * older than `maxAge`, with whatever the handler is given beside the request. All clients get the same
   * feeds, so what it gives must not depend on who asks.
   */
  readonly posts: PostsFunction<Context>
  /**
   * Answers each request with the site's feed in this format, whatever the path. Without it, the path
   * chooses among all feeds.
   */
  readonly format?: FormatName | undefined
  /**
   * For how many seconds the feeds are kept, here and by clients. With 0, the function is called for
   * each request.
   *
   * @defaultValue `300`
   */
  readonly maxAge?: number | undefined
  /**
   * How many seconds the posts may take to come.
   *
   * @defaultValue `10`
   */
  readonly timeout?: number | undefined
  /**
   * Is told why a request was answered 500: a `BuildError` with the diagnostics of the posts, or an
   * error that names the post that could not be read.
   *
   * @defaultValue prints the error to the console
   */
  readonly onError?: ((error: unknown) => void) | undefined
  /**
   * The present: posts with a later date wait. As a date, or in milliseconds since 1970.
   *
   * @defaultValue the time of the request
   */
  readonly now?: (() => Date | number) | undefined
}

/** Answers a request. What is given beside it is handed on to `posts`. */
export type FeedHandler<Context = unknown> = (
  request: Request,
  ...context: unknown extends Context ? [context?: unknown] : [context: Context]
) => Promise<Response>

/**
 * Makes a handler that answers requests with feeds. It is meant to be made once, when the server starts:
 * it keeps the feeds from one request to the next.
 *
 * Without `feeds`, there is the feed of the site, in each format. The handler itself never rejects.
 *
 * @throws `BuildError` with everything that is wrong with the config
 */
export function createFeedHandler<Context = unknown>(
  options: FeedHandlerOptions<Context>,
): FeedHandler<Context> {
  const { posts, format, maxAge = 300, timeout = 10, onError = report, ...rest } = options
  const { now = Date.now, ...config } = rest
  if (format !== undefined && config.feeds !== undefined) {
    throw new TypeError('format and feeds exclude each other: format means the feed of the site')
  }
  checkOptions({ posts, maxAge, timeout, onError, now })
  const formats = format === undefined ? {} : { feeds: [{ scope: 'site', formats: [format] }] }
  const given = { feeds: ['site'], ...withoutUndefined(config), ...formats }
  const resolved = resolveConfig(given, (key) => ({ file: key.join('.') }))
  if (!resolved.ok) throw new BuildError(resolved.diagnostics)

  const executor = webExecutor(resolved.value)
  const make = async (context: Context): Promise<MadeDocuments> => {
    const given = await collectPosts(() => posts(context), timeout)
    const madeAt = Number(now())
    const documents = await makeDocuments(given, resolved.value, { now: madeAt, executor })
    return { documents, madeAt }
  }
  const latest = keepFor(maxAge, timeout, make)

  return async (request, context?) => {
    const { method } = request
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: optionsFields })
    if (method !== 'GET' && method !== 'HEAD') {
      return refusal(405, 'A feed can only be read.', method, { allow: optionsFields.allow })
    }
    try {
      const time = Number(now())
      const { documents, madeAt } = await latest(context as Context, time)
      const document = find(documents, request.url, format !== undefined)
      if (document === undefined) return refusal(404, 'There is no feed at this address.', method)
      const age = Math.max(0, Math.ceil((time - madeAt) / 1000))
      return answer(request, document, { time, freshFor: maxAge - age })
    } catch (error) {
      try {
        onError(error)
      } catch {
        // whoever asks is answered all the same
      }
      const fields = { 'cache-control': 'no-store' }
      return refusal(500, 'The feed cannot be made at the moment.', method, fields)
    }
  }
}

interface MadeDocuments {
  readonly documents: WebDocuments
  /** In milliseconds since 1970. */
  readonly madeAt: number
}

/** Makes the documents anew where the last ones are too old. Requests that come meanwhile wait for it. */
function keepFor<Context>(
  maxAge: number,
  timeout: number,
  make: (context: Context) => Promise<MadeDocuments>,
): (context: Context, time: number) => Promise<MadeDocuments> {
  let last: MadeDocuments | undefined
  let running: { readonly result: Promise<MadeDocuments>; readonly since: number } | undefined
  const isWithin = (since: number, seconds: number, time: number) => {
    // a clock that was set back must not keep anything for longer
    return Math.abs(time - since) < seconds * 1000
  }
  return async (context, time) => {
    if (last !== undefined && isWithin(last.madeAt, maxAge, time)) return last
    // some runtimes drop what a request began when its client leaves: nobody waits for that for ever
    if (running === undefined || !isWithin(running.since, 2 * timeout, time)) {
      const mine = { result: make(context), since: time }
      running = mine
      mine.result
        .then((made) => {
          last = made
        })
        .catch(() => {})
        .finally(() => {
          if (running === mine) running = undefined
        })
    }
    return running.result
  }
}

/** Browsers ask before they send a condition to another site. */
const optionsFields = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
}

function find(documents: WebDocuments, url: string, isOnly: boolean): ServedDocument | undefined {
  if (isOnly) return documents.values().next().value
  const [, path = ''] = /^[^/?#]*\/\/[^/?#]*([^?#]*)/.exec(url) ?? []
  return documents.get(path)
}

function answer(
  request: Request,
  document: ServedDocument,
  { time, freshFor }: { readonly time: number; readonly freshFor: number },
): Response {
  const caching = freshFor > 0 ? `public, max-age=${Math.floor(freshFor)}` : 'no-cache'
  const { status, fields, body = null } = answerDocument(request, document, time)
  if (status === 412) return refusal(412, 'The feed is another one by now.', request.method)
  return new Response(body, { status, headers: { ...fields, 'cache-control': caching } })
}

function refusal(
  status: number,
  text: string,
  method: string,
  fields: Readonly<Record<string, string>> = {},
): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...fields }
  return new Response(method === 'HEAD' ? null : `${text}\n`, { status, headers })
}

function report(error: unknown): void {
  // the message of a BuildError is what the command prints
  console.error(error instanceof BuildError ? error.message : error)
}

function withoutUndefined(config: object): object {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined))
}

function checkOptions(options: Readonly<Record<string, unknown>>): void {
  for (const name of ['posts', 'onError', 'now']) {
    if (typeof options[name] !== 'function') throw new TypeError(`${name} must be a function`)
  }
  const { maxAge, timeout } = options
  if (!isSeconds(maxAge)) throw new TypeError('maxAge must be a number of seconds')
  if (!isSeconds(timeout) || timeout === 0) {
    throw new TypeError('timeout must be a number of seconds above 0')
  }
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 31_536_000
}
