import type { RenderConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic, lineAndColumn } from '../diagnostics/index.ts'
import {
  type Entry,
  failure,
  isValue,
  type Post,
  type RelatedEntry,
  type Result,
  type SourceFile,
  sha256,
  success,
} from '../model/index.ts'
import { escapeHtml } from '../xml/index.ts'
import { droppedSyntaxDiagnostics } from './dropped-syntax.ts'
import type { HtmlContext } from './html-context.ts'
import { type RenderedHtml, renderHtml } from './html-steps.ts'
import type { HtmlParent } from './html-tree.ts'
import { plainSummary, plainTitle, renderMarkdown, syntaxParsers } from './markdown.ts'
import { type MarkdownExcess, maxLength } from './markdown-limits.ts'
import { parseHtml } from './parse-html.ts'
import { relatedTitle } from './related-title.ts'
import { linkFiles, linkPosts } from './steps/post-links.ts'
import { readSyntax, type TextKind } from './syntax/index.ts'
import { directionOf } from './text-direction.ts'
import { type ExplainedStep, type RenderTrace, runStep, traceOfReplaced } from './trace.ts'
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

/** What an entry is told of the rest of the publication. */
export interface EntrySurroundings extends LinkedPosts {
  /** As `SiteLinks` finds the page of a link; undefined where links stay as they are. */
  readonly findLink?: ((link: string) => string | undefined) | undefined
  /** Is told what each step changes; a build has none. */
  readonly trace?: RenderTrace | undefined
}

/**
 * Renders a post: its Markdown becomes feed-safe HTML, its title plain text. A post with nothing to
 * show is a failure with `post-empty`; `summary-long` is a warning.
 *
 * @param body the text of the post, or an article that was read from elsewhere, which is changed
 */
export function renderEntry(
  post: Post,
  body: string | HtmlParent,
  { related, translations, findLink, trace }: EntrySurroundings,
  config: RenderConfig,
): Result<Entry> {
  const title = plainTitle(post.title ?? '') || undefined
  const links = related.map(linkTo)
  const language = post.language ?? 'und'
  const context: HtmlContext = {
    url: post.url,
    // computed on demand, because few posts have footnotes
    get key() {
      return sha256(post.id).slice(0, 8)
    },
    language,
    direction: directionOf(language),
    title,
    image: post.image,
    link: post.link,
    related: config.related.includes('content') ? links : [],
    relatedTitle: config.relatedTitle ?? relatedTitle(language),
  }
  const rendered = renderBody(post, body, { html: context, config, findLink, trace })
  if (!rendered.ok) return rendered
  const article = rendered.value
  const { content, text } = article.content === undefined ? fallbackContent(post, context) : article
  const place = { file: post.source.name }
  if (content === undefined) return failure(diagnostic('post-empty', place, {}))
  const written = plainSummary(post.summary ?? '') || undefined
  const others = [post.summary, post.image, post.link]
  const isBare = article.content === undefined && others.every((each) => each === undefined)
  const isLong = escapeHtml(written ?? '').length >= content.length
  const summary = written ?? article.summary
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
    [
      ...rendered.diagnostics,
      ...(isBare && isValue(post.source) ? [diagnostic('text-missing', place, {})] : []),
      ...(isLong && summary !== text ? [diagnostic('summary-long', place, {})] : []),
    ],
  )
}

function linkTo({ id, url, title }: RelatedPost): RelatedEntry {
  return { id, url, title: plainTitle(title ?? url) }
}

interface BodyContext extends Pick<EntrySurroundings, 'findLink' | 'trace'> {
  readonly html: HtmlContext
  readonly config: RenderConfig
}

/** What is done with the links between posts. */
const linkStep: ExplainedStep = {
  name: 'Links between posts',
  why: 'The path of a file leads nowhere outside its folder, so that a link gets the address of the page.',
}

/** Gives problems the lines of the body. */
function renderBody(
  { source }: Post,
  body: string | HtmlParent,
  { html: context, config, findLink, trace }: BodyContext,
): Result<RenderedHtml> {
  if (typeof body !== 'string') {
    if (findLink !== undefined) runStep(linkStep, body, trace, () => linkFiles(body, findLink))
    return success(renderHtml(body, context, trace))
  }
  const { url, title } = context
  const { site, components } = config
  const kind = kindOf(source)
  const surroundings = { url, title, site, file: source.name, resolveLink: findLink }
  const syntax = readSyntax(body, surroundings, syntaxParsers, { kind, components, trace })
  if (syntax?.excess !== undefined) return failure(excessDiagnostic(syntax.excess, source, body))
  const text = syntax?.text ?? body
  const found = [...(syntax === undefined ? [] : droppedSyntaxDiagnostics(syntax, source, body))]
  const finish = (root: HtmlParent) => {
    syntax?.finish(root)
    if (findLink === undefined) return
    runStep(linkStep, root, trace, () => {
      linkPosts(root, findLink, (link) => found.push(lostLink(link, source, body)))
    })
  }
  const placed = trace && syntax ? traceOfReplaced(trace, text, syntax.origin) : trace
  if (kind === 'html') {
    const html = parseHtml(text, placed && ((each, at) => placed.place(each, placed.lineAt(at))))
    finish(html)
    return success(renderHtml(html, context, trace), found)
  }
  const isMdx = syntax?.isMdx ?? false
  const rendered = renderMarkdown(text, context, { isMdx, finish }, placed)
  if (rendered.ok) return success(rendered.value, found)
  return failure(...rendered.diagnostics.map((excess) => excessDiagnostic(excess, source, body)))
}

/** The diagnostic has the line of the body, as far as the link can be found there again. */
function lostLink(href: string, { name }: Pick<SourceFile, 'name'>, body: string): Diagnostic {
  const link = asWritten(href, body)
  const places = [`](${link}`, `](<${link}`, link].map((each) => body.indexOf(each))
  const first = places.find((at) => at !== -1)
  const place = first === undefined ? {} : lineAndColumn(body, first)
  return diagnostic('link-unfound', { file: name, ...place }, { link })
}

/** The parser of Markdown encodes what an address cannot hold. */
function asWritten(href: string, body: string): string {
  if (body.includes(href)) return href
  try {
    const link = decodeURI(href)
    return body.includes(link) ? link : href
  } catch {
    return href
  }
}

/** What the body of an article is written in. */
export function kindOf({ isHtml, path }: Pick<SourceFile, 'isHtml' | 'path'>): TextKind {
  if (isHtml || /\.html$/i.test(path)) return 'html'
  return /\.mdx$/i.test(path) ? 'mdx' : 'markdown'
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
function fallbackContent({ summary }: Post, context: HtmlContext): RenderedHtml {
  const words = summary ?? context.title
  const html = words === undefined ? '' : `<p>${escapeHtml(words)}</p>`
  return renderHtml(parseHtml(html), context)
}

/** Each term once: one that is both a category and a tag would be shown twice. */
function terms({ categories, tags }: Post): readonly string[] {
  const seen = new Set(categories.map((term) => term.toLowerCase()))
  return [...categories, ...tags.filter((term) => !seen.has(term.toLowerCase()))]
}
