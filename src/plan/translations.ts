import { translationKey } from '../content/index.ts'
import { groupBy } from '../diagnostics/index.ts'
import type { Post } from '../model/index.ts'

/**
 * Of each post that has any, the posts that say the same in other languages, by language. They have the
 * same path once the part that names the language is left out.
 *
 * @param languages those that paths may name
 */
export function findTranslations(
  posts: Iterable<Post>,
  languages: readonly string[],
): ReadonlyMap<Post, readonly Post[]> {
  const found = new Map<Post, readonly Post[]>()
  if (languages.length === 0) return found
  const groups = groupBy(posts, ({ source }) => translationKey(source, languages))
  for (const group of groups.values()) {
    if (group.length === 1) continue
    const inOrder = group.toSorted(byLanguage)
    for (const post of group) {
      const others = inOrder.filter(({ language }) => language !== post.language)
      if (others.length > 0) found.set(post, others)
    }
  }
  return found
}

function byLanguage(a: Post, b: Post): number {
  const [ofA, ofB] = [a.language ?? '', b.language ?? '']
  return ofA < ofB ? -1 : ofA > ofB ? 1 : a.id < b.id ? -1 : 1
}
