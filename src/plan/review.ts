import { join } from 'node:path/posix'
import type { Config } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { Artifact, Feed } from '../model/index.ts'

/** What is wrong with feeds that only shows when all of them are there: their places and sizes. */
export function reviewFeeds(
  feeds: readonly Feed[],
  artifacts: readonly Artifact[],
  { out, sizes }: Config,
): readonly Diagnostic[] {
  const subscriptions = new Set(
    feeds.flatMap(({ history, documents }) => {
      return history?.isArchive ? [] : documents.map(({ path }) => path)
    }),
  )
  const measured = artifacts.flatMap(({ path, size }) => {
    if (!subscriptions.has(path)) return []
    const place = { file: join(out, path) }
    if (size > sizes.error) {
      return [diagnostic('feed-too-large', place, { size, limit: sizes.error })]
    }
    if (size > sizes.warning) {
      return [diagnostic('feed-large', place, { size, limit: sizes.warning })]
    }
    return []
  })
  return [...sharedPaths(feeds, out), ...measured]
}

function sharedPaths(feeds: readonly Feed[], out: string): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return feeds.flatMap(({ title, documents }) =>
    documents.flatMap(({ path }) => {
      const first = taken.get(path)
      taken.set(path, first ?? title)
      if (first === undefined) return []
      const args = { path, first, second: title }
      return [diagnostic('feed-path-shared', { file: join(out, path) }, args)]
    }),
  )
}
