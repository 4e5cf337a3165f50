import { type FeedRule, type ResolvedConfig, siteAuthor, type TermConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { formats } from '../formats/index.ts'
import {
  type AbsoluteUrl,
  type Author,
  encodePath,
  type Feed,
  type FeedDocument,
  foldName,
  joinPath,
  newestUpdate,
  type Post,
  relativePath,
  type ShownContent,
  shortPath,
  type Tombstone,
  webUrl,
} from '../model/index.ts'
import { hasTerm, type PlannedFeed } from '../plan/index.ts'
import { cutHistory, type HistorySplit } from './archives.ts'
import { feedId } from './feed-id.ts'

/** The documents of feeds: their heads, and the posts that each holds. */
export interface Assembly {
  readonly feeds: readonly Feed[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The documents of a planned feed: the feed itself, and the archives of the posts that it no longer
 * holds, newest first.
 *
 * @param sizeOf the bytes of a post in the format in which it is largest
 */
export function assembleFeed(
  group: PlannedFeed,
  withdrawn: readonly Post[],
  config: ResolvedConfig,
  sizeOf: (post: Post, feed: ShownContent) => number,
): Assembly {
  const { rule, posts } = group
  const feed = { ...feedOf(group, config), tombstones: tombstones(group, withdrawn, config) }
  if (rule.archive === undefined) {
    return { feeds: [withPosts(feed, posts.slice(0, rule.limit))], diagnostics: [] }
  }
  const { limit, archive: period } = rule
  const maximum = config.sizes.archive
  const history = cutHistory(posts.slice(), {
    limit,
    period,
    sizeOf: (post) => sizeOf(post, rule),
    maximum,
  })
  const diagnostics = history.tooLarge.map((day) => {
    const file = joinPath(config.out, folderOf(group))
    return diagnostic('archive-too-large', { file }, { day, limit: maximum })
  })
  return { feeds: chain(feed, history, group, config), diagnostics }
}

/** Links a feed and its archives to each other, in each format on its own. */
function chain(
  head: Feed,
  { current, archives }: HistorySplit,
  group: PlannedFeed,
  config: ResolvedConfig,
): readonly Feed[] {
  const feed = withPosts(head, current)
  const places = archives.map(({ name }) => {
    return documentsIn(joinPath(folderOf(group), 'archive', name), group.rule, config)
  })
  const linked = archives.map((archive, index) => ({
    ...withPosts(head, archive.posts),
    documents: places[index] ?? [],
    stylesheet: stylesheetFor(places[index] ?? [], config),
    hubs: [],
    tombstones: [],
    history: {
      isArchive: true,
      current: feed.documents,
      previous: places[index - 1],
      next: places[index + 1],
    },
  }))
  const newest = places.at(-1)
  const subscription = newest ? { ...feed, history: { isArchive: false, previous: newest } } : feed
  return [subscription, ...linked.toReversed()]
}

function feedOf(group: PlannedFeed, config: ResolvedConfig): Feed {
  const { rule, term } = group
  const { site } = config
  const facts = factsOf(group, config)
  const author = authorOf(group, config)
  const language = rule.scope === 'language' ? term : site.language
  const documents = documentsIn(folderOf(group), rule, config)
  return {
    scope: rule.scope,
    term,
    content: rule.content,
    pages: rule.pages,
    title: fill(rule.title, group, site.title, facts?.title ?? author?.name),
    description: rule.scope === 'site' ? site.description : facts?.description,
    url: pageOf(group, config) ?? author?.url ?? site.url,
    id: feedId(config, folderOf(group)),
    language,
    copyright: site.copyright,
    image: facts?.image ?? author?.avatar ?? site.image,
    icon: author?.avatar ?? site.icon,
    favicon: site.favicon,
    updated: undefined,
    documents,
    stylesheet: stylesheetFor(documents, config),
    hubs: config.hubs,
    authors: [author ?? siteAuthor(site)],
    posts: [],
  }
}

/**
 * The stylesheet by which browsers show a feed, with its path from the documents. All of them lie in one
 * folder.
 */
function stylesheetFor(
  [first]: readonly FeedDocument[],
  { subscribePages }: ResolvedConfig,
): string | undefined {
  if (subscribePages === undefined || first === undefined) return undefined
  return encodePath(relativePath(first.path, subscribePages.xmlStyle))
}

/**
 * Entries name their authors themselves, but without any the feed must (RFC 4287 §4.1.1). A feed changes when
 * one of its entries does (§4.2.15), and not when it is built.
 */
function withPosts(feed: Feed, posts: readonly Post[]): Feed {
  const authors = posts.length === 0 ? feed.authors : undefined
  return { ...feed, authors, posts, updated: newestUpdate(posts) }
}

/**
 * Those of posts that were withdrawn less than `tombstoneDays` before the newest entry, the last one
 * first. The clock decides nothing.
 */
function tombstones(
  { rule, term, posts }: PlannedFeed,
  withdrawn: readonly Post[],
  { tombstoneDays }: ResolvedConfig,
): readonly Tombstone[] {
  if (withdrawn.length === 0) return []
  const since = (newestUpdate(posts) ?? 0) - tombstoneDays * 86_400_000
  const found = withdrawn.flatMap((post) => {
    const { id, withdrawn: withdrawal } = post
    const isOurs =
      rule.scope === 'site' || (rule.scope !== 'named' && hasTerm(rule.scope, term, post))
    if (tombstoneDays === 0 || !isOurs || withdrawal === undefined) return []
    return withdrawal.time > since ? [{ id, ...withdrawal }] : []
  })
  return found.toSorted((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1))
}

function factsOf({ rule, term }: PlannedFeed, { terms }: ResolvedConfig): TermConfig | undefined {
  if (rule.scope === 'site' || rule.scope === 'named' || term === undefined) return undefined
  return terms[rule.scope].get(foldName(term))
}

function fill(
  pattern: string,
  { rule, term, slug }: PlannedFeed,
  site: string,
  title?: string,
): string {
  const values: Readonly<Record<string, string>> = {
    site,
    slug,
    scope: rule.scope,
    term: title ?? term ?? '',
  }
  return pattern.replace(/:(site|slug|scope|term)\b/g, (_, name: string) => values[name] ?? '')
}

/** The folder below the output folder; empty for the site’s own feed. */
function folderOf(group: PlannedFeed): string {
  return shortPath(fill(group.rule.path, group, ''))
}

/** The page of the term, where the config has one. */
function pageOf(group: PlannedFeed, { site }: ResolvedConfig): AbsoluteUrl | undefined {
  const { page } = group.rule
  if (page === undefined) return undefined
  const encoded = {
    ...group,
    slug: encodeURIComponent(group.slug),
    term: encodeURIComponent(group.term ?? ''),
  }
  return webUrl(fill(page, encoded, '').replace(/^\/(?!\/)/, './'), site.url)
}

/** The author of an author’s feed, where the config has them. */
function authorOf({ rule, term = '' }: PlannedFeed, { site }: ResolvedConfig): Author | undefined {
  if (rule.scope !== 'author') return undefined
  return [...site.authors.values()].find(({ name }) => foldName(name) === foldName(term))
}

function documentsIn(
  folder: string,
  { formats: names }: FeedRule,
  { site, files }: ResolvedConfig,
): readonly FeedDocument[] {
  return names.flatMap((format) => {
    const { mediaType } = formats[format]
    const path = joinPath(folder, files[format])
    const url = webUrl(encodePath(path), site.url)
    return url === undefined ? [] : [{ format, mediaType, path, url }]
  })
}
