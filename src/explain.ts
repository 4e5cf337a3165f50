/**
 * What becomes of one post. It is explained whether it is out or not, so that its author sees it before
 * its readers do.
 */
import { pairPages } from './built-pages/index.ts'
import { articlePages, parseConfig, renderConfig } from './config/index.ts'
import { type Diagnostic, hasErrors, sortDiagnostics } from './diagnostics/index.ts'
import type { Executor } from './executor.ts'
import { isDated, type ParsedFiles, type Post, type Timestamp } from './model/index.ts'
import { explainPostFile } from './per-post.ts'
import { locateAll, type PipelineInput } from './pipeline.ts'
import {
  collectPosts,
  listingsOf,
  type PlannedFeed,
  type PostListing,
  planFeeds,
  shownIn,
  unreadListing,
} from './plan/index.ts'
import { type ExplainedText, type RenderChange, siteLinks } from './render/index.ts'

/** What one step did to a post, as often as it did it. */
export interface EntryChange {
  /** The name of the step. */
  readonly step: string
  /** Why it is done, in one sentence. */
  readonly why: string
  /**
   * `syntax` is a change of the text before it was HTML; `unwrapped` is an element that went while what
   * it held stayed.
   */
  readonly kind:
    | 'syntax'
    | 'removed'
    | 'unwrapped'
    | 'replaced'
    | 'renamed'
    | 'added'
    | 'attribute-added'
    | 'attribute-changed'
    | 'attribute-removed'
  readonly count: number
  /** The lines of the file, from 1, as far as they are known. */
  readonly lines: readonly number[]
  readonly element?: string | undefined
  readonly attribute?: string | undefined
  /** What the element became, or what took its place. */
  readonly into?: string | undefined
  /** The first of them, before and after the step. */
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/**
 * What becomes of a post in feeds, and how. Its `state` is `error` where something is wrong that stops the
 * build.
 */
export interface EntryExplanation extends PostListing {
  readonly diagnostics: readonly Diagnostic[]
  /** The feeds that hold it, or will when it is published. */
  readonly feeds: readonly {
    readonly scope: string
    readonly term: string | undefined
    /** Whether the feed holds the whole article, or its summary only. */
    readonly content: 'full' | 'summary'
  }[]
  /** The article as it was written; undefined where it is taken from a page. */
  readonly source: string | undefined
  /** The HTML that the article means, before anything was done for readers. */
  readonly sourceHtml: string | undefined
  readonly changes: readonly EntryChange[]
  /** What feeds hold of it; undefined where it cannot be published. */
  readonly entry: ExplainedEntry | undefined
  /** Whether it may take long to render, and was not rendered for that. */
  readonly isSlow: boolean
}

/** An entry as feeds hold it. */
export interface ExplainedEntry {
  readonly id: string
  readonly title: string | undefined
  readonly summary: string | undefined
  /** Whether the summary is the author’s own, and not the beginning of the article. */
  readonly isOwnSummary: boolean
  readonly html: string
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly language: string | undefined
  readonly image: string | undefined
  readonly link: string | undefined
  /** Its text in each format, by the name of the format. */
  readonly texts: Readonly<Record<string, string>>
}

/** What becomes of the post of one file; undefined where there is no post of that name. */
export async function explainPost(
  input: PipelineInput & { readonly executor: Executor },
  file: string,
): Promise<EntryExplanation | undefined> {
  const { config, sources, now, executor } = input
  const parsed = await executor.parse(sources, parseConfig(config))
  const found = parsed.at(sources.findIndex(({ name }) => name === file))
  if (found === undefined) return undefined
  const { value, diagnostics } = found
  const [listing = value === undefined && unreadListing(file, 'error')] = listingsOf([found], now)
  // a page is no post
  if (listing === false) return undefined
  const explained = isDated(value) ? await explainDated(value, parsed, input) : nothing
  const located = locateAll([...diagnostics, ...explained.diagnostics], input)
  const isOut = /^(?:published|future)$/.test(listing.state)
  return {
    ...explained,
    ...listing,
    state: isOut && hasErrors(located) ? 'error' : listing.state,
    diagnostics: sortDiagnostics(located),
  }
}

/** What is said of a post besides what its file says. */
type Explained = Omit<EntryExplanation, keyof PostListing>

const nothing: Explained = {
  feeds: [],
  source: undefined,
  sourceHtml: undefined,
  changes: [],
  entry: undefined,
  isSlow: false,
  diagnostics: [],
}

/** Plans as if the post were out, so that its feeds and related posts are those that it will have. */
async function explainDated(
  post: Post,
  files: ParsedFiles,
  { config, now, pages = new Map(), drafts = false, executor }: Parameters<typeof explainPost>[0],
): Promise<Explained> {
  const then = Math.max(now, post.published, post.updated) as Timestamp
  const asDrafts = drafts || post.withheld === 'draft'
  const parsed = collectPosts(files, asDrafts)
  const plan = planFeeds(parsed, { now: then, drafts: asDrafts }, config, executor.reader)
  const planned = plan.posts.find((each) => each.post === post)
  const request = planned ?? {
    post,
    related: [],
    translations: [],
    variants: ['full' as const],
    pages: articlePages(config)[0],
  }
  const paired = pairPages({ posts: [request], published: plan.published }, pages, config)
  const ofPost = plan.diagnostics.filter(({ file }) => file === post.source.name)
  const feeds = plan.feeds.filter((feed) => shownIn(feed).includes(post)).map(describeFeed)
  const [found] = paired.posts
  const text =
    found &&
    (await explainPostFile({ ...found, links: siteLinks(plan.targets) }, renderConfig(config)))
  return {
    ...(text === undefined ? nothing : ofText(text, post)),
    feeds,
    diagnostics: [...ofPost, ...paired.diagnostics, ...(text?.diagnostics ?? [])],
  }
}

function describeFeed({ rule, term }: PlannedFeed): EntryExplanation['feeds'][number] {
  return { scope: rule.scope, term, content: rule.content }
}

function ofText(
  { source, sourceHtml, changes, entry, texts, isSlow = false }: ExplainedText,
  post: Post,
): Pick<EntryExplanation, 'source' | 'sourceHtml' | 'changes' | 'entry' | 'isSlow'> {
  return {
    source,
    sourceHtml,
    changes: changes satisfies readonly RenderChange[],
    isSlow,
    entry: entry && {
      id: entry.id,
      title: entry.title,
      summary: entry.summary,
      isOwnSummary: entry.summary !== undefined && post.summary !== undefined,
      html: entry.content ?? '',
      authors: entry.authors.map(({ name }) => name),
      categories: entry.categories,
      language: post.language,
      image: entry.image?.url,
      link: entry.externalUrl,
      texts,
    },
  }
}
