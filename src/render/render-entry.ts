import type { RenderConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  type Entry,
  failure,
  type Post,
  type RelatedEntry,
  type Result,
  type SourceFile,
  sha256,
  success,
} from '../model/index.ts'
import { escapeHtml } from '../xml/index.ts'
import type { HtmlContext } from './html-context.ts'
import { type RenderedHtml, renderHtml } from './html-steps.ts'
import { plainTitle, renderMarkdown } from './markdown.ts'
import { type MarkdownExcess, maxLength } from './markdown-limits.ts'
import { parseHtml } from './parse-html.ts'
import { directionOf } from './text-direction.ts'
import { truncateText } from './truncate-text.ts'

/** The longest opening that stands in for the title of a micropost, in UTF-16 units. */
const maxOpeningLength = 80

/** The fields of another post that an entry shows. */
export type RelatedPost = Pick<Post, 'id' | 'url' | 'title'>

/** The fields of a post in another language that an entry shows. */
export type TranslatedPost = Pick<Post, 'id' | 'url' | 'title' | 'language'>

/** Other posts that an entry names. */
export interface LinkedPosts {
  /** The best one first. */
  readonly related: readonly RelatedPost[]
  /** By language. */
  readonly translations: readonly TranslatedPost[]
}

/**
 * Renders a post: its Markdown becomes feed-safe HTML, its title plain text. A post with nothing to
 * show is a failure with `post-empty`; `summary-long` is a warning.
 */
export function renderEntry(
  post: Post,
  body: string,
  { related, translations }: LinkedPosts,
  config: RenderConfig,
): Result<Entry> {
  const title = plainTitle(post.title ?? '') || undefined
  const links = related.map(linkTo)
  const language = post.language ?? 'und'
  const context: HtmlContext = {
    url: post.url,
    // computed on demand, because few posts have footnotes
    get key() {
      return footnoteKey(post)
    },
    language,
    direction: directionOf(language),
    title,
    image: post.image,
    link: post.link,
    related: config.related.includes('content') ? links : [],
  }
  const rendered = renderBody(post, body, context)
  if (!rendered.ok) return rendered
  const article = rendered.value
  const { content, text } =
    article.content === undefined ? fallbackContent(post, title, context) : article
  const place = { file: post.source.name }
  if (content === undefined) return failure(diagnostic('post-empty', place, {}))
  const isLong = escapeHtml(post.summary ?? '').length >= content.length
  const summary = post.summary ?? article.summary
  // RFC 4287 §4.2.13: a summary should not repeat the title or the content
  const isOwn = summary !== text && summary !== title && !isLong
  return success<Entry>(
    {
      id: post.id,
      url: post.url,
      externalUrl: post.link,
      title,
      opening: title === undefined ? truncateText(text, maxOpeningLength) || undefined : undefined,
      summary: isOwn ? summary : undefined,
      content,
      published: post.published,
      updated: post.updated,
      authors: post.authors,
      categories: terms(post),
      language: post.language === config.language ? undefined : post.language,
      image: post.image,
      related: config.related.includes('links') ? links : [],
      translations: translations.map((each) => ({ ...linkTo(each), language: each.language })),
    },
    isLong && summary !== text ? [diagnostic('summary-long', place, {})] : [],
  )
}

function linkTo({ id, url, title }: RelatedPost): RelatedEntry {
  return { id, url, title: plainTitle(title ?? url) }
}

/** Gives problems the lines of the body. */
function renderBody({ source }: Post, body: string, context: HtmlContext): Result<RenderedHtml> {
  if (source.isHtml) return success(renderHtml(parseHtml(body), context))
  const rendered = renderMarkdown(body, context)
  if (rendered.ok) return success(rendered.value)
  return failure(...rendered.diagnostics.map((excess) => excessDiagnostic(excess, source, body)))
}

/** The diagnostic has the line of the body, not that of the file. */
export function excessDiagnostic(
  { code, line }: MarkdownExcess,
  { name }: Pick<SourceFile, 'name'>,
  body: string,
): Diagnostic {
  const args = { size: body.length, limit: maxLength(body.length) }
  return diagnostic(code, { file: name, line, column: 1 }, args)
}

/** An entry for feeds of summaries. Without a summary it is short enough to be shown whole. */
export function summaryOnly(entry: Entry): Entry {
  return entry.summary === undefined ? entry : { ...entry, content: undefined }
}

/** The content of a post without an article: some readers drop an item without content. */
function fallbackContent(
  { summary }: Post,
  title: string | undefined,
  context: HtmlContext,
): RenderedHtml {
  const words = summary ?? title
  const html = words === undefined ? '' : `<p>${escapeHtml(words)}</p>`
  return renderHtml(parseHtml(html), context)
}

/** A part of footnote ids: a reader may show the footnotes of several posts on one page. */
function footnoteKey({ id }: Post): string {
  return sha256(id).slice(0, 8)
}

/** Each term once: one that is both a category and a tag would be shown twice. */
function terms({ categories, tags }: Post): readonly string[] {
  const seen = new Set(categories.map((term) => term.toLowerCase()))
  return [...categories, ...tags.filter((term) => !seen.has(term.toLowerCase()))]
}
