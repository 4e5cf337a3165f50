import type { ParsedPost, Post, Result, Timestamp } from '../model/index.ts'

/** A post as its file describes it, whether feeds hold it or not. */
export interface PostListing {
  /** The name of its file, from the root. */
  readonly file: string
  /** The page of the post; undefined for one that is kept back and has no date yet. */
  readonly url: string | undefined
  readonly title: string | undefined
  /** In milliseconds since 1970, as `updated`. */
  readonly published: number | undefined
  readonly updated: number | undefined
  /** `published`, `future`, `withdrawn`, or why it is kept back: `draft`, `unlisted`, `expired` … */
  readonly state: string
}

/** The posts among parsed files, newest first, those without a date before all others. */
export function listingsOf(
  parsed: Iterable<Result<ParsedPost>>,
  now: Timestamp,
): readonly PostListing[] {
  const listings = [...parsed].flatMap(({ value }): readonly PostListing[] => {
    if (value === undefined) return []
    const file = value.source.name
    if (value.published !== undefined) {
      const { url, title, published, updated } = value
      return [{ file, url, title, published, updated, state: stateOf(value, now) }]
    }
    if (value.kind === 'page') return []
    return [unreadListing(file, value.withheld)]
  })
  return listings.sort((a, b) => {
    const [x, y] = [a.published ?? Infinity, b.published ?? Infinity]
    return x === y ? (a.file < b.file ? -1 : 1) : y - x
  })
}

/** A post of which only the file is known. */
export function unreadListing(file: string, state: string): PostListing {
  return { file, url: undefined, title: undefined, published: undefined, updated: undefined, state }
}

/** What a post is now, without regard to what a build was told of drafts. */
function stateOf({ withdrawn, withheld, expires, published }: Post, now: Timestamp): string {
  if (withdrawn !== undefined) return 'withdrawn'
  if (withheld !== undefined) return withheld
  if (expires !== undefined && expires <= now) return 'expired'
  return published > now ? 'future' : 'published'
}
