import type { Config } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import type { Content, Post } from '../model/index.ts'
import type { Contents } from './facts.ts'
import { type Group, groupPosts } from './groups.ts'
import { relatedPosts } from './related.ts'

export type { Contents } from './facts.ts'
export { publishGroup } from './feeds.ts'
export { reviewFeeds } from './review.ts'
export { findDuplicates, type Selection, selectPosts } from './select.ts'

/** What will be published. */
export interface Plan {
  readonly groups: readonly Group[]
  /** Every post that some document will hold, and in which of its variants. */
  readonly shown: ReadonlyMap<Post, ReadonlySet<Content>>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Decides from metadata alone which feeds there are and which posts each of them holds. Nothing is
 * rendered yet, so that only what some feed holds ever is.
 *
 * @param posts published ones, newest first
 * @param contents for a `where` that asks for them
 */
export function planFeeds(
  posts: readonly Post[],
  { feeds, site }: Config,
  contents: Contents,
): Plan {
  const planned = feeds.map((rule) => groupPosts(rule, posts, site, contents))
  const groups = planned.flatMap((each) => each.groups)
  const shown = new Map<Post, Set<Content>>()
  for (const { rule, posts } of groups) {
    for (const post of rule.archive === undefined ? posts.slice(0, rule.limit) : posts) {
      shown.set(post, (shown.get(post) ?? new Set<Content>()).add(rule.content))
    }
  }
  // rules of one scope find the same wrong with its terms
  const diagnostics = planned.flatMap((each) => each.diagnostics)
  const distinct = new Map(diagnostics.map((each) => [`${each.file} ${each.message}`, each]))
  return { groups, shown, diagnostics: [...distinct.values()] }
}

/** The related posts of each post that is shown, if the config asks for them. */
export function findRelated(
  shown: readonly Post[],
  published: readonly Post[],
  textOf: (post: Post) => string,
  { related }: Config,
): ReadonlyMap<Post, readonly Post[]> {
  if (related === undefined) return new Map()
  return relatedPosts(shown, published, textOf, related)
}
