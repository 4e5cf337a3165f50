import type { Timestamp } from './brand.ts'
import type { Feed } from './feed.ts'

/** What a build has to say of its feeds. */
export interface BuildReport {
  /** How many posts are published. */
  readonly posts: number
  /** How many are held back, and when the first of the future ones is due. */
  readonly drafts: number
  readonly future: number
  readonly withdrawn: number
  readonly nextDue: Timestamp | undefined
  readonly feeds: readonly FeedReport[]
}

export interface FeedReport {
  readonly path: string
  readonly format: string
  readonly scope: Feed['scope']
  readonly isArchive: boolean
  readonly entries: number
  /** Of its UTF-8. */
  readonly bytes: number
}
