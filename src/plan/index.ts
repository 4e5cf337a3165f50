import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts'
import {
  type ArticlePages,
  type BuildReport,
  type Content,
  type LazyList,
  lazyList,
  type OtherFields,
  type Post,
} from '../model/index.ts'
import { findTargets, type LinkTargets } from './link-targets.ts'
import type { ParsedPosts } from './parsed-posts.ts'
import { placeImage } from './place-image.ts'
import { groupPosts, type PlannedFeed, shownIn } from './planned-feeds.ts'
import type { PostReader } from './post-info.ts'
import { relatedPosts } from './related.ts'
import {
  findDuplicates,
  type PlanOptions,
  postAt,
  reviewSelection,
  type Selection,
  selectPosts,
} from './select.ts'
import { findTranslations } from './translations.ts'
import { reviewPages } from './undated-pages.ts'
import { reviewFields } from './unused-fields.ts'

export { findLeftOut, type LeftOut, noneLeftOut, withoutLeftOut } from './leave-out.ts'
export { type LinkTarget, type LinkTargets, targetsIn } from './link-targets.ts'
export { collectPosts, type ParsedPosts } from './parsed-posts.ts'
export { type PlannedFeed, shownIn } from './planned-feeds.ts'
export type { PostReader } from './post-info.ts'
export { listingsOf, type PostListing, unreadListing } from './post-listing.ts'
export type { SelectedPlaces, Selection } from './select.ts'
export { hasTerm } from './terms.ts'
export {
  countEachWord,
  countWords,
  numberWords,
  type Vocabulary,
  type WordCounts,
} from './word-counts.ts'

/** What will be published. */
export interface FeedPlan {
  readonly feeds: readonly PlannedFeed[]
  /** Every post that some document will hold, for each way in which its article is taken. */
  readonly posts: readonly PlannedPost[]
  /** All posts that are out, whether a document holds them or not. */
  readonly published: LazyList<Post>
  /** What texts may link to. */
  readonly targets: () => LinkTargets
  /** Posts that were taken back after they were out. */
  readonly withdrawn: readonly Post[]
  readonly summary: Omit<BuildReport, 'feeds' | 'leftOut'>
  readonly selection: Selection
  readonly diagnostics: readonly Diagnostic[]
}

export interface PlannedPost {
  readonly post: Post
  /** The related posts, best first. */
  readonly related: readonly Post[]
  /** The same post in other languages. */
  readonly translations: readonly Post[]
  /** How much of it the documents show. */
  readonly variants: readonly Content[]
  /** The pages that the article is from; undefined where it is what the post says. */
  readonly pages: ArticlePages | undefined
  /** Fields that stand in the place of the post’s own. */
  readonly instead?: OtherFields | undefined
}

/**
 * Decides from metadata alone which feeds there are and which posts each of them holds. Nothing is
 * rendered yet, so that only what some feed holds ever is.
 *
 * @param selected what `selectPosts` gives of these posts, where that is known, and no two of them are one
 * @param reader for a `where` of the config and for related posts, which ask for more than metadata
 */
export function planFeeds(
  parsed: ParsedPosts,
  options: PlanOptions,
  config: ResolvedConfig,
  reader: PostReader,
  selected?: Selection,
): FeedPlan {
  const isComplete = !hasErrors(parsed.diagnostics)
  const { files } = parsed
  const selection = selected ?? selectPosts(parsed, options)
  const { places, validity, ...counts } = selection
  const { published, withdrawn, pages } = places
  const posts = lazyList(published.length, (index) => postAt(files, published[index] ?? -1))
  const summary = {
    ...counts,
    posts: posts.length,
    withdrawn: withdrawn.length,
    pages: pages.length,
    newest: posts.at(0)?.url,
  }
  const planned = config.feeds.map((rule) => groupPosts(rule, posts, config, reader, isComplete))
  const feeds = planned.flatMap((each) => each.feeds)
  const shown = shownPosts(feeds)
  const related =
    config.related && relatedPosts([...shown.keys()], posts, reader.wordCounts, config.related)
  const translations = findTranslations(posts, config.languages)
  const placed = new Map([...shown.keys()].map((post) => [post, placeImage(post)]))
  return {
    feeds,
    posts: [...shown].flatMap(([post, ways]) => {
      const inOthers = translations.get(post) ?? []
      const others = related?.get(post) ?? []
      const elsewhere = placed.get(post)
      const planned = {
        post,
        ...(elsewhere && { instead: { image: elsewhere.image } }),
        related: inOthers.length === 0 ? others : others.filter((each) => !inOthers.includes(each)),
        translations: inOthers,
      }
      return [...ways].map(([pages, variants]) => ({ ...planned, pages, variants: [...variants] }))
    }),
    published: posts,
    targets: () => findTargets(parsed, published, config.languages),
    withdrawn: Array.from(withdrawn, (place) => postAt(files, place)),
    summary,
    selection,
    diagnostics: [
      // the posts of which the last build was made had none
      ...(selected === undefined ? findDuplicates(parsed) : []),
      ...reviewSelection(places, files),
      ...[...placed.values()].flatMap((each) => each?.diagnostics ?? []),
      ...reviewPages(pages, parsed, config.undated),
      ...(isComplete ? reviewFields(parsed, config, reader) : []),
      ...(posts.length === 0 && isComplete ? [noPosts(summary, config)] : []),
      ...distinct(planned.flatMap((each) => each.diagnostics)),
    ],
  }
}

/** Says as well what became of the files that there are. */
function noPosts(
  { drafts, withheld, future, withdrawn, pages }: FeedPlan['summary'],
  config: ResolvedConfig,
): Diagnostic {
  const folder = foldersOf(config)
  const counts: readonly (readonly [string, number])[] = [
    ['draft', drafts],
    ...Object.entries(withheld),
    ['in the future', future],
    ['withdrawn', withdrawn],
    ['without a date', pages],
  ]
  const found = counts.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`)
  const reason = found.length === 0 ? '' : `; of those that are there, ${found.join(', ')}`
  return diagnostic('posts-none', { file: folder }, { folder, reason })
}

/** By the pages that the article is from: how much of it is shown. */
type Ways = Map<ArticlePages | undefined, Set<Content>>

/** The posts that some document holds, and how much of each the documents show. */
function shownPosts(feeds: readonly PlannedFeed[]): ReadonlyMap<Post, Ways> {
  const shown = new Map<Post, Ways>()
  for (const feed of feeds) {
    const { pages, content } = feed.rule
    for (const post of shownIn(feed)) {
      const ways = shown.get(post) ?? new Map()
      shown.set(post, ways.set(pages, (ways.get(pages) ?? new Set<Content>()).add(content)))
    }
  }
  return shown
}

/** The folders that were looked in, each once. */
function foldersOf({ collections }: ResolvedConfig): string {
  return [...new Set(collections.map(({ dir }) => dir))].join(', ')
}

/** Rules of one scope find the same problems with its terms. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [`${each.file} ${each.message}`, each])).values()]
}
