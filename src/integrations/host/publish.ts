import { type BuildOptions, createContext, formatDiagnostics } from '../../index.ts'
import { linkHeads } from './head-links.ts'

/** Where a client says what it did. */
export interface HostLog {
  info(message: string): void
  warn(message: string): void
}

/**
 * Builds the feeds of a site into its folder.
 *
 * @throws `BuildError`
 */
export async function publish(
  options: BuildOptions,
  heads: boolean | undefined,
  log: HostLog,
): Promise<void> {
  const context = await createContext(options)
  try {
    const { feeds, summary, warnings, notes } = await context.rebuild()
    if (heads === true) linkHeads(context.out, context.site, feeds)
    if (warnings.length > 0) log.warn(formatDiagnostics(warnings).trimEnd())
    for (const note of notes) log.warn(note)
    const posts = `${summary.posts} ${summary.posts === 1 ? 'post' : 'posts'}`
    log.info(`${feeds.length} feed documents of ${posts}; the newest is ${summary.newest}`)
  } finally {
    await context.dispose()
  }
}
