import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type Feed, joinPath, type OutputFile } from '../model/index.ts'

/** Warnings and errors for subscription documents that are larger than readers and services take. */
export function checkSizes(
  feeds: readonly Feed[],
  files: readonly OutputFile[],
  { out, sizes }: ResolvedConfig,
): readonly Diagnostic[] {
  const subscriptions = new Set(
    feeds.flatMap(({ history, documents }) => {
      return history?.isArchive ? [] : documents.map(({ path }) => path)
    }),
  )
  return files.flatMap(({ path, size }) => {
    if (!subscriptions.has(path)) return []
    const place = { file: joinPath(out, path) }
    if (size > sizes.error) {
      return [diagnostic('feed-too-large', place, { size, limit: sizes.error })]
    }
    if (size > sizes.warning) {
      return [diagnostic('feed-large', place, { size, limit: sizes.warning })]
    }
    return []
  })
}

/** Errors for documents that would be the same file. */
export function checkPaths(feeds: readonly Feed[], { out }: ResolvedConfig): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return feeds.flatMap(({ title, documents }) =>
    documents.flatMap(({ path }) => {
      const first = taken.get(path)
      taken.set(path, first ?? title)
      if (first === undefined) return []
      const args = { path, first, second: title }
      return [diagnostic('feed-path-shared', { file: joinPath(out, path) }, args)]
    }),
  )
}

/**
 * Warnings for feeds without any title. A term may well be that of notes, so that only feeds are meant
 * that the site has for all its posts or asks for by name.
 */
export function checkTitles(
  feeds: readonly Feed[],
  { out }: ResolvedConfig,
): readonly Diagnostic[] {
  return feeds.flatMap(({ title, scope, history, posts, documents }) => {
    const isOfTerm = scope !== 'site' && scope !== 'named'
    const [document] = documents
    if (isOfTerm || history?.isArchive || posts.length === 0 || document === undefined) return []
    if (posts.some((post) => post.title !== undefined)) return []
    return [diagnostic('feed-titleless', { file: joinPath(out, document.path) }, { feed: title })]
  })
}
