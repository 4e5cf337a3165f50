import type { ResolvedConfig } from '../../config/index.ts'
import { diagnostic } from '../../diagnostics/index.ts'
import { directExecutor, type Executor, renderHere } from '../../executor.ts'
import { contentType, type FormatName, formats } from '../../formats/index.ts'
import {
  BuildError,
  concatBytes,
  encodePath,
  type FeedReport,
  type OutputFile,
  sha256,
  timestamp,
  webUrl,
} from '../../model/index.ts'
import { runPipeline } from '../../pipeline.ts'
import { type PostInput, sourcesOf } from '../../post-values.ts'
import type { Validators } from './preconditions.ts'
import { rememberingExecutor } from './remembering-executor.ts'

/** A document of a feed as it is answered. */
export interface WebDocument extends Validators {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The fields of answers, by how many seconds the document is fresh. */
  fieldsFor(seconds: number): AnswerFields
}

type Fields = Readonly<Record<string, string>>

export interface AnswerFields {
  /** Of an answer that nothing has changed. */
  readonly unchanged: Fields
  /** Of an answer with the document. */
  readonly whole: Fields
}

/** The documents by the paths of their URLs. */
export type WebDocuments = ReadonlyMap<string, WebDocument>

/**
 * An executor for one handler, which remembers from one time to the next what it rendered. A thread that
 * can be ended is not to be had everywhere, so that posts which may take too long are refused before.
 */
export function webExecutor({ limits }: ResolvedConfig): Executor {
  const limit = limits.post.seconds
  return rememberingExecutor(
    directExecutor((request, config, line, seconds) => {
      if (seconds <= limit) return renderHere(request, config)
      const place = { file: request.post.source.name, line, column: line && 1 }
      const diagnostics = [diagnostic('text-slow', place, { seconds: limit })]
      return { parts: [], bytes: new Uint8Array(), diagnostics, digest: '' }
    }, politePause()),
  )
}

/**
 * Gives others their turn after so many milliseconds. Timers are the only way that all runtimes have, and
 * too slow for a turn after each few posts.
 */
function politePause(milliseconds = 10): () => Promise<void> {
  let last = 0
  return async () => {
    if (performance.now() - last < milliseconds) return
    await new Promise<void>((resolve) => setTimeout(resolve))
    last = performance.now()
  }
}

/**
 * Makes every document.
 *
 * @throws `BuildError` with everything that is wrong with the posts
 */
export async function makeDocuments(
  posts: readonly PostInput[],
  config: ResolvedConfig,
  { now, executor }: { readonly now: number; readonly executor: Executor },
): Promise<WebDocuments> {
  const { files, diagnostics, report } = await runPipeline({
    config,
    sources: await sourcesOf(posts),
    now: timestamp(now),
    executor,
  })
  const { feeds, ...summary } = report
  if (files === undefined) throw new BuildError(diagnostics, summary)
  const byPath = new Map(files.map((file) => [file.path, file]))
  const documents = new Map<string, WebDocument>()
  for (const feed of feeds) {
    const [file, url] = [byPath.get(feed.path), webUrl(encodePath(feed.path), config.site.url)]
    if (file === undefined || url === undefined) continue
    documents.set(new URL(url).pathname, documentOf(file, feed, url, { config, now }))
  }
  // a server below another one may see paths without those of the site
  for (const [path, document] of documents) {
    const below = path.slice(new URL(config.site.url).pathname.length - 1)
    if (!documents.has(below)) documents.set(below, document)
  }
  return documents
}

function documentOf(
  file: OutputFile,
  { format, updated, isArchive }: FeedReport,
  url: string,
  { config, now }: { readonly config: ResolvedConfig; readonly now: number },
): WebDocument {
  const bytes = concatBytes([...file.pieces()])
  const etag = `"${sha256(bytes).slice(0, 32)}"`
  // RFC 9110 §8.8.2.1: never later than the answer
  const lastModified = updated && Math.min(updated, timestamp(now))
  const hubs = isArchive ? [] : config.hubs
  const links = [`<${url}>; rel="self"`, ...hubs.map((hub) => `<${hub}>; rel="hub"`)]
  const fields = {
    etag,
    // readers that run in a browser
    'access-control-allow-origin': '*',
    ...(hubs.length === 0 ? {} : { link: links.join(', ') }),
  }
  const contentFields = {
    // not with a 304 that has a tag (RFC 9110 §15.4.5)
    ...(lastModified === undefined
      ? {}
      : { 'last-modified': new Date(lastModified).toUTCString() }),
    'content-type': contentType(formats[format as FormatName].mediaType),
    'content-length': String(bytes.length),
  }
  return {
    bytes,
    etag,
    lastModified,
    fieldsFor: rememberLast((seconds) => {
      const caching = seconds > 0 ? `public, max-age=${seconds}` : 'no-cache'
      const unchanged = { ...fields, 'cache-control': caching }
      return { unchanged, whole: { ...unchanged, ...contentFields } }
    }),
  }
}

/** Keeps the last result: many requests come within a second. */
function rememberLast<Value>(make: (seconds: number) => Value): (seconds: number) => Value {
  let last: { readonly seconds: number; readonly value: Value } | undefined
  return (seconds) => {
    if (last?.seconds !== seconds) last = { seconds, value: make(seconds) }
    return last.value
  }
}
