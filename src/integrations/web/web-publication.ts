import type { ResolvedConfig } from '../../config/index.ts'
import { diagnostic } from '../../diagnostics/index.ts'
import { directExecutor, type Executor, renderHere } from '../../executor.ts'
import { type FormatName, feedContentType, formats } from '../../formats/index.ts'
import { type ServedDocument, servedDocument } from '../../http/index.ts'
import {
  BuildError,
  concatBytes,
  encodePath,
  type FeedReport,
  type OutputFile,
  timestamp,
  webUrl,
} from '../../model/index.ts'
import { runPipeline } from '../../pipeline.ts'
import { type PostInput, sourcesOf } from '../../post-values.ts'
import { notRendered } from '../../render/index.ts'
import { createRenderMemory } from '../../render-memory.ts'

/** The documents by the paths of their URLs. */
export type WebDocuments = ReadonlyMap<string, ServedDocument>

/**
 * An executor for one handler, which remembers from one time to the next what it rendered. A thread that
 * can be ended is not to be had everywhere, so that posts which may take too long are refused before.
 */
export function webExecutor(config: ResolvedConfig): Executor {
  const limit = config.limits.post.seconds
  return directExecutor({
    renderLong(request, renderConfig, line, seconds) {
      if (seconds <= limit) return renderHere(request, renderConfig)
      const place = { file: request.post.source.name, line, column: line && 1 }
      return notRendered(diagnostic('text-slow', place, { seconds: limit }))
    },
    pause: politePause(),
    memory: createRenderMemory(config),
  })
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
  const documents = new Map<string, ServedDocument>()
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
): ServedDocument {
  const bytes = concatBytes([...file.pieces()])
  // RFC 9110 §8.8.2.1: never later than the answer
  const lastModified = updated && Math.min(updated, timestamp(now))
  const hubs = isArchive ? [] : config.hubs
  const links = [`<${url}>; rel="self"`, ...hubs.map((hub) => `<${hub}>; rel="hub"`)]
  return servedDocument(bytes, {
    type: feedContentType(formats[format as FormatName], config.feedTypes),
    lastModified,
    fields: {
      // readers that run in a browser
      'access-control-allow-origin': '*',
      ...(hubs.length === 0 ? {} : { link: links.join(', ') }),
    },
  })
}
