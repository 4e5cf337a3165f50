import type { Content } from '../model/index.ts'
import type { FormatName } from './format-name.ts'

/** An entry in every format: serialized once, however many feeds hold it. */
export type EntryTexts = Readonly<Record<FormatName, EntryText>>

/** A text in UTF-8 that may lie on a disk until it is needed. */
export interface EntryText {
  /** The number of its bytes. */
  readonly size: number
  /** The SHA-256 of its bytes. */
  readonly digest: string
  /** The prefixes of the vocabularies that it uses. */
  readonly prefixes: readonly string[]
  bytes(): Uint8Array
}

/** One of the texts of a post. */
export interface EntryTextInfo extends Omit<EntryText, 'bytes'> {
  readonly content: Content
  readonly format: FormatName
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
