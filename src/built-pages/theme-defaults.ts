import type { OtherFields, Post } from '../model/index.ts'

/** Fields that a theme fills in for pages that have none. */
const values: Readonly<Record<keyof OtherFields, (post: Post) => string | undefined>> = {
  summary: ({ summary }) => summary,
  image: ({ image }) => image?.url,
}

/**
 * Which fields of a post are not about it, because most pages of the site have the same: themes describe
 * the site where a page has no description, and show its logo where a page has no picture.
 *
 * @param posts all that the site has
 */
export function findThemeFields(posts: Iterable<Post>): (post: Post) => OtherFields | undefined {
  const ofPages = [...posts].filter(({ source }) => source.collection?.isPages)
  const usual = Object.entries(values).flatMap(([field, read]) => {
    const value = mostFrequent(ofPages.map(read))
    return value === undefined ? [] : [{ field, value, read }]
  })
  return (post) => {
    const found = usual.filter(({ value, read }) => read(post) === value)
    return found.length === 0
      ? undefined
      : Object.fromEntries(found.map(({ field }) => [field, undefined]))
  }
}

/** The value that more than half of them are, and more than one. */
function mostFrequent(all: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of all) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].find(([, count]) => count > 1 && count > all.length / 2)?.[0]
}
