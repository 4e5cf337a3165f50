import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { EntryText, FindTexts } from '../formats/index.ts'
import { type Feed, joinPath, type OutputFile } from '../model/index.ts'

/** Warnings and errors for subscription documents that are larger than readers and services take. */
export function checkSizes(
  feeds: readonly Feed[],
  files: readonly OutputFile[],
  findTexts: FindTexts,
  { out, sizes }: ResolvedConfig,
): readonly Diagnostic[] {
  const sizeOf = new Map(files.map(({ path, size }) => [path, size]))
  return feeds.flatMap((feed) => {
    if (feed.history?.isArchive) return []
    return feed.documents.flatMap(({ path, format }) => {
      const size = sizeOf.get(path) ?? 0
      const problem = (code: 'feed-large' | 'feed-too-large', limit: number) => {
        const largest = largestEntry(feed, format, findTexts)
        // where no single post is to blame, none is named
        const post = largest.size > limit / 2 ? `; ${largest.file} alone has ${largest.size}` : ''
        return [diagnostic(code, { file: joinPath(out, path) }, { size, limit, post })]
      }
      if (size > sizes.error) return problem('feed-too-large', sizes.error)
      return size > sizes.warning ? problem('feed-large', sizes.warning) : []
    })
  })
}

interface EntrySize {
  /** The name of the post. */
  readonly file: string
  readonly size: number
}

/** The entry that takes the most bytes of a feed. */
function largestEntry(feed: Feed, format: string, findTexts: FindTexts): EntrySize {
  return feed.posts.reduce<EntrySize>(
    (largest, post) => {
      const texts: Readonly<Record<string, EntryText>> = findTexts(post, feed) ?? {}
      const size = texts[format]?.size ?? 0
      return size > largest.size ? { file: post.source.name, size } : largest
    },
    { file: '', size: 0 },
  )
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
