import type { AbsoluteUrl, Timestamp } from './brand.ts'
import type { Feed } from './feed.ts'

/** The figures of a build. */
export interface BuildReport {
  /** The number of published posts. */
  readonly posts: number
  /** The numbers of posts that are held back. */
  readonly drafts: number
  readonly future: number
  readonly withdrawn: number
  /** The numbers of other posts that are kept back, by the reason: 'unlisted', 'private', 'expired' … */
  readonly withheld: Readonly<Record<string, number>>
  /** The number of files that are pages, because they have no date. */
  readonly pages: number
  /** The number of posts that are left out because of an error, as `rules` of the config says. */
  readonly leftOut: number
  /** The page of the newest published post, to compare with the one that the site has. */
  readonly newest: AbsoluteUrl | undefined
  /** When the next of the future posts is due. */
  readonly nextDue: Timestamp | undefined
  readonly feeds: readonly FeedReport[]
}

/** How many posts there are: published, held back, in the future, and withdrawn. */
export type BuildSummary = Omit<BuildReport, 'feeds'>

export interface FeedReport {
  readonly path: string
  readonly format: string
  readonly scope: Feed['scope']
  readonly isArchive: boolean
  readonly entries: number
  /** When the newest of its entries was last changed, in milliseconds since 1970. */
  readonly updated: Timestamp | undefined
  /** The size of the file. */
  readonly bytes: number
}
