import { absoluteUrl } from '../../src/model/index.ts'
import type { HtmlContext } from '../../src/render/html-context.ts'
import { safeHtml } from '../../src/render/html-steps.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'

const url = absoluteUrl('https://example.org/posts/one/')
if (url === undefined) throw new Error('the page of the tests has no address')

/** The page of the HTML in these tests. */
export const page: HtmlContext = { url, key: 'k', language: 'en', direction: 'ltr' }

export const arabicPage: HtmlContext = { ...page, language: 'ar', direction: 'rtl' }

/** Renders HTML as it stands in a feed. */
export function clean(html: string, context: HtmlContext = page): string {
  return safeHtml(html, context) ?? ''
}

/** Renders Markdown as it stands in a feed. */
export function render(markdown: string, context: HtmlContext = page): string {
  return renderMarkdown(markdown, context).value?.content ?? ''
}
