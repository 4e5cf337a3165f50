import type { RenderConfig } from '../config/index.ts'
import { readBody } from '../content/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryTextInfo, type FormatName, serializeEntry } from '../formats/index.ts'
import {
  type ArticlePages,
  type Content,
  concatBytes,
  type Entry,
  failure,
  type OtherFields,
  type Post,
  type Result,
  type SourceFile,
  sha256,
} from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import type { HtmlParent } from './html-tree.ts'
import { reviewHtml, reviewText } from './markdown-limits.ts'
import {
  excessDiagnostic,
  kindOf,
  type LinkedPosts,
  renderEntry,
  summaryOnly,
} from './render-entry.ts'
import type { FoundLink, SiteLinks } from './site-links.ts'
import { syntaxMayTakeLong } from './syntax/index.ts'

/** A post that some feed shows, and how much of it. */
export interface RenderRequest extends LinkedPosts {
  readonly post: Post
  readonly variants: readonly Content[]
  /** Where links to other posts lead; undefined where they stay as they are. */
  readonly links?: SiteLinks | undefined
  /** The built page that the article is taken from; undefined where it is what the post says. */
  readonly page?: SourceFile | undefined
  /** Fields that stand in the place of the post’s own; undefined ones are left out. */
  readonly instead?: OtherFields | undefined
  /** How the article is taken from the page. */
  readonly pages?: ArticlePages | undefined
  /** Whether a post that may take long is rendered all the same, and not put off. */
  readonly evenIfSlow?: boolean | undefined
}

/** All texts of a post, one after the other as UTF-8; none where it cannot be published. */
export interface RenderedPost {
  readonly parts: readonly EntryTextInfo[]
  readonly bytes: Uint8Array
  readonly diagnostics: readonly Diagnostic[]
  /** The SHA-256 of the post's file. */
  readonly digest: string
  /** The SHA-256 of the page that the article was taken from. */
  readonly pageDigest?: string | undefined
  /** The links of its text that depend on other posts. */
  readonly links?: readonly FoundLink[] | undefined
  /** Whether the post may take long, and was left for a thread that can be ended. */
  readonly isPutOff?: boolean | undefined
  /** The line of the file that would take longest, where the post was put off for one. */
  readonly slowLine?: number | undefined
  /** How many seconds a post that was put off may take at most. */
  readonly seconds?: number | undefined
}

/** Renders a post, and serializes its entry in every format. */
export function renderEntryTexts(
  { post, related, translations, variants, links, evenIfSlow = false }: RenderRequest,
  config: RenderConfig,
): RenderedPost {
  const { findLink, asked } = askingLinks(post, links)
  const file = post.source.read()
  const body = readBody({ ...post.source, read: () => file })
  const text = body.value ?? ''
  const kind = kindOf(post.source)
  const review = (kind === 'html' ? reviewHtml : reviewText)(text)
  const mayTakeLong = review.mayTakeLong || syntaxMayTakeLong(text, kind)
  if (!evenIfSlow && mayTakeLong && review.excess === undefined) {
    const before = linesBefore(file, text)
    const slowLine = review.slowLine === undefined ? undefined : review.slowLine + before
    return { ...notRendered(), isPutOff: true, slowLine, seconds: review.seconds }
  }
  const render = (): Result<Entry> => {
    if (!body.ok) return failure()
    return review.excess === undefined
      ? renderEntry(post, text, { related, translations, findLink }, config)
      : failure(excessDiagnostic(review.excess, post.source, text))
  }
  const { value, diagnostics } = render()
  return {
    ...serializeVariants(value, variants),
    diagnostics: [...body.diagnostics, ...linesOfFile(diagnostics, file, text)],
    digest: sha256(file),
    ...asked(),
  }
}

/** A page with more bytes than this is left for a thread that can be ended. */
export const longPage = 300_000

/** Renders a post with the article of its page. */
export function renderPageTexts(
  request: RenderRequest,
  page: Uint8Array,
  readArticle: () => Result<HtmlParent>,
  config: RenderConfig,
): RenderedPost {
  const { post, related, translations, variants, links, evenIfSlow = false } = request
  if (!evenIfSlow && page.length > longPage) return { ...notRendered(), isPutOff: true }
  const pageDigest = sha256(page)
  // the bytes are good until the next file is read
  const article = readArticle()
  // a post may be its own page
  const isOwn = request.page?.name === post.source.name
  const digests = { digest: isOwn ? pageDigest : sha256(post.source.read()), pageDigest }
  if (!article.ok) return { ...notRendered(...article.diagnostics), ...digests }
  const { findLink, asked } = askingLinks(post, links)
  const others = { related, translations, findLink }
  const { value, diagnostics } = renderEntry(post, article.value, others, config)
  return {
    ...serializeVariants(value, variants),
    diagnostics: [...article.diagnostics, ...diagnostics],
    ...digests,
    ...asked(),
  }
}

const encoder = new TextEncoder()

/** A post that was not rendered, and why. */
export function notRendered(...diagnostics: readonly Diagnostic[]): RenderedPost {
  return { parts: [], bytes: new Uint8Array(), diagnostics, digest: '' }
}

/** Finds the pages that links of a post lead to, and keeps what was asked. */
function askingLinks(
  post: Post,
  links: SiteLinks | undefined,
): {
  readonly findLink: ((link: string) => string | undefined) | undefined
  readonly asked: () => Pick<RenderedPost, 'links'>
} {
  const found = new Map<string, string | null>()
  return {
    findLink:
      links &&
      ((link) => {
        const url = links.find(post, link)
        found.set(link, url ?? null)
        return url
      }),
    asked: () => (found.size === 0 ? {} : { links: [...found] }),
  }
}

/** The number of lines of the front matter. */
export function linesBefore(file: Uint8Array, body: string): number {
  const text = new TextDecoder().decode(file).replace(/\r\n?/g, '\n')
  return text.split('\n').length - body.split('\n').length
}

/** Adds the lines of the front matter to problems that know their line of the body. */
export function linesOfFile(
  found: readonly Diagnostic[],
  file: Uint8Array,
  body: string,
): readonly Diagnostic[] {
  if (found.every(({ line }) => line === undefined)) return found
  const before = linesBefore(file, body)
  return found.map((each) => (each.line ? { ...each, line: each.line + before } : each))
}

/** The texts of an entry as the documents show it, one behind the other; none where there is no entry. */
function serializeVariants(
  entry: Entry | undefined,
  variants: readonly Content[],
): Pick<RenderedPost, 'parts' | 'bytes'> {
  const texts = entry === undefined ? [] : variants.flatMap((each) => textsOf(entry, each))
  return {
    parts: texts.map(({ part }) => part),
    bytes: concatBytes(texts.map(({ bytes }) => bytes)),
  }
}

function textsOf(entry: Entry, content: Content) {
  const texts = serializeEntry(content === 'full' ? entry : summaryOnly(entry))
  return Object.entries(texts).map(([format, text]) => {
    const bytes = encoder.encode(text)
    const part: EntryTextInfo = {
      content,
      format: format as FormatName,
      size: bytes.length,
      digest: sha256(bytes),
      prefixes: format === 'json' ? [] : prefixesIn(text),
    }
    return { part, bytes }
  })
}
