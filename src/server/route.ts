import type { HeaderFields } from '../http/index.ts'

/** A request, as far as routes ask for it. */
export interface RouteRequest {
  readonly method: string
  /** What follows the `?`. */
  readonly query: string
  readonly headers: HeaderFields
  /** The address of the server as the client wrote it, such as `http://localhost:4321`. */
  readonly origin: string
  /** The body as text; undefined for one that is too large. */
  text(): Promise<string | undefined>
}

export interface RouteAnswer {
  readonly status: number
  readonly fields: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | EventStream | undefined
}

/** Writes as long as the client listens; what it gives is called at the end. */
export type EventStream = (write: (text: string) => void) => () => void

/**
 * Answers the requests that it knows, and no other. The first route that gives an answer is the last that
 * is asked.
 *
 * @param path the path of the request, decoded, with `/` at its beginning
 */
export type Route = (
  path: string,
  request: RouteRequest,
) => RouteAnswer | undefined | Promise<RouteAnswer | undefined>

/** The folder of what the server has of its own. */
export const feedwrightFolder = '/_feedwright/'

/** The methods that a route has for a path; others are answered 405, and HEAD as GET without the body. */
export function forMethods(
  methods: readonly string[],
  { method }: RouteRequest,
  answer: () => RouteAnswer | Promise<RouteAnswer>,
): RouteAnswer | Promise<RouteAnswer> {
  if (methods.includes(method)) return answer()
  return plain(405, `This address knows ${methods.join(' and ')} only.`, {
    allow: methods.join(', '),
  })
}

export const reading: readonly string[] = ['GET', 'HEAD']

/** An answer in a sentence. */
export function plain(
  status: number,
  text: string,
  fields: Readonly<Record<string, string>> = {},
): RouteAnswer {
  return {
    status,
    fields: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...fields },
    body: `${text}\n`,
  }
}

/** Leads to another address of this server, for now. */
export function redirect(location: string): RouteAnswer {
  return { status: 302, fields: { location, 'cache-control': 'no-store' } }
}

/** An answer of our own pages, which hold what is not published yet: no other site may read or frame it. */
export function ownAnswer(type: string, body: string | EventStream): RouteAnswer {
  return {
    status: 200,
    fields: {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      'referrer-policy': 'no-referrer',
    },
    body,
  }
}
