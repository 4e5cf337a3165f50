import type { FormatName } from '../formats/index.ts'
import type { Content, FeedScope, TermScope } from '../model/index.ts'

/**
 * The config as its author writes it; only here may a key be missing. The comments of the keys, which
 * editors show, are written from the schema by `npm run docs`, and a test holds them to it.
 */
export interface UserConfig {
  readonly $schema?: string | undefined
  readonly site: UserSite
  readonly posts?: string | undefined
  readonly out?: string | undefined
  readonly permalink?: string | PermalinkFunction | undefined
  readonly limit?: number | undefined
  readonly content?: Content | undefined
  readonly identity?: 'permalink' | UserIdentity | undefined
  readonly files?: Partial<Readonly<Record<FormatName, string | undefined>>> | undefined
  readonly feeds?: readonly (FeedScope | UserFeedRule)[] | undefined
  readonly terms?: Partial<Readonly<Record<TermScope, UserTerms | undefined>>> | undefined
  readonly related?: UserRelated | undefined
  readonly hubs?: readonly string[] | undefined
  readonly delivery?: readonly 'headers'[] | undefined
  readonly tombstones?: boolean | UserTombstones | undefined
  readonly sizes?: UserSizes | undefined
}

export interface UserSite {
  readonly url: string
  readonly title: string
  readonly description?: string | undefined
  readonly language?: string | undefined
  readonly timezone?: string | undefined
  readonly authors?: Readonly<Record<string, UserAuthor>> | undefined
  readonly copyright?: string | undefined
  readonly image?: string | undefined
  readonly icon?: string | undefined
  readonly favicon?: string | undefined
}

export interface UserAuthor {
  readonly name: string
  readonly url?: string | undefined
  readonly email?: string | undefined
  readonly avatar?: string | undefined
}

export interface UserIdentity {
  readonly authority?: string | undefined
}

/** What a permalink is made of: a part of the post, before it has a URL. */
export interface PermalinkParts {
  /** The folder of the file and the slug: `international/kremlin`. */
  readonly path: string
  readonly slug: string
  readonly title: string | undefined
  /** In the site’s time zone: `2025`, `05`, `17`. */
  readonly year: string
  readonly month: string
  readonly day: string
  /** The first category as a part of a URL, or an empty text. */
  readonly category: string
}

export type PermalinkFunction = (post: PermalinkParts) => string

/** The feeds of one scope, or a single feed of its own with `name` and `where`. */
export interface UserFeedRule {
  readonly scope?: FeedScope | undefined
  readonly name?: string | undefined
  readonly where?: ((post: PostInfo) => boolean) | undefined
  readonly title?: string | undefined
  readonly path?: string | undefined
  readonly page?: string | undefined
  readonly limit?: number | undefined
  readonly formats?: readonly FormatName[] | undefined
  readonly content?: Content | undefined
  readonly minPosts?: number | undefined
  readonly archive?: boolean | 'year' | 'month' | undefined
}

/** What the `where` of a feed can ask about a post. */
export interface PostInfo {
  readonly id: string
  readonly url: string
  readonly title: string | undefined
  /** As in `2025-05-17T09:30:00Z`. */
  readonly published: string
  readonly updated: string
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly language: string | undefined
  /** The number of words in the post. */
  readonly words: number
  /** All of its front matter, with the names and values that its author wrote. */
  readonly data: Readonly<Record<string, unknown>>
}

export type UserTerms = Readonly<Record<string, UserTerm>>

export interface UserTerm {
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly image?: string | undefined
}

export interface UserRelated {
  readonly count?: number | undefined
  readonly in?: readonly ('content' | 'links')[] | undefined
  readonly newer?: boolean | undefined
  readonly languages?: 'same' | 'any' | undefined
}

export interface UserTombstones {
  readonly days: number
}

export interface UserSizes {
  readonly warning?: number | undefined
  readonly error?: number | undefined
  readonly archive?: number | undefined
}
