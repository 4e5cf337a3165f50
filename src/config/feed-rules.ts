import type { FormatName } from '../formats/index.ts'
import {
  type AbsoluteUrl,
  type ArticlePages,
  type Content,
  type FeedScope,
  foldName,
  webUrl,
} from '../model/index.ts'
import { defaultMinPosts, defaults } from './defaults.ts'
import type { PostInfo, UserConfig, UserFeedRule, UserTerms } from './user-config.ts'

/** A rule makes the site’s feed, a feed for each term of a scope, or a single feed of its own. */
export interface FeedRule {
  readonly scope: FeedScope | 'named'
  /** The name of a feed of its own, otherwise that of the scope. */
  readonly name: string
  readonly where: ((post: PostInfo) => boolean) | undefined
  /** Here and in the next two, `:site`, `:term`, `:scope` and `:slug` are filled in. */
  readonly title: string
  readonly path: string
  readonly page: string | undefined
  readonly limit: number
  readonly formats: readonly FormatName[]
  readonly content: Content
  /** The pages that its articles are from; undefined where they are what the posts say. */
  readonly pages: ArticlePages | undefined
  readonly minPosts: number
  readonly archive: 'year' | 'month' | undefined
}

export interface TermConfig {
  readonly title: string | undefined
  readonly slug: string | undefined
  readonly description: string | undefined
  readonly image: AbsoluteUrl | undefined
}

export interface RelatedConfig {
  readonly count: number
  readonly in: readonly ('content' | 'links')[]
  readonly newer: boolean
  readonly languages: 'same' | 'any'
  readonly title: string | undefined
}

/** Rules that would write the same files as an earlier one, each with the earlier one. */
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

/** The rules of a config. Those that take articles from the same pages in one way share one object for it. */
export function resolveRules(
  rules: readonly (FeedScope | UserFeedRule)[],
  config: Pick<UserConfig, 'limit' | 'content'>,
): readonly FeedRule[] {
  const known = new Map<string, ArticlePages>()
  return rules.map((each) => {
    const rule = resolveRule(each, config)
    if (rule.pages === undefined) return rule
    const key = JSON.stringify(rule.pages)
    const pages = known.get(key) ?? rule.pages
    known.set(key, pages)
    return { ...rule, pages }
  })
}

/** A rule with its defaults, some of which the config sets for all feeds. */
function resolveRule(
  rule: FeedScope | UserFeedRule,
  config: Pick<UserConfig, 'limit' | 'content'>,
): FeedRule {
  const given: UserFeedRule = typeof rule === 'string' ? { scope: rule } : rule
  const scope = given.scope ?? 'named'
  const isSite = scope === 'site'
  return {
    scope,
    name: given.name ?? scope,
    where: given.where,
    title: given.title ?? (isSite ? ':site' : defaults.title),
    path: given.path ?? (isSite ? '' : scope === 'named' ? ':slug' : defaults.path),
    page: given.page,
    limit: given.limit ?? config.limit ?? defaults.limit,
    formats: given.formats ?? defaults.formats,
    content: contentOf(given.content ?? config.content),
    pages: pagesOf(given.content) ?? pagesOf(config.content),
    minPosts: given.minPosts ?? defaultMinPosts(scope),
    archive: given.archive === true ? 'year' : given.archive || undefined,
  }
}

/** Articles from built pages are whole articles. */
function contentOf(content: UserConfig['content']): Content {
  return typeof content === 'object' ? 'full' : (content ?? defaults.content)
}

function pagesOf(content: UserConfig['content']): ArticlePages | undefined {
  if (typeof content !== 'object') return undefined
  const { dir, select, remove = [] } = content
  return { dir, select, remove }
}

/** The config of terms by their folded names, as names that differ only in case or spacing are one term. */
export function resolveTerms(
  terms: UserTerms | undefined,
  base: AbsoluteUrl,
): ReadonlyMap<string, TermConfig> {
  return new Map(
    Object.entries(terms ?? {}).map(([name, { title, slug, description, image }]) => {
      const picture = image === undefined ? undefined : webUrl(image, base)
      return [foldName(name), { title, slug, description, image: picture }]
    }),
  )
}
