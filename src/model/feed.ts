import type { ArticlePages } from './article-pages.ts'
import type { Author } from './author.ts'
import type { AbsoluteUrl, EntryId, Timestamp } from './brand.ts'
import type { Extensions } from './extensions.ts'
import type { Podcast } from './podcast.ts'
import type { Post } from './post.ts'
import type { FeedScope } from './scope.ts'

/** Whether a feed carries whole articles. */
export type Content = 'full' | 'summary'

/** What a feed shows of its posts. */
export interface ShownContent {
  readonly content: Content
  /** The pages that its articles are from; undefined where they are what the posts say. */
  readonly pages?: ArticlePages | undefined
}

/** One file in which a feed is published. */
export interface FeedDocument {
  /** The name of the format in the table of formats. */
  readonly format: string
  readonly mediaType: string
  /** The path from the output folder, with `/`. */
  readonly path: string
  /** The URL at which it will be served: its self link. */
  readonly url: AbsoluteUrl
}

/** The head of a feed in any format: everything but its entries. */
export interface FeedHead {
  readonly title: string
  readonly description: string | undefined
  /** The page whose posts the feed holds. */
  readonly url: AbsoluteUrl
  /** The Atom id, which is as permanent as that of an entry. */
  readonly id: string
  /** The language as a BCP 47 tag. */
  readonly language: string | undefined
  readonly copyright: string | undefined
  readonly image: AbsoluteUrl | undefined
  readonly icon: AbsoluteUrl | undefined
  readonly favicon: AbsoluteUrl | undefined
  /** The newest `updated` of its entries, never the time of the build; absent without entries. */
  readonly updated: Timestamp | undefined
  /** The same feed in each format, the preferred one first. */
  readonly documents: readonly FeedDocument[]
  /** The servers that tell subscribers of changes (WebSub). */
  readonly hubs: readonly AbsoluteUrl[]
  readonly history?: History | undefined
  readonly tombstones?: readonly Tombstone[] | undefined
  /** Who is responsible for the feed, whoever wrote its entries. Never an empty list. */
  readonly authors?: readonly Author[] | undefined
  readonly categories?: readonly string[] | undefined
  readonly contributors?: readonly Author[] | undefined
  /** The program that made the feed: Feedwright when absent, no element when false. */
  readonly generator?: string | false | undefined
  /** A page that explains RSS to people who find the file: RSS `docs`. */
  readonly docs?: AbsoluteUrl | undefined
  /** How many minutes a reader should wait between two requests: RSS `ttl`. */
  readonly ttl?: number | undefined
  /** The URL of the XSLT or CSS by which a browser shows the XML. */
  readonly stylesheet?: string | undefined
  readonly podcast?: Podcast | undefined
  readonly extensions?: Extensions | undefined
}

/** The place of a document in the history of its feed (RFC 5005 §4). */
export interface History {
  readonly isArchive: boolean
  /** The documents that readers subscribe to, where this is an archive. */
  readonly current?: readonly FeedDocument[] | undefined
  /** The archive of the next older posts. */
  readonly previous?: readonly FeedDocument[] | undefined
  /** The archive of the next newer posts. */
  readonly next?: readonly FeedDocument[] | undefined
}

/** What remains of an entry that was taken back (RFC 6721 §3): its id, the time and the reason. */
export interface Tombstone {
  readonly id: EntryId
  readonly time: Timestamp
  readonly reason: string | undefined
}

/** A feed as it will be published, in every format: its head, and its posts, newest first. */
export interface Feed extends FeedHead, ShownContent {
  /** What it is the feed of; `named` is a feed of its own, with a `where`. */
  readonly scope: FeedScope | 'named'
  /** The name of the category, tag, author or language, or the feed's own name. */
  readonly term: string | undefined
  readonly posts: readonly Post[]
}
