import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { SourceFile } from '../model/index.ts'
import type { PairedPost } from './pair-pages.ts'

/** The files of one checkout or copy are written one after the other, some file systems count by two seconds. */
const tolerance = 5000

/**
 * A warning for each folder of which all pages were built before the newest of their posts was changed. A
 * generator may leave unchanged pages as they are, so that the newest one tells when it ran.
 *
 * @param pages those of the site, by their folders
 */
export function oldPages(
  posts: readonly PairedPost[],
  pages: ReadonlyMap<string, readonly SourceFile[]>,
): readonly Diagnostic[] {
  const newest = new Map<string, { readonly post: string; readonly time: number }>()
  for (const { post, page, pages } of posts) {
    // a page that is its own post is as old as itself
    if (pages === undefined || page === undefined || page.name === post.source.name) continue
    const time = post.source.changed?.() ?? 0
    if (time > (newest.get(pages.dir)?.time ?? 0)) {
      newest.set(pages.dir, { post: post.source.name, time })
    }
  }
  return [...newest].flatMap(([dir, { post, time }]) => {
    const isCurrent = pages.get(dir)?.some((page) => (page.changed?.() ?? time) + tolerance >= time)
    return isCurrent ? [] : [diagnostic('pages-old', { file: dir }, { folder: dir, post })]
  })
}
