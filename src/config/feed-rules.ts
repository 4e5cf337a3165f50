import {
  type AbsoluteUrl,
  type Content,
  type FormatName,
  foldName,
  webUrl,
} from '../model/index.ts'
import type {
  FeedScope,
  PostInfo,
  UserConfig,
  UserFeedRule,
  UserRelated,
  UserTerms,
} from './user-config.ts'

/** One rule gives the site's feed, one feed for each term of a scope, or a single one of its own. */
export interface FeedRule {
  readonly scope: FeedScope | 'named'
  /** What a feed of its own is called. */
  readonly name: string
  readonly where: ((post: PostInfo) => boolean) | undefined
  /** Patterns of `:site`, `:term`, `:scope` and `:slug`. */
  readonly title: string
  readonly path: string
  readonly page: string | undefined
  readonly limit: number
  readonly formats: readonly FormatName[]
  readonly content: Content
  readonly minPosts: number
  readonly archive: 'year' | 'month' | undefined
}

export interface TermConfig {
  readonly title: string | undefined
  readonly description: string | undefined
  readonly image: AbsoluteUrl | undefined
}

export interface Related {
  readonly count: number
  readonly in: readonly ('content' | 'links')[]
  readonly newer: boolean
  readonly languages: 'same' | 'any'
}

/** Rules that would write the same files as one before them, each with that one. */
export function repeatedRules(
  rules: readonly (FeedScope | UserFeedRule)[],
): readonly { readonly index: number; readonly first: number }[] {
  const resolved = rules.map((rule) => resolveRule(rule, {}))
  return resolved.flatMap((rule, index) => {
    const first = resolved.findIndex(({ name, path, formats }) => {
      const isSamePath = name === rule.name && path === rule.path
      return isSamePath && formats.some((format) => rule.formats.includes(format))
    })
    return first < index ? [{ index, first }] : []
  })
}

/** A rule with its defaults, which the config may have set for all feeds. */
export function resolveRule(
  rule: FeedScope | UserFeedRule,
  config: Pick<UserConfig, 'limit' | 'content'>,
): FeedRule {
  const written: UserFeedRule = typeof rule === 'string' ? { scope: rule } : rule
  const scope = written.scope ?? 'named'
  const isSite = scope === 'site'
  return {
    scope,
    name: written.name ?? scope,
    where: written.where,
    title: written.title ?? (isSite ? ':site' : ':site — :term'),
    path: written.path ?? (isSite ? '' : scope === 'named' ? ':slug' : ':scope/:slug'),
    page: written.page,
    limit: written.limit ?? config.limit ?? 30,
    formats: written.formats ?? ['rss', 'atom', 'json'],
    content: written.content ?? config.content ?? 'full',
    minPosts: written.minPosts ?? (scope === 'tag' ? 2 : 1),
    archive: written.archive === true ? 'year' : written.archive || undefined,
  }
}

/** By the folded name, as terms that differ only in case or spacing are one. */
export function resolveTerms(
  terms: UserTerms | undefined,
  base: AbsoluteUrl,
): ReadonlyMap<string, TermConfig> {
  return new Map(
    Object.entries(terms ?? {}).map(([name, { title, description, image }]) => {
      const picture = image === undefined ? undefined : webUrl(image, base)
      return [foldName(name), { title, description, image: picture }]
    }),
  )
}

export function resolveRelated(written: UserRelated): Related {
  return {
    count: written.count ?? 3,
    in: written.in ?? ['content', 'links'],
    newer: written.newer ?? false,
    languages: written.languages ?? 'same',
  }
}
