import { articlePages, type ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { once, type SourceFile } from '../model/index.ts'
import type { FeedPlan, PlannedPost } from '../plan/index.ts'
import { pageFinder } from './find-page.ts'
import { checkSelectors } from './post-article.ts'
import { findThemeFields } from './theme-defaults.ts'

/** A post with the page that its article is from. */
export interface PairedPost extends PlannedPost {
  /** Undefined where the article is what the post says. */
  readonly page?: SourceFile | undefined
}

/**
 * Finds the page of each post, where articles are taken from pages. A post without one is left out.
 *
 * @param pages those of the site, by their folders
 */
export function pairPages(
  { posts, published }: Pick<FeedPlan, 'posts' | 'published'>,
  pages: ReadonlyMap<string, readonly SourceFile[]>,
  config: ResolvedConfig,
): { readonly posts: readonly PairedPost[]; readonly diagnostics: readonly Diagnostic[] } {
  const broken = checkSelectors(articlePages(config))
  if (broken.length > 0) return { posts: [], diagnostics: broken }
  const finders = new Map(
    [...pages].map(([dir, files]) => [dir, once(() => pageFinder(files, config.site.url))]),
  )
  const missing = new Map<string, Diagnostic>()
  const themeFields = once(() => findThemeFields(published))
  const paired = posts.flatMap((planned): readonly PairedPost[] => {
    const { url, source } = planned.post
    if (source.collection?.isPages) {
      return [{ ...planned, page: source, instead: themeFields()(planned.post) }]
    }
    if (planned.pages === undefined) return [planned]
    const { dir } = planned.pages
    const finder = finders.get(dir)?.() ?? pageFinder([], config.site.url)
    const page = finder.find(url)
    if (page !== undefined) return [{ ...planned, page }]
    const paths = finder.placesOf(url).slice(0, 2).join(' or ')
    const found = diagnostic('page-missing', { file: source.name }, { url, paths, folder: dir })
    // two feeds may take articles from one folder in two ways
    missing.set(`${source.name} ${found.message}`, found)
    return []
  })
  return { posts: paired, diagnostics: [...missing.values()] }
}
