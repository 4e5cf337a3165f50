import type { Author } from './author.ts'
import type { AbsoluteUrl, EntryId, Timestamp } from './brand.ts'
import type { Image } from './image.ts'
import type { SourceFile } from './source.ts'

/** When a post was taken back, and why. */
export interface Withdrawal {
  readonly time: Timestamp
  readonly reason: string | undefined
}

/** What an article's front matter and file name say: enough to plan feeds, nothing rendered yet. */
export interface Post {
  readonly source: SourceFile
  readonly id: EntryId
  /** The page of the post. */
  readonly url: AbsoluteUrl
  readonly slug: string
  /** As written: inline Markdown is taken out when the post is rendered. */
  readonly title: string | undefined
  readonly published: Timestamp
  /** Equal to `published` unless the front matter says otherwise. */
  readonly updated: Timestamp
  readonly summary: string | undefined
  readonly authors: readonly Author[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  /** BCP 47; the site’s language where the post says nothing, if that has one. */
  readonly language: string | undefined
  readonly image: Image | undefined
  /** What a link post points at. */
  readonly link: AbsoluteUrl | undefined
  readonly draft: boolean
  /** A post that is taken back: its id stays reserved. */
  readonly withdrawn?: Withdrawal | undefined
  /** False for a post that stays out of feeds (`feed: false`). */
  readonly inFeeds: boolean
}

/** A post that is kept back and has no date yet: there is no more to it than that. */
export interface UndatedPost extends Pick<Post, 'source' | 'draft' | 'inFeeds'> {
  readonly published?: undefined
}

/** What there is of each file. */
export type ParsedPost = Post | UndatedPost
