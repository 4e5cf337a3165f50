import type { Content, StoredText } from '../model/index.ts'
import type { FormatName } from './format-name.ts'

/** An entry in every format: serialized once, however many feeds hold it. */
export type EntryTexts = Readonly<Record<FormatName, EntryText>>

export interface EntryText extends StoredText {
  /** The prefixes of the vocabularies that it uses. */
  readonly prefixes: readonly string[]
}

/** One of the texts of a post. */
export interface EntryTextInfo {
  readonly content: Content
  readonly format: FormatName
  /** In bytes. */
  readonly size: number
  /** The SHA-256 of the bytes. */
  readonly digest: string
  readonly prefixes: readonly string[]
}

/** The texts of a post, the full ones and those with the summary only. */
export type PostTexts = ReadonlyMap<Content, EntryTexts>

/**
 * The texts of a post, which lie one behind the other in its bytes.
 *
 * @param read the bytes of a part, which begin at an offset
 */
export function splitTexts(
  parts: readonly EntryTextInfo[],
  read: (part: EntryTextInfo, start: number) => Uint8Array,
): PostTexts {
  const variants = new Map<Content, Record<FormatName, EntryText>>()
  let end = 0
  for (const part of parts) {
    const { content, format, size, digest, prefixes } = part
    const start = end
    end += size
    const texts = variants.get(content) ?? ({} as Record<FormatName, EntryText>)
    texts[format] = { size, digest, prefixes, bytes: () => read(part, start) }
    variants.set(content, texts)
  }
  return variants
}
