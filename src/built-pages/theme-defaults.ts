import type { Post } from '../model/index.ts'

/** Fields that a theme fills in for pages that have none. */
export type ThemeField = 'summary' | 'image'

const values: Readonly<Record<ThemeField, (post: Post) => string | undefined>> = {
  summary: ({ summary }) => summary,
  image: ({ image }) => image?.url,
}

const none: readonly ThemeField[] = []

/**
 * Which fields of a post are not about it, because most pages of the site have the same: themes describe
 * the site where a page has no description, and show its logo where a page has no picture.
 *
 * @param posts all that the site has
 */
export function findThemeFields(posts: readonly Post[]): (post: Post) => readonly ThemeField[] {
  const ofPages = posts.filter(({ source }) => source.collection?.isPages)
  const usual = Object.entries(values).flatMap(([field, read]) => {
    const value = mostFrequent(ofPages.map(read))
    return value === undefined ? [] : [{ field: field as ThemeField, value, read }]
  })
  if (usual.length === 0) return () => none
  return (post) => {
    return usual.flatMap(({ field, value, read }) => (read(post) === value ? [field] : []))
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
