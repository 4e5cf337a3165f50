/**
 * Pages as a site generator built them, for every generator: the article of a page without what
 * surrounds it there, and what the page says about the article. What is left of the article is HTML
 * like any other, and the steps of `render/` clean it.
 */
export { type ArticleOptions, articleOf } from './article.ts'
export { describePage } from './describe-page.ts'
export { pageFinder } from './find-page.ts'
export { metadataOf } from './metadata.ts'
export { mergeMissing, noArticles } from './missing-articles.ts'
export { oldPages } from './old-pages.ts'
export { readBuiltPage } from './page.ts'
export { pageData, pageText, parsePagePost } from './page-post.ts'
export { pairPages } from './pair-pages.ts'
export { postArticle } from './post-article.ts'
export { selectorProblem } from './selectors.ts'
