import type { UserConfig } from '../config/index.ts'
import { renderConfig, resolveConfig } from '../config/index.ts'
import type { FormatName } from '../formats/index.ts'
import { BuildError, timestamp } from '../model/index.ts'
import type { PipelineInput, PipelineResult } from '../pipeline.ts'
import { isPostInputs, type PostInputs, sourcesOf } from '../post-values.ts'
import { isTime } from './check-options.ts'

/** What `createFeed` makes a feed of. */
export interface FeedInput extends Pick<UserConfig, 'site' | 'limit' | 'content' | 'identity'> {
  /** Posts as values, in any order. */
  readonly posts: PostInputs
  /**
   * The present, as a date or in milliseconds since 1970: posts with a later date are left out.
   *
   * @defaultValue the time of the call
   */
  readonly now?: Date | number | undefined
}

/** One feed as text, in each format. */
export interface CreatedFeed {
  /** RSS 2.0. */
  rss(): string
  /** Atom 1.0 (RFC 4287). */
  atom(): string
  /** JSON Feed 1.1. */
  json(): string
}

/**
 * Makes the feed of a site from posts that are values, with no config file and no folder. The addresses
 * of the documents are `rss.xml`, `atom.xml` and `feed.json` below the site's URL.
 *
 * @throws `BuildError` with everything that is wrong with the site or the posts
 */
export async function createFeed({ posts, now, ...config }: FeedInput): Promise<CreatedFeed> {
  if (now !== undefined && !isTime(now)) throw new TypeError('now must be a valid date')
  if (!isPostInputs(posts)) throw new TypeError('posts must be a list or a stream of posts')
  const resolved = resolveConfig({ ...config, feeds: ['site'] }, (key) => ({ file: key.join('.') }))
  if (!resolved.ok) throw new BuildError(resolved.diagnostics)
  const { files, diagnostics, report } = await runGuarded({
    config: resolved.value,
    sources: await sourcesOf(posts),
    now: timestamp(Number(now ?? Date.now())),
  })
  if (files === undefined) throw new BuildError(diagnostics)
  const textIn = (format: FormatName) => {
    const path = report.feeds.find((feed) => feed.format === format)?.path
    return files.find((file) => file.path === path)?.text ?? ''
  }
  return { rss: () => textIn('rss'), atom: () => textIn('atom'), json: () => textIn('json') }
}

async function runGuarded(input: Omit<PipelineInput, 'executor'>): Promise<PipelineResult> {
  const { config } = input
  const { runPipeline } = await import('../pipeline.ts')
  const { valueExecutor } = await import('../workers/index.ts')
  const executor = valueExecutor(renderConfig(config), { seconds: config.limits.post.seconds })
  try {
    return await runPipeline({ ...input, executor })
  } finally {
    executor.close()
  }
}
