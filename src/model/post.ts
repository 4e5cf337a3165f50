import type { Author } from './author.ts'
import type { AbsoluteUrl, EntryId, Timestamp } from './brand.ts'
import type { Image } from './image.ts'
import type { SourceFile } from './source-file.ts'

/** When a post was taken back, and why. */
export interface Withdrawal {
  readonly time: Timestamp
  readonly reason: string | undefined
}

/**
 * An article as its front matter and file name describe it: enough to plan feeds, not rendered yet.
 */
export interface Post {
  readonly source: SourceFile
  readonly id: EntryId
  /** The page of the post. */
  readonly url: AbsoluteUrl
  readonly slug: string
  /** Inline Markdown is removed only when the post is rendered. */
  readonly title: string | undefined
  readonly published: Timestamp
  /** The time of the last change: `published` unless the front matter says otherwise. */
  readonly updated: Timestamp
  readonly summary: string | undefined
  readonly authors: readonly Author[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  /** The language as a BCP 47 tag: the site's, if it has one, where the post does not name its own. */
  readonly language: string | undefined
  readonly image: Image | undefined
  /** The page that a link post is about. */
  readonly link: AbsoluteUrl | undefined
  /** Why a post is kept back, as the summary says it: 'draft', 'unlisted', 'private' and so on. */
  readonly withheld?: string | undefined
  /** From when on a post is kept back that was published before. */
  readonly expires?: Timestamp | undefined
  /** Set where the post was taken back. Its id stays reserved. */
  readonly withdrawn?: Withdrawal | undefined
}

/** What decides whether a post is out. */
export type PostTimes = Pick<Post, 'published' | 'updated' | 'withheld' | 'expires' | 'withdrawn'>

/** Fields that stand in the place of a post’s own; undefined ones are left out. */
export type OtherFields = Partial<Pick<Post, 'summary' | 'image'>>

/** A post that is kept back and has no date yet, or an error, so that no more is known of it. */
export interface UndatedPost extends Pick<Post, 'source'> {
  readonly kind: 'kept back'
  readonly withheld: string
  readonly published?: undefined
}

/** A file without a date that is no post. */
export interface Page extends Pick<Post, 'source'> {
  readonly kind: 'page'
  /** Whether its front matter says that it is a list, a page or the like. */
  readonly isList: boolean
  readonly withheld?: undefined
  readonly published?: undefined
}

/** What parsing makes of a file. */
export type ParsedPost = Post | UndatedPost | Page

export function isPage(post: ParsedPost | undefined): post is Page {
  return post?.published === undefined && post?.kind === 'page'
}

export function isDated(post: ParsedPost | undefined): post is Post {
  return post?.published !== undefined
}
