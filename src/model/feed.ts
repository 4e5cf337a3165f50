import type { Author } from './author.ts'
import type { AbsoluteUrl, Timestamp } from './brand.ts'
import type { Extensions } from './extensions.ts'
import type { Podcast } from './podcast.ts'
import type { Post } from './post.ts'

export type FormatName = 'rss' | 'atom' | 'json'

/** One file in which a feed is published. */
export interface FeedDocument {
  readonly format: FormatName
  /** Relative to the output folder, with `/`. */
  readonly path: string
  /** Where it will be served: its self link. */
  readonly url: AbsoluteUrl
}

/** What the head of a feed says, in any format. */
export interface FeedHead {
  readonly title: string
  readonly description: string | undefined
  /** The page that the feed is the feed of. */
  readonly url: AbsoluteUrl
  /** The Atom id: permanent like an entry's. */
  readonly id: string
  /** BCP 47. */
  readonly language: string | undefined
  readonly copyright: string | undefined
  readonly image: AbsoluteUrl | undefined
  readonly icon: AbsoluteUrl | undefined
  readonly favicon: AbsoluteUrl | undefined
  /** The newest `updated` of its entries, never the time of the build; absent without entries. */
  readonly updated: Timestamp | undefined
  /** The same feed in each format, the preferred one first. */
  readonly documents: readonly FeedDocument[]
  /** Who tells subscribers of changes (WebSub). */
  readonly hubs: readonly AbsoluteUrl[]
  readonly categories?: readonly string[] | undefined
  readonly contributors?: readonly Author[] | undefined
  /** What made the feed: Feedwright when absent, and not said when false. */
  readonly generator?: string | false | undefined
  /** The page that explains RSS to who finds the file: RSS `docs`. */
  readonly docs?: AbsoluteUrl | undefined
  /** Minutes between two visits of a reader: RSS `ttl`. */
  readonly ttl?: number | undefined
  /** How a browser shows the XML: a reference to XSLT or CSS. */
  readonly stylesheet?: string | undefined
  readonly podcast?: Podcast | undefined
  readonly extensions?: Extensions | undefined
}

/** A planned feed: its head, and its posts, newest first. */
export interface Feed extends FeedHead {
  readonly posts: readonly Post[]
}
