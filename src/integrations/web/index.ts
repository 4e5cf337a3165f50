/**
 * `feedwright/web`: feeds as answers to requests, for any runtime that has `Request` and `Response`.
 * Nothing on its path imports a module of Node.
 */
import { resolveConfig, type UserConfig } from '../../config/index.ts'
import type { FormatName } from '../../formats/index.ts'
import { answerDocument, type ServedDocument } from '../../http/index.ts'
import { BuildError, withoutUndefined } from '../../model/index.ts'
import type { PostInput, PostInputs } from '../../post-values.ts'
import { collectPosts, type PostsFunction } from './collect-posts.ts'
import { keepFor, type MadeDocuments } from './keep-documents.ts'
import { makeDocuments, type WebDocuments, webExecutor } from './web-publication.ts'

export { BuildError, type PostInput, type PostInputs, type PostsFunction }

/** The keys of the config that are about files. */
type FileKey =
  | '$schema'
  | 'ending'
  | 'exclude'
  | 'generator'
  | 'out'
  | 'pages'
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
      const { documents, madeAt } =
        latest.kept(time) ?? (await latest.make(context as Context, time))
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

/** Browsers ask before they send a condition to another site. */
const optionsFields = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
}

function find(documents: WebDocuments, url: string, isOnly: boolean): ServedDocument | undefined {
  if (isOnly) return documents.values().next().value
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return documents.get(start === -1 ? '' : url.slice(start).replace(/[?#].*/s, ''))
}

function answer(
  request: Request,
  document: ServedDocument,
  { time, freshFor }: { readonly time: number; readonly freshFor: number },
): Response {
  const { status, fields, body = null } = answerDocument(request, document, { now: time, freshFor })
  if (status === 412) return refusal(412, 'The feed is another one by now.', request.method)
  return new Response(body, { status, headers: fields })
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
