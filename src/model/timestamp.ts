import type { Timestamp } from './brand.ts'

/** Milliseconds since 1970 as a timestamp. Feeds know whole seconds only, so the rest is cut. */
export function timestamp(milliseconds: number): Timestamp {
  return (Math.floor(milliseconds / 1000) * 1000) as Timestamp
}

/** When the newest of some posts or entries was changed. */
export function newestUpdate(
  all: Iterable<{ readonly updated: Timestamp }>,
): Timestamp | undefined {
  let newest: Timestamp | undefined
  for (const { updated } of all) {
    if (newest === undefined || updated > newest) newest = updated
  }
  return newest
}

/**
 * `2025-05-17T09:30:00Z`, for Atom and JSON Feed (RFC 3339 §5.6). There is never a fraction,
 * because one reader misses the offset behind it.
 */
export function rfc3339(time: Timestamp): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/**
 * `Sat, 17 May 2025 09:30:00 GMT`, for RSS (RFC 822 §5 with a four-digit year). It is always GMT,
 * because validators warn of offsets such as +0545, and readers disagree about zone names.
 */
export function rfc822(time: Timestamp): string {
  return new Date(time).toUTCString()
}
