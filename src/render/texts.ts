import type { Config } from '../config/index.ts'
import { readBody } from '../content/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryText, type EntryTexts, writeEntry } from '../formats/index.ts'
import { type Entry, type FormatName, type Post, sha256 } from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import type { Content } from '../plan/index.ts'
import { renderEntry, summaryOnly } from './entry.ts'

/** A post that some feed will show, and how much of it. */
export interface TextsWanted {
  readonly post: Post
  /** Best first. */
  readonly related: readonly Post[]
  readonly variants: readonly Content[]
}

/** All texts of a post as UTF-8, one behind the other; none where it cannot be published. */
export interface TextsWritten {
  readonly parts: readonly Part[]
  readonly bytes: Uint8Array
  readonly diagnostics: readonly Diagnostic[]
}

export interface Part {
  readonly content: Content
  readonly format: FormatName
  /** In bytes. */
  readonly size: number
  /** The SHA-256 of the bytes. */
  readonly digest: string
  readonly prefixes: readonly string[]
}

const forms: Readonly<Record<Content, (entry: Entry) => Entry>> = {
  full: (entry) => entry,
  summary: summaryOnly,
}

/** Renders a post, and writes it in every format. */
export function writeTexts({ post, related, variants }: TextsWanted, config: Config): TextsWritten {
  const body = readBody(post.source)
  const entry =
    body.value === undefined ? undefined : renderEntry(post, body.value, related, config)
  const diagnostics = [...body.diagnostics, ...(entry?.diagnostics ?? [])]
  const texts = variants.flatMap((content) => {
    const written = entry?.value && writeEntry(forms[content](entry.value))
    return Object.entries(written ?? {}).map(([format, text]) => {
      const bytes = Buffer.from(text)
      const part: Part = {
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
  }
}

/** The texts of a post, by how much of it they hold. */
export type PostTexts = ReadonlyMap<Content, EntryTexts>

/**
 * Takes the texts of a post apart.
 *
 * @param read gives so many bytes from an offset in what `writeTexts` wrote
 */
export function splitTexts(
  parts: readonly Part[],
  read: (start: number, size: number) => Uint8Array,
): PostTexts {
  const variants = new Map<Content, Record<FormatName, EntryText>>()
  let end = 0
  for (const { content, format, size, digest, prefixes } of parts) {
    const start = end
    end += size
    const texts = variants.get(content) ?? ({} as Record<FormatName, EntryText>)
    texts[format] = { size, digest, prefixes, bytes: () => read(start, size) }
    variants.set(content, texts)
  }
  return variants
}
