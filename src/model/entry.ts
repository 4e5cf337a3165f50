import type { Attachment } from './attachment.ts'
import type { Author } from './author.ts'
import type { AbsoluteUrl, EntryId, SafeHtml, Timestamp } from './brand.ts'
import type { Extensions } from './extensions.ts'
import type { Image } from './image.ts'

/** Another entry that readers may want next. */
export interface RelatedEntry {
  readonly id: EntryId
  readonly url: AbsoluteUrl
  readonly title: string
}

/** The same entry in another language. */
export interface Translation extends RelatedEntry {
  /** BCP 47; undefined where nothing says which language it is. */
  readonly language: string | undefined
}

/**
 * A post as feeds show it. It does not depend on the feed that holds it, so its text in a format is
 * the same in all feeds.
 */
export interface Entry {
  readonly id: EntryId
  /** The page of the entry: RSS `link`, Atom `alternate`, JSON `url`. */
  readonly url: AbsoluteUrl
  /** The page that a link post is about: JSON `external_url`, Atom `related`. */
  readonly externalUrl?: AbsoluteUrl | undefined
  /** Plain text. A micropost has none. */
  readonly title?: string | undefined
  /** The beginning of the text, in plain text: a title for the formats that require one. */
  readonly opening?: string | undefined
  /** Plain text, shorter than the content; absent where it would only repeat the content. */
  readonly summary?: string | undefined
  readonly content?: SafeHtml | undefined
  readonly published: Timestamp
  readonly updated: Timestamp
  /** Never empty: the site is the author where nobody is named (RFC 4287 §4.1.2). */
  readonly authors: readonly Author[]
  /** Categories, then tags, each once. */
  readonly categories: readonly string[]
  /** The vocabulary of a category, by category: RSS `domain`, Atom `scheme`. */
  readonly schemes?: ReadonlyMap<string, string> | undefined
  /** The language as a BCP 47 tag, only where it differs from the site's. */
  readonly language?: string | undefined
  readonly image?: Image | undefined
  /** Related entries, the best first: Atom `related`, and an extension of JSON Feed. */
  readonly related?: readonly RelatedEntry[] | undefined
  /** By language: Atom `related` with a language, and an extension of JSON Feed. */
  readonly translations?: readonly Translation[] | undefined
  readonly attachments?: readonly Attachment[] | undefined
  /** Whether it is an episode of a podcast. */
  readonly episode?: boolean | undefined
  readonly contributors?: readonly Author[] | undefined
  readonly copyright?: string | undefined
  readonly extensions?: Extensions | undefined
}
