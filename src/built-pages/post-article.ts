import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type ArticlePages, failure, type Post, type Result, success } from '../model/index.ts'
import type { HtmlParent } from '../render/index.ts'
import { articleOf } from './article.ts'
import { describePage } from './describe-page.ts'
import { readBuiltPage, tooMuch } from './page.ts'
import { selectorProblem } from './selectors.ts'

/** The article of a post on its page, still to be cleaned. */
export function postArticle(
  post: Pick<Post, 'url' | 'title' | 'source'>,
  page: { readonly name: string; readonly bytes: Uint8Array },
  pages: Pick<ArticlePages, 'select' | 'remove'> | undefined,
): Result<HtmlParent> {
  const place = { file: post.source.name }
  const read = readBuiltPage(page.bytes)
  if (read === undefined) {
    const reason = tooMuch
    return failure(diagnostic('page-unreadable', place, { page: page.name, reason }))
  }
  const { url, title } = post
  const article = articleOf(read, { url, title, ...pages })
  if (article !== undefined) return success(article)
  const reason =
    pages?.select === undefined ? 'it marks none' : `nothing on it is named by \`${pages.select}\``
  const args = { page: page.name, reason, there: describePage(read) }
  return failure(diagnostic('article-missing', place, args))
}

/** What is wrong with the selectors of a config. */
export function checkSelectors(pages: readonly ArticlePages[]): readonly Diagnostic[] {
  const selectors = pages.flatMap(({ select, remove }) => [select ?? [], remove].flat())
  return [...new Set(selectors)].flatMap((selector) => {
    const reason = selectorProblem(selector)
    return reason === undefined
      ? []
      : [diagnostic('selector-broken', { file: 'content' }, { selector, reason })]
  })
}
