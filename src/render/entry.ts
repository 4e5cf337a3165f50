import { createHash } from 'node:crypto'
import type { Config } from '../config/index.ts'
import { diagnostic } from '../diagnostics/index.ts'
import type { Entry, Outcome, Post } from '../model/index.ts'
import { escapeHtml } from '../xml/index.ts'
import { directionOf } from './direction.ts'
import { renderMarkdown } from './markdown.ts'
import { plainTitle } from './title.ts'
import { truncateText } from './truncate.ts'

/** The longest title that is made up for a micropost, in characters. */
const openingLength = 80

/** Renders a post: its Markdown becomes feed-safe HTML, its title plain text. */
export function renderEntry(
  post: Post,
  body: string,
  { site, content: wanted }: Config,
): Outcome<Entry> {
  const language = post.language ?? 'und'
  const title = post.title === undefined ? undefined : plainTitle(post.title)
  const { content, text, summary } = renderMarkdown(body.trim() === '' ? stub(post, title) : body, {
    url: post.url,
    key: footnoteKey(post),
    language,
    direction: directionOf(language),
    image: post.image,
    link: post.link,
  })
  const isLong =
    post.summary !== undefined && escapeHtml(post.summary).length >= (content?.length ?? 0)
  const shown = isLong ? undefined : (post.summary ?? summary)
  return {
    value: {
      id: post.id,
      url: post.url,
      externalUrl: post.link,
      title,
      opening: title === undefined ? truncateText(text, openingLength) : undefined,
      summary: shown,
      // a feed of summaries still shows a post whole that has none
      content: wanted === 'summary' && shown !== undefined ? undefined : content,
      published: post.published,
      updated: post.updated,
      authors: post.authors,
      categories: terms(post),
      language: post.language === site.language ? undefined : post.language,
      image: post.image,
    },
    diagnostics: isLong ? [diagnostic('summary-long', { file: post.source.name }, {})] : [],
  }
}

/** A post without a body still says something: some readers drop an item without content. */
function stub({ summary, url }: Post, title: string | undefined): string {
  return `<p>${escapeHtml(summary ?? title ?? url)}</p>`
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
