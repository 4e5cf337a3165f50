import type { AbsoluteUrl } from '../model/index.ts'
import {
  classesOf,
  type HtmlElement,
  type HtmlParent,
  isBlank,
  isElement,
  rewrite,
} from '../render/index.ts'
import { removeArticleHeader } from './article-header.ts'
import { removeBoilerplate, textLength } from './boilerplate.ts'
import { isMarkedAsBoilerplate } from './boilerplate-marks.ts'
import { quoteCallouts } from './callouts.ts'
import { plainCode } from './code-blocks.ts'
import { readFormulas } from './formulas.ts'
import { articleBodyOf } from './json-ld.ts'
import type { BuiltPage } from './page.ts'
import { showLargestImages } from './page-images.ts'
import { linkScriptedParts } from './scripted-parts.ts'
import { selectEach, selectFirst } from './selectors.ts'
import { unfoldTabs } from './tabs.ts'

/** How the article of a page is found. */
export interface ArticleOptions {
  /** The page's own address. */
  readonly url: AbsoluteUrl
  /** The title of the article, which is left out where the page repeats it above the text. */
  readonly title?: string | undefined
  /** The CSS selector of the article, where the page does not tell by itself. */
  readonly select?: string | undefined
  /** CSS selectors of what is left out. */
  readonly remove?: readonly string[] | undefined
}

/**
 * The article of a page as HTML that is still to be cleaned: without what surrounds it, and with what
 * the page does by scripts and styles as plain HTML. The result is undefined where the page has no
 * article, or the selector matches nothing. The page is changed, and gives its article once.
 */
export function articleOf(page: BuiltPage, options: ArticleOptions): HtmlParent | undefined {
  const unwanted = selectEach(page.document, options.remove ?? [])
  if (unwanted.size > 0) rewrite(page.document, (each) => (unwanted.has(each) ? [] : undefined))
  const found = findArticle(page, options)
  if (found === undefined) return undefined
  const article: HtmlParent = { children: found.children }
  unfoldTabs(article)
  removeBoilerplate(article)
  removeArticleHeader(article, options.title)
  quoteCallouts(article)
  plainCode(article)
  readFormulas(article)
  showLargestImages(article, options.url)
  linkScriptedParts(article, options.url)
  return article
}

function findArticle(page: BuiltPage, { select }: ArticleOptions): HtmlParent | undefined {
  if (select !== undefined) return selectFirst(page.document, select)
  // a theme may give the whole page a name that others give to what surrounds an article
  for (const passOver of [isMarkedAsBoilerplate, () => false]) {
    const candidates = candidatesIn(page.document, passOver)
    for (const kind of kinds) {
      const longest = longestOf(candidates.get(kind) ?? [])
      if (longest === undefined) continue
      return kind === 'content' ? longest : (contentWithin(longest) ?? longest)
    }
  }
  return articleBodyOf(page)
}

/** How a page may mark its article, the surest way first. */
const kinds = ['content', 'entry', 'article', 'main'] as const

type ArticleKind = (typeof kinds)[number]

function kindOf(each: HtmlElement): ArticleKind | undefined {
  const { name, attributes } = each
  const classes = classesOf(each)
  if (classes.includes('e-content')) return 'content'
  if (/\barticleBody\b/.test(attributes.get('itemprop') ?? '')) return 'content'
  if (classes.includes('h-entry') || classes.includes('hentry')) return 'entry'
  const role = attributes.get('role')
  if (name === 'article' || role === 'article') return 'article'
  return name === 'main' || role === 'main' ? 'main' : undefined
}

function candidatesIn(
  document: HtmlParent,
  passOver: (element: HtmlElement) => boolean,
): ReadonlyMap<ArticleKind, readonly HtmlElement[]> {
  const found = new Map<ArticleKind, HtmlElement[]>(kinds.map((kind) => [kind, []]))
  const visit = ({ children }: HtmlParent): void => {
    for (const child of children) {
      if (!isElement(child) || passOver(child)) continue
      const kind = kindOf(child)
      if (kind !== undefined) found.get(kind)?.push(child)
      visit(child)
    }
  }
  visit(document)
  return found
}

/** The element with the most text. The first counts where a page has cards of other articles as long. */
function longestOf(elements: readonly HtmlElement[]): HtmlElement | undefined {
  let longest: HtmlElement | undefined
  let length = -1
  for (const each of elements) {
    const ofEach = textLength(each)
    if (ofEach > length && !each.children.every(isBlank)) [longest, length] = [each, ofEach]
  }
  return longest
}

/** What themes and generators call the text of an article, without the title and all the rest. */
const contentNames =
  /^(?:(?:entry|post|article|blog|page|single|story|gh|td|blog-?post)(?:-|__|_)?(?:content|body|entry|text)|markdown(?:-body)?|prose|vp-doc|sl-markdown-content|theme-doc-markdown|content-body|rendered-markdown)$/i

/** The only element of such a name within an article, if it holds most of the text. */
function contentWithin(article: HtmlElement): HtmlElement | undefined {
  const found: HtmlElement[] = []
  const visit = ({ children }: HtmlParent): void => {
    for (const child of children) {
      if (!isElement(child)) continue
      const isNamed = classesOf(child).some((name) => name.length < 40 && contentNames.test(name))
      if (isNamed) found.push(child)
      else visit(child)
    }
  }
  visit(article)
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return undefined
  return textLength(only) * 2 >= textLength(article) ? only : undefined
}
