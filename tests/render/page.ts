import { absoluteUrl } from '../../src/model/index.ts'
import { safeHtml } from '../../src/render/html-steps.ts'
import type { HtmlContext } from '../../src/render/index.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'

const url = absoluteUrl('https://example.org/posts/one/')
if (url === undefined) throw new Error('the page of the tests has no address')

/** The page that the HTML of these tests stands on. */
export const page: HtmlContext = { url, key: 'k', language: 'en', direction: 'ltr' }

export const arabicPage: HtmlContext = { ...page, language: 'ar', direction: 'rtl' }

/** What a piece of HTML is in a feed. */
export function clean(html: string, context: HtmlContext = page): string {
  return safeHtml(html, context) ?? ''
}

/** What a piece of Markdown is in a feed. */
export function render(markdown: string, context: HtmlContext = page): string {
  return renderMarkdown(markdown, context).content ?? ''
}
