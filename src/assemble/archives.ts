import type { Post } from '../model/index.ts'

/** The posts that stay in a feed, and those that leave it. Together they hold every post exactly once. */
export interface HistorySplit {
  /** The posts of the subscription document, newest first. */
  readonly current: readonly Post[]
  /** The archives, oldest first. */
  readonly archives: readonly Archive[]
  /** Days whose posts alone are more than an archive may hold. */
  readonly tooLarge: readonly string[]
}

export interface Archive {
  /** The start of its calendar range: `2024`, `2024-07` or `2024-07-15`. */
  readonly name: string
  /** The posts, newest first. */
  readonly posts: readonly Post[]
}

export interface ArchiveOptions {
  readonly limit: number
  readonly period: 'year' | 'month'
  readonly sizeOf: (post: Post) => number
  /** How large an archive may be, as `sizeOf` measures. */
  readonly maximum: number
}

/** How many characters of `2024-07-15` name a range: a year, a month or a day. */
const precisions = { year: [4, 7, 10], month: [7, 10] } as const

/**
 * Cuts the posts of a feed into what stays in it and archives by calendar ranges (RFC 5005 §4). Both
 * go by `updated`, which is when this version of a post came out: a post with a new `updated` moves
 * from its archive into the feed, and what a new post pushes out of the feed can only fall into the
 * newest archive. So no older archive changes when a post is added.
 *
 * The newest archive is that of the range which the oldest post of the feed is in, and may be empty:
 * made when its first post arrives, it would change the archive before it, for the link to the next.
 *
 * @param posts newest first
 */
export function cutHistory(posts: readonly Post[], options: ArchiveOptions): HistorySplit {
  const byUpdate = posts.toSorted((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1))
  const current = new Set(byUpdate.slice(0, options.limit))
  const oldest = byUpdate[options.limit - 1]
  if (oldest === undefined || posts.length <= options.limit) {
    return { current: posts, archives: [], tooLarge: [] }
  }
  const older = posts.filter((post) => !current.has(post))
  return {
    current: posts.filter((post) => current.has(post)),
    ...split(older, dayOf(oldest), precisions[options.period], options),
  }
}

/**
 * Groups posts into ranges, and those of a range that is too large into shorter ranges.
 *
 * @param open a day whose range is kept even if it is empty
 */
function split(
  posts: readonly Post[],
  open: string | undefined,
  [precision = 10, ...finer]: readonly number[],
  options: ArchiveOptions,
): { readonly archives: readonly Archive[]; readonly tooLarge: readonly string[] } {
  const ranges = new Map<string, Post[]>(open === undefined ? [] : [[open.slice(0, precision), []]])
  for (const post of posts) {
    const name = dayOf(post).slice(0, precision)
    const range = ranges.get(name) ?? []
    ranges.set(name, range)
    range.push(post)
  }
  const parts = [...ranges]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, range]) => {
      const size = range.reduce((sum, post) => sum + options.sizeOf(post), 0)
      if (size <= options.maximum) return { archives: [{ name, posts: range }], tooLarge: [] }
      if (finer.length === 0) return { archives: [], tooLarge: [name] }
      const { archives, tooLarge } = split(
        range,
        open?.startsWith(name) ? open : undefined,
        finer,
        options,
      )
      // the first part keeps the name of the whole: the archive before links to it
      return {
        archives: archives.map((part, index) => (index === 0 ? { ...part, name } : part)),
        tooLarge,
      }
    })
  return {
    archives: parts.flatMap(({ archives }) => archives),
    tooLarge: parts.flatMap(({ tooLarge }) => tooLarge),
  }
}

/** The day of a post in UTC, as the name of an archive may not depend on a setting. */
function dayOf({ updated }: Post): string {
  return new Date(updated).toISOString().slice(0, 10)
}
