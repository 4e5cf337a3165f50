import { answerDocument, documentType, nodeFields, servedDocument } from '../../http/index.ts'
import { type BuildContext, BuildError, type BuildOptions, createContext } from '../../index.ts'

/** What is used of a request and a response of Node. */
export interface DevRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface DevResponse {
  writeHead(status: number, headers: Readonly<Record<string, string | number>>): unknown
  end(body?: string | Uint8Array): unknown
}

/** A middleware of a development server, which serves feeds at their addresses. */
export interface FeedMiddleware {
  handle(request: DevRequest, response: DevResponse, next: (error?: unknown) => void): void
  joinTo(server: DevServer): void
  close(): Promise<void>
}

/** What is used of a development server, of any version of Vite and with or without the types of Node. */
export interface DevServer {
  readonly middlewares: { use(handle: never): unknown }
}

/** Where the site lies below the development server, and what its feeds are built of. */
export interface DevSite {
  readonly base: string
  readonly options: Promise<BuildOptions>
  /** Is told why there are no feeds. */
  readonly report: (message: string) => void
}

/**
 * Serves the feeds of a site while it is written: they are built when they are asked for, and nothing is
 * written to the disk. A request that is for no feed goes on.
 */
export function feedMiddleware({ base, options, report }: DevSite): FeedMiddleware {
  let opened: Promise<BuildContext> | undefined
  /** The paths of the last build: pages and stylesheets are told by them, as a site has many more. */
  let built: ReadonlySet<string> = new Set()

  const answer = async (
    path: string,
    { method = 'GET', headers }: DevRequest,
    response: DevResponse,
  ): Promise<boolean> => {
    opened ??= options.then((given) => createContext({ ...given, write: false }))
    const context = await opened
    const { files, feeds } = await context.rebuild()
    built = new Set(files.map((each) => each.path))
    const file = files.find((each) => each.path === path)
    if (file === undefined) return false
    const feed = feeds.find((each) => each.path === path)
    const document = servedDocument(new Uint8Array(file.contents), {
      type: documentType(path, feed?.format),
      lastModified: feed?.updated,
    })
    const request = { method, headers: nodeFields(headers) }
    const { status, fields, body } = answerDocument(request, document, { now: Date.now() })
    response.writeHead(status, fields)
    response.end(body)
    return true
  }

  const handle: FeedMiddleware['handle'] = (request, response, next) => {
    const path = pathOf(request, base)
    if (path === undefined || !(feedLike.test(path) || built.has(path))) {
      next()
      return
    }
    answer(path, request, response).then(
      (isAnswered) => isAnswered || next(),
      (error: unknown) => {
        // a config that is wrong may be right the next time
        opened = undefined
        const message = error instanceof Error ? error.message : String(error)
        report(message)
        if (!(error instanceof BuildError)) {
          next(error)
          return
        }
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
        response.end(message)
      },
    )
  }

  return {
    handle,
    joinTo({ middlewares }) {
      middlewares.use(handle as never)
    },
    async close() {
      const context = await opened?.catch(() => undefined)
      await context?.dispose()
    },
  }
}

/** What may be a feed, or a file about all feeds. */
const feedLike = /\.(?:xml|json|opml)$/

/** The path of a file, from the root of the site. */
function pathOf({ method, url = '/' }: DevRequest, base: string): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const [path = '/'] = url.split(/[?#]/)
  const root = base.replace(/\/*$/, '/')
  const below = path.startsWith(root) ? path.slice(root.length) : path.replace(/^\/+/, '')
  try {
    return decodeURIComponent(below.replace(/\/$/, '/index.html'))
  } catch {
    return undefined
  }
}
