import { createHash } from 'node:crypto'
import type { RenderConfig } from '../config/index.ts'
import { diagnostic } from '../diagnostics/index.ts'
import { type Entry, failure, type Post, type Result, success } from '../model/index.ts'
import { escapeHtml } from '../xml/index.ts'
import type { HtmlContext } from './context.ts'
import { directionOf } from './direction.ts'
import { type Rendered, renderHtml } from './html-steps.ts'
import { renderMarkdown } from './markdown.ts'
import { plainTitle } from './title.ts'
import { truncateText } from './truncate.ts'

/** The longest title that is made up for a micropost, in characters. */
const openingLength = 80

/** What an entry says of another post. */
export type RelatedPost = Pick<Post, 'id' | 'url' | 'title'>

/** Renders a post: its Markdown becomes feed-safe HTML, its title plain text. */
export function renderEntry(
  post: Post,
  body: string,
  related: readonly RelatedPost[],
  config: RenderConfig,
): Result<Entry> {
  const title = plainTitle(post.title ?? '') || undefined
  const links = related.map(({ id, url, title }) => ({ id, url, title: plainTitle(title ?? url) }))
  const language = post.language ?? 'und'
  const context: HtmlContext = {
    url: post.url,
    // few posts have footnotes, and every post would pay for it
    get key() {
      return footnoteKey(post)
    },
    language,
    direction: directionOf(language),
    image: post.image,
    link: post.link,
    related: config.related.includes('content') ? links : [],
  }
  const article = post.source.isHtml ? renderHtml(body, context) : renderMarkdown(body, context)
  const { content, text } =
    article.content === undefined ? fallbackContent(post, title, context) : article
  const place = { file: post.source.name }
  if (content === undefined) return failure(diagnostic('post-empty', place, {}))
  const isLong = escapeHtml(post.summary ?? '').length >= content.length
  const summary = post.summary ?? article.summary
  // RFC 4287 §4.2.13: what repeats the content or the title says nothing
  const says = summary !== text && summary !== title && !isLong
  return success<Entry>(
    {
      id: post.id,
      url: post.url,
      externalUrl: post.link,
      title,
      opening: title === undefined ? truncateText(text, openingLength) || undefined : undefined,
      summary: says ? summary : undefined,
      content,
      published: post.published,
      updated: post.updated,
      authors: post.authors,
      categories: terms(post),
      language: post.language === config.language ? undefined : post.language,
      image: post.image,
      related: config.related.includes('links') ? links : [],
    },
    isLong && summary !== text ? [diagnostic('summary-long', place, {})] : [],
  )
}

/** An entry for feeds of summaries; what has no summary is short enough to be shown whole. */
export function summaryOnly(entry: Entry): Entry {
  return entry.summary === undefined ? entry : { ...entry, content: undefined }
}

/** What a post without an article says: some readers drop an item without content. */
function fallbackContent(
  { summary }: Post,
  title: string | undefined,
  context: HtmlContext,
): Rendered {
  const words = summary ?? title
  return renderHtml(words === undefined ? '' : `<p>${escapeHtml(words)}</p>`, context)
}

/** Footnotes of several posts may stand on one page of a reader, so their ids hold this. */
function footnoteKey({ id }: Post): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8)
}

/** Each once: what is both a category and a tag would be shown twice. */
function terms({ categories, tags }: Post): readonly string[] {
  const seen = new Set(categories.map((term) => term.toLowerCase()))
  return [...categories, ...tags.filter((term) => !seen.has(term.toLowerCase()))]
}
