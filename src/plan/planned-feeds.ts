import type { FeedRule, ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type LazyList, type Post, slugify } from '../model/index.ts'
import { type PostReader, postInfo } from './post-info.ts'
import { findTerms } from './terms.ts'

/** The posts of a feed, and the rule and the term that it is made for. */
export interface PlannedFeed {
  readonly rule: FeedRule
  /** The category, tag, author or language, or the name of a feed of its own. */
  readonly term: string | undefined
  readonly slug: string
  /** The posts, newest first. */
  readonly posts: LazyList<Post>
}

/** The posts that its documents show: without archives, only the newest. */
export function shownIn({ rule, posts }: PlannedFeed): readonly Post[] {
  return posts.slice(0, rule.archive === undefined ? rule.limit : undefined)
}

export interface PlannedFeeds {
  readonly feeds: readonly PlannedFeed[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The feeds of a rule: the site’s, one for every term of a scope that has enough posts, or one of its
 * own.
 *
 * @param isComplete whether every post could be read: without one of them, a feed may only seem to be empty
 */
export function groupPosts(
  rule: FeedRule,
  posts: LazyList<Post>,
  { site, terms: facts }: Pick<ResolvedConfig, 'site' | 'terms'>,
  reader: PostReader,
  isComplete: boolean,
): PlannedFeeds {
  const { scope } = rule
  if (scope === 'site') {
    return { feeds: [{ rule, term: undefined, slug: '', posts }], diagnostics: [] }
  }
  if (scope === 'named') return selectByRule(rule, posts, reader, isComplete)
  const hasFeed = (name: string, { length }: readonly Post[]) => {
    // posts that name no author have the site as theirs, and its feed exists already
    return length >= rule.minPosts && !(scope === 'author' && name === site.title)
  }
  const own = [...facts[scope]].flatMap(([name, { slug }]) => {
    return slug === undefined ? [] : [[name, slug] as const]
  })
  const { terms, diagnostics } = findTerms(scope, posts, hasFeed, new Map(own))
  const feeds = terms.map(({ name, slug, posts }) => ({ rule, term: name, slug, posts }))
  return { feeds, diagnostics }
}

/** A feed of its own holds the posts for which its `where` returns true. */
function selectByRule(
  rule: FeedRule,
  posts: LazyList<Post>,
  reader: PostReader,
  isComplete: boolean,
): PlannedFeeds {
  const { name, where } = rule
  const diagnostics: Diagnostic[] = []
  const held = [...posts].filter((post) => {
    try {
      const answer: unknown = where?.(postInfo(post, reader))
      // a promise would count as true for every post
      if (answer instanceof Promise) throw new TypeError('it returns a promise')
      return Boolean(answer)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      diagnostics.push(
        diagnostic('where-failed', { file: post.source.name }, { feed: name, reason }),
      )
      return false
    }
  })
  if (held.length === 0 && posts.length > 0 && isComplete && diagnostics.length === 0) {
    diagnostics.push(diagnostic('feed-empty', { file: name }, { feed: name }))
  }
  return { feeds: [{ rule, term: name, slug: slugify(name), posts: held }], diagnostics }
}
