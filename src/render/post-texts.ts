import type { RenderConfig } from '../config/index.ts'
import { readBody } from '../content/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryTextInfo, type FormatName, serializeEntry } from '../formats/index.ts'
import { type Content, type Entry, type Post, sha256 } from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import { type RelatedPost, renderEntry, summaryOnly } from './render-entry.ts'

/** A post that some feed will show, and how much of it. */
export interface RenderRequest {
  readonly post: Post
  /** Best first. */
  readonly related: readonly RelatedPost[]
  readonly variants: readonly Content[]
}

/** All texts of a post as UTF-8, one behind the other; none where it cannot be published. */
export interface RenderedPost {
  readonly parts: readonly EntryTextInfo[]
  readonly bytes: Uint8Array
  readonly diagnostics: readonly Diagnostic[]
  /** The SHA-256 of the file that they were made of. */
  readonly digest: string
}

const forms: Readonly<Record<Content, (entry: Entry) => Entry>> = {
  full: (entry) => entry,
  summary: summaryOnly,
}

/** Renders a post, and writes it in every format. */
export function renderEntryTexts(
  { post, related, variants }: RenderRequest,
  config: RenderConfig,
): RenderedPost {
  const file = post.source.read()
  const body = readBody({ ...post.source, read: () => file })
  const entry =
    body.value === undefined ? undefined : renderEntry(post, body.value, related, config)
  const diagnostics = [...body.diagnostics, ...(entry?.diagnostics ?? [])]
  const texts = variants.flatMap((content) => {
    const written = entry?.value && serializeEntry(forms[content](entry.value))
    return Object.entries(written ?? {}).map(([format, text]) => {
      const bytes = Buffer.from(text)
      const part: EntryTextInfo = {
        content,
        format: format as FormatName,
        size: bytes.length,
        digest: sha256(bytes),
        prefixes: format === 'json' ? [] : prefixesIn(text),
      }
      return { part, bytes }
    })
  })
  return {
    parts: texts.map(({ part }) => part),
    bytes: Buffer.concat(texts.map(({ bytes }) => bytes)),
    diagnostics,
    digest: sha256(file),
  }
}
