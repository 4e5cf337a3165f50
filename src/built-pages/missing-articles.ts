import type { PagesConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic, sortDiagnostics } from '../diagnostics/index.ts'
import type { SourceFile } from '../model/index.ts'
import { readBuiltPage } from './page.ts'
import { whatIsOn } from './what-is-there.ts'

function isMissing({ code }: Diagnostic): boolean {
  return code === 'article-missing'
}

/**
 * What is found instead where no page has an article: that is a mistake of the config and not of each
 * post. Undefined where a page has one, and for a single page.
 *
 * @param requests the posts that were rendered
 * @param found what was found while they were
 */
export function noArticles(
  requests: readonly { readonly page?: SourceFile | undefined }[],
  found: readonly Diagnostic[],
  config: Pick<PagesConfig, 'select'> | undefined,
): readonly Diagnostic[] | undefined {
  const pages = requests.flatMap(({ page }) => page ?? [])
  const [first] = pages
  if (first === undefined || pages.length === 1) return undefined
  if (found.filter(isMissing).length < pages.length) return undefined
  const read = readBuiltPage(first.read())
  const { select } = config ?? {}
  const args = {
    count: pages.length,
    reason: select === undefined ? 'they mark none' : `\`${select}\` names nothing on them`,
    page: first.name,
    there: read === undefined ? 'none' : whatIsOn(read),
  }
  const others = found.filter((each) => !isMissing(each))
  return [...others, diagnostic('articles-none', { file: 'content' }, args)]
}

/** Makes one error of those about pages without an article, which are often many of a kind. */
export function mergeMissing(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const missing = found.filter((each) => isMissing(each) && each.severity === 'error')
  const [first, ...others] = sortDiagnostics(missing)
  if (first === undefined || others.length === 0) return found
  const posts =
    others.length === 1 ? 'that of 1 other post' : `those of ${others.length} other posts`
  const message = `${first.message}; nor was one found on ${posts}`
  return [...found.filter((each) => !missing.includes(each)), { ...first, message }]
}
