import type { RenderConfig } from '../config/index.ts'
import { readBody } from '../content/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryTextInfo, type FormatName, serializeEntry } from '../formats/index.ts'
import {
  type Content,
  concatBytes,
  type Entry,
  failure,
  type Post,
  type Result,
  sha256,
} from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import { type MarkdownExcess, reviewHtml, reviewText } from './markdown-limits.ts'
import { excessDiagnostic, type LinkedPosts, renderEntry, summaryOnly } from './render-entry.ts'

/** A post that some feed shows, and how much of it. */
export interface RenderRequest extends LinkedPosts {
  readonly post: Post
  readonly variants: readonly Content[]
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
  /** Whether the post may take long, and was left for a thread that can be ended. */
  readonly isPutOff?: boolean | undefined
  /** The line of the file that would take longest, where the post was put off for one. */
  readonly slowLine?: number | undefined
  /** How many seconds a post that was put off may take at most. */
  readonly seconds?: number | undefined
}

/** Renders a post, and serializes its entry in every format. */
export function renderEntryTexts(
  { post, related, translations, variants, evenIfSlow = false }: RenderRequest,
  config: RenderConfig,
): RenderedPost {
  const file = post.source.read()
  const body = readBody({ ...post.source, read: () => file })
  const review = (post.source.isHtml ? reviewHtml : reviewText)(body.value ?? '')
  if (!evenIfSlow && review.mayTakeLong && review.excess === undefined) {
    const before = linesBefore(file, body.value ?? '')
    const slowLine = review.slowLine === undefined ? undefined : review.slowLine + before
    return { ...nothing, isPutOff: true, slowLine, seconds: review.seconds }
  }
  const rendered = renderBody(body.value, review.excess)
  const entry = rendered?.value
  const texts = entry === undefined ? [] : variants.flatMap((each) => textsOf(entry, each))
  return {
    parts: texts.map(({ part }) => part),
    bytes: concatBytes(texts.map(({ bytes }) => bytes)),
    diagnostics: [
      ...body.diagnostics,
      ...linesOfFile(rendered?.diagnostics ?? [], file, body.value ?? ''),
    ],
    digest: sha256(file),
  }

  function renderBody(
    text: string | undefined,
    excess: MarkdownExcess | undefined,
  ): Result<Entry> | undefined {
    if (text === undefined) return undefined
    return excess === undefined
      ? renderEntry(post, text, { related, translations }, config)
      : failure(excessDiagnostic(excess, post.source, text))
  }
}

const encoder = new TextEncoder()

const nothing = { parts: [], bytes: new Uint8Array(), diagnostics: [], digest: '' }

/** The number of lines of the front matter. */
function linesBefore(file: Uint8Array, body: string): number {
  const text = new TextDecoder().decode(file).replace(/\r\n?/g, '\n')
  return text.split('\n').length - body.split('\n').length
}

/** Adds the lines of the front matter to problems that know their line of the body. */
function linesOfFile(
  found: readonly Diagnostic[],
  file: Uint8Array,
  body: string,
): readonly Diagnostic[] {
  if (found.every(({ line }) => line === undefined)) return found
  const before = linesBefore(file, body)
  return found.map((each) => (each.line ? { ...each, line: each.line + before } : each))
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
