import type { FeedRule, Site } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type Post, slugify } from '../model/index.ts'
import { type Contents, factsOf } from './facts.ts'
import { findTerms } from './terms.ts'

/** Posts that will be a feed, and why. */
export interface Group {
  readonly rule: FeedRule
  /** The category, tag, author or language, or the name of a feed of its own. */
  readonly term: string | undefined
  readonly slug: string
  /** Newest first. */
  readonly posts: readonly Post[]
}

export interface Groups {
  readonly groups: readonly Group[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The groups that a rule makes: the site, every term of a scope with enough posts, or one of its own. */
export function groupPosts(
  rule: FeedRule,
  posts: readonly Post[],
  site: Site,
  contents: Contents,
): Groups {
  const { scope } = rule
  if (scope === 'site') {
    return { groups: [{ rule, term: undefined, slug: '', posts }], diagnostics: [] }
  }
  if (scope === 'named') return chosen(rule, posts, contents)
  const { terms, diagnostics } = findTerms(scope, posts, (name, { length }) => {
    // the site signs what nobody else does; its feed as an author would be its own again
    return length >= rule.minPosts && !(scope === 'author' && name === site.title)
  })
  const groups = terms.map(({ name, slug, posts }) => ({ rule, term: name, slug, posts }))
  return { groups, diagnostics }
}

/** A feed of its own holds what its `where` is true of. */
function chosen(rule: FeedRule, posts: readonly Post[], contents: Contents): Groups {
  const { name, where } = rule
  const diagnostics: Diagnostic[] = []
  const held = posts.filter((post) => {
    try {
      const answer: unknown = where?.(factsOf(post, contents))
      // a promise would be true of every post
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
  if (held.length === 0 && posts.length > 0 && diagnostics.length === 0) {
    diagnostics.push(diagnostic('feed-empty', { file: name }, { feed: name }))
  }
  return { groups: [{ rule, term: name, slug: slugify(name), posts: held }], diagnostics }
}
