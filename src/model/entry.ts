import type { Attachment } from './attachment.ts'
import type { Author } from './author.ts'
import type { AbsoluteUrl, EntryId, SafeHtml, Timestamp } from './brand.ts'
import type { Extensions } from './extensions.ts'
import type { Image } from './image.ts'

/** Another entry that is worth reading after this one. */
export interface RelatedEntry {
  readonly id: EntryId
  readonly url: AbsoluteUrl
  readonly title: string
}

/**
 * A post as feeds show it. It knows nothing of the feed that it stands in, so its text in a format
 * is the same in all of them.
 */
export interface Entry {
  readonly id: EntryId
  /** The page of the entry: RSS `link`, Atom `alternate`, JSON `url`. */
  readonly url: AbsoluteUrl
  /** Elsewhere, for a link post: JSON `external_url`, Atom `related`. */
  readonly externalUrl?: AbsoluteUrl | undefined
  /** Plain text. A micropost has none. */
  readonly title?: string | undefined
  /** How the text begins, in plain text: a title for the formats that must have one. */
  readonly opening?: string | undefined
  /** Plain text, shorter than the content; absent when it would only repeat it. */
  readonly summary?: string | undefined
  readonly content?: SafeHtml | undefined
  readonly published: Timestamp
  readonly updated: Timestamp
  /** Never empty: the site speaks where no author is named (RFC 4287 §4.1.2). */
  readonly authors: readonly Author[]
  /** Categories, then tags, each once. */
  readonly categories: readonly string[]
  /** By category, the vocabulary that it is of: RSS `domain`, Atom `scheme`. */
  readonly schemes?: ReadonlyMap<string, string> | undefined
  /** BCP 47, only where it differs from the site's. */
  readonly language?: string | undefined
  readonly image?: Image | undefined
  /** Best first: Atom `related`, and an extension of JSON Feed. */
  readonly related?: readonly RelatedEntry[] | undefined
  readonly attachments?: readonly Attachment[] | undefined
  /** Whether it is an episode of a podcast. */
  readonly episode?: boolean | undefined
  readonly contributors?: readonly Author[] | undefined
  readonly copyright?: string | undefined
  readonly extensions?: Extensions | undefined
}
