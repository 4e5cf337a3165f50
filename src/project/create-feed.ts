import { resolveConfig } from '../config/index.ts'
import type { FormatName } from '../formats/index.ts'
import { BuildError, timestamp } from '../model/index.ts'
import type { PipelineInput, PipelineResult } from '../pipeline.ts'
import { sourcesOf } from '../post-values.ts'
import { checkFeedInput } from './check-options.ts'
import type { CreatedFeed, FeedInput } from './options.ts'

/**
 * Makes the feed of a site from posts that are values, with no config file and no folder. The addresses
 * of the documents are `rss.xml`, `atom.xml` and `feed.json` below the site's URL.
 *
 * @throws `BuildError` with everything that is wrong with the site or the posts
 * @throws `TypeError` for options that no feed can have
 * @throws the reason of `input.signal`
 */
export async function createFeed(input: FeedInput): Promise<CreatedFeed> {
  checkFeedInput(input)
  const { posts, now, signal, ...config } = input
  const resolved = resolveConfig({ ...config, feeds: ['site'] }, (key) => ({ file: key.join('.') }))
  if (!resolved.ok) throw new BuildError(resolved.diagnostics)
  const sources = await sourcesOf(posts, signal)
  const { files, diagnostics, report } = await runGuarded(
    { config: resolved.value, sources, now: timestamp(Number(now ?? Date.now())) },
    signal,
  )
  if (files === undefined) throw new BuildError(diagnostics)
  const textIn = (format: FormatName) => {
    const path = report.feeds.find((feed) => feed.format === format)?.path
    return files.find((file) => file.path === path)?.text ?? ''
  }
  return {
    warnings: diagnostics,
    rss: () => textIn('rss'),
    atom: () => textIn('atom'),
    json: () => textIn('json'),
  }
}

async function runGuarded(
  input: Omit<PipelineInput, 'executor'>,
  signal: AbortSignal | undefined,
): Promise<PipelineResult> {
  const { runPipeline } = await import('../pipeline.ts')
  const { valueExecutor } = await import('../workers/index.ts')
  const executor = valueExecutor(input.config, { signal })
  const onProgress = () => signal?.throwIfAborted()
  try {
    return await runPipeline({ ...input, executor, onProgress })
  } finally {
    executor.close()
  }
}
