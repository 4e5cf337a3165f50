import { type Diagnostic, diagnostic, sortDiagnostics } from '../diagnostics/index.ts'
import type { ArticlePages, SourceFile } from '../model/index.ts'
import { describePage } from './describe-page.ts'
import { readBuiltPage } from './page.ts'
import type { PairedPost } from './pair-pages.ts'

function isMissing({ code }: Diagnostic): boolean {
  return code === 'article-missing'
}

/**
 * An error for each way of taking articles by which no page has one: that is a mistake of the config and
 * not of each post. A single page tells nothing.
 *
 * @param rendered what was found while the posts were rendered, side by side with them
 */
export function noArticles(
  posts: readonly PairedPost[],
  rendered: readonly { readonly diagnostics: readonly Diagnostic[] }[],
): readonly Diagnostic[] {
  const outcomes = new Map<ArticlePages | undefined, { pages: SourceFile[]; missing: number }>()
  for (const [index, { page, pages }] of posts.entries()) {
    if (page === undefined) continue
    const outcome = outcomes.get(pages) ?? { pages: [], missing: 0 }
    outcomes.set(pages, outcome)
    outcome.pages.push(page)
    if (rendered[index]?.diagnostics.some(isMissing)) outcome.missing += 1
  }
  return [...outcomes].flatMap(([way, { pages, missing }]) => {
    const [first] = pages
    const isNone = first !== undefined && pages.length > 1 && missing === pages.length
    return isNone ? [noArticle(first, pages.length, way)] : []
  })
}

function noArticle(page: SourceFile, count: number, way: ArticlePages | undefined): Diagnostic {
  const read = readBuiltPage(page.read())
  const args = {
    count,
    reason:
      way?.select === undefined ? 'they mark none' : `\`${way.select}\` names nothing on them`,
    page: page.name,
    there: read === undefined ? 'none' : describePage(read),
  }
  return diagnostic('articles-none', { file: 'content' }, args)
}

/**
 * Makes one error of those about pages without an article, which are often many of a kind.
 *
 * @param none what `noArticles` says; then each of them is no matter
 */
export function mergeMissing(
  found: readonly Diagnostic[],
  none: readonly Diagnostic[],
): readonly Diagnostic[] {
  const missing = found.filter((each) => isMissing(each) && each.severity === 'error')
  const rest = found.filter((each) => !missing.includes(each))
  if (none.length > 0) return [...rest, ...none]
  const [first, ...others] = sortDiagnostics(missing)
  if (first === undefined || others.length === 0) return found
  const posts =
    others.length === 1 ? 'that of 1 other post' : `those of ${others.length} other posts`
  return [...rest, { ...first, message: `${first.message}; nor was one found on ${posts}` }]
}
