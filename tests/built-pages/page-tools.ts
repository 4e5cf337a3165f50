import { type ArticleOptions, articleOf, readBuiltPage } from '../../src/built-pages/index.ts'
import type { AbsoluteUrl } from '../../src/model/index.ts'
import { type RenderedHtml, renderHtml } from '../../src/render/html-steps.ts'

const url = 'https://site.example/posts/one/' as AbsoluteUrl

/** The article of a page as a feed shows it; undefined where the page has none. */
export function articleIn(
  html: string | Uint8Array,
  options: Partial<ArticleOptions> = {},
): RenderedHtml | undefined {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  const page = readBuiltPage(bytes)
  const article = page && articleOf(page, { url, ...options })
  const context = { url, key: 'k', language: 'en', direction: 'ltr' } as const
  return article && renderHtml(article, context)
}

/** The HTML of an article, without white space between elements. */
export function contentOf(html: string, options: Partial<ArticleOptions> = {}): string | undefined {
  return articleIn(html, options)?.content?.replace(/>\s+</g, '><')
}

/** A page with an article between the parts that every theme has. */
export function pageWith(article: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One | Site</title></head>
    <body><header><a href="/">Site</a><nav><a href="/about">About</a></nav></header>
    <main><article>${article}</article></main><footer>Powered by string</footer></body></html>`
}
