/**
 * Answers of a publication about single posts: which there are, and what becomes of one of them. A post is
 * explained whether it is out or not, so that its author sees it before its readers do.
 */
import { parseConfig, renderConfig } from './config/index.ts'
import { type Diagnostic, hasErrors, sortDiagnostics } from './diagnostics/index.ts'
import { directExecutor } from './executor.ts'
import { type ParsedPost, type Post, type Result, rfc3339, type Timestamp } from './model/index.ts'
import { explainPostFile } from './per-post.ts'
import { locateAll, type PipelineInput, withPages } from './pipeline.ts'
import { findTargets, judgePosts, type PlannedFeed, planFeeds } from './plan/index.ts'
import { type ExplainedText, type RenderChange, siteLinks } from './render/index.ts'

/** A post of a publication, whether it is published or not. */
export interface PostListing {
  /** The name of its file from the root, or its place in the list of posts: `posts[3]`. */
  readonly file: string
  readonly title: string | undefined
  readonly url: string | undefined
  /** When it is published (RFC 3339); undefined where it has no date yet. */
  readonly published: string | undefined
  /**
   * `kept back` is a post that its front matter keeps back and that is no draft; `error` is one that
   * stops the build.
   */
  readonly status: 'published' | 'future' | 'draft' | 'kept back' | 'withdrawn' | 'error'
}

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

/** What becomes of a post in feeds, and how. */
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
  readonly updated: string
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly language: string | undefined
  readonly image: string | undefined
  readonly link: string | undefined
  /** Its text in each format, by the name of the format. */
  readonly texts: Readonly<Record<string, string>>
}

/** Every post of a publication, the newest first; those without a date come before them. */
export async function listEntries(input: PipelineInput): Promise<readonly PostListing[]> {
  const found = (await parseAll(input)).flatMap((each) => listingOf(each, input) ?? [])
  const time = ({ published = '9' }: PostListing) => published
  return found.toSorted((a, b) => {
    if (time(a) !== time(b)) return time(a) < time(b) ? 1 : -1
    return a.file < b.file ? -1 : 1
  })
}

/** What becomes of the post of one file; undefined where there is no post of that name. */
export async function explainPost(
  input: PipelineInput,
  file: string,
): Promise<EntryExplanation | undefined> {
  const files = await parseAll(input)
  const found = files.find(({ name }) => name === file)
  const listing = found && listingOf(found, input)
  if (found === undefined || listing === undefined) return undefined
  const { value, diagnostics } = found.result
  const problems = [...diagnostics]
  const known: Mutable<EntryExplanation> = { ...nothing, ...listing }
  if (isDated(value)) {
    const { text, feeds, diagnostics: ofPlan } = await explainDated(value, files, input)
    problems.push(...ofPlan, ...text.diagnostics)
    Object.assign(known, ofText(text, value), { feeds })
  }
  const located = locateAll(problems, input)
  if (hasErrors(located) && listing.status === 'published') known.status = 'error'
  return { ...known, diagnostics: sortDiagnostics(located) }
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

const nothing = {
  feeds: [],
  source: undefined,
  sourceHtml: undefined,
  changes: [],
  entry: undefined,
  isSlow: false,
  diagnostics: [],
}

interface NamedResult {
  readonly name: string
  readonly result: Result<ParsedPost>
}

async function parseAll({
  config,
  sources,
  executor = directExecutor(),
}: PipelineInput): Promise<readonly NamedResult[]> {
  const parsed = await executor.parse(sources, parseConfig(config))
  return parsed.map((result, index) => ({ name: sources[index]?.name ?? '', result }))
}

function isDated(value: ParsedPost | undefined): value is Post {
  return value?.published !== undefined
}

/** A file that is a page is no post. */
function listingOf(
  { name: file, result: { value, diagnostics } }: NamedResult,
  { now, drafts = false }: PipelineInput,
): PostListing | undefined {
  const unknown = { file, title: undefined, url: undefined, published: undefined }
  if (value === undefined) return { ...unknown, status: 'error' }
  if (!isDated(value)) {
    if (value.kind === 'page') return undefined
    return { ...unknown, status: value.withheld === 'draft' ? 'draft' : 'kept back' }
  }
  const { title, url, published } = value
  const status = statusOf(value, now)
  const isOut = status === 'published' || status === 'future' || (status === 'draft' && drafts)
  return {
    file,
    title,
    url,
    published: rfc3339(published),
    status: isOut && hasErrors(diagnostics) ? 'error' : status,
  }
}

function statusOf(
  { withheld, withdrawn, expires, published }: Post,
  now: Timestamp,
): PostListing['status'] {
  if (withdrawn !== undefined) return 'withdrawn'
  if (withheld !== undefined) return withheld === 'draft' ? 'draft' : 'kept back'
  if (expires !== undefined && expires <= now) return 'kept back'
  return published <= now ? 'published' : 'future'
}

/** Plans as if the post were out, so that its feeds and related posts are those that it will have. */
async function explainDated(
  post: Post,
  files: readonly NamedResult[],
  { config, now, pages, drafts = false, executor = directExecutor() }: PipelineInput,
): Promise<{
  readonly text: ExplainedText
  readonly feeds: EntryExplanation['feeds']
  readonly diagnostics: readonly Diagnostic[]
}> {
  const then = Math.max(now, post.published, post.updated) as Timestamp
  const asDrafts = drafts || post.withheld === 'draft'
  const parsed = judgePosts(
    files.map(({ result }) => result),
    asDrafts,
  )
  const plan = planFeeds(parsed, { now: then, drafts: asDrafts }, config, executor.reader)
  const planned = plan.posts.find((each) => each.post === post)
  const request = planned ?? { post, related: [], translations: [], variants: ['full' as const] }
  const paired = withPages([request], { pages, config })
  const ofPost = plan.diagnostics.filter(({ file }) => file === post.source.name)
  const feeds = plan.feeds.filter((feed) => holds(feed, post)).map(describeFeed)
  const [found] = paired.posts
  const text =
    found === undefined
      ? { texts: {}, changes: [], diagnostics: [] }
      : await explainPostFile(
          { ...found, links: siteLinks(() => findTargets(parsed, plan.published)) },
          renderConfig(config),
        )
  return { text, feeds, diagnostics: [...ofPost, ...paired.diagnostics] }
}

/** Whether a post is among those that a feed or its archives show. */
function holds({ rule, posts }: PlannedFeed, post: Post): boolean {
  return (rule.archive === undefined ? posts.slice(0, rule.limit) : posts).includes(post)
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
      updated: rfc3339(entry.updated),
      authors: entry.authors.map(({ name }) => name),
      categories: entry.categories,
      language: post.language,
      image: entry.image?.url,
      link: entry.externalUrl,
      texts,
    },
  }
}
