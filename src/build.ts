/**
 * The pipeline on one page: read → parse → plan → render → write. It writes nothing and knows no
 * time but `now`, so the command, a dry run and the tests all call it. `emit` does the rest.
 */
import type { Config } from './config/index.ts'
import { parsePost, readBody } from './content/index.ts'
import { type Diagnostic, diagnostic, hasErrors, sortDiagnostics } from './diagnostics/index.ts'
import { type EntryTexts, writeEntry, writeFeed, writeLists } from './formats/index.ts'
import { HostError } from './io/index.ts'
import type {
  Artifact,
  Entry,
  Feed,
  FormatName,
  Outcome,
  Post,
  SourceFile,
  Timestamp,
} from './model/index.ts'
import {
  type Content,
  findDuplicates,
  findRelated,
  planFeeds,
  publishGroup,
  reviewFeeds,
  selectPosts,
} from './plan/index.ts'
import { renderEntry, summaryOnly } from './render/index.ts'

export interface BuildInput {
  readonly config: Config
  readonly sources: readonly SourceFile[]
  /** Decides which posts are still in the future, and nothing else. */
  readonly now: Timestamp
  /** Whether drafts are published too. */
  readonly drafts?: boolean | undefined
  /** Told how many of the posts are rendered. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

export interface BuildResult {
  /** The files to publish; none where there is an error. */
  readonly artifacts: readonly Artifact[]
  readonly diagnostics: readonly Diagnostic[]
  readonly report: BuildReport
}

export interface BuildReport {
  /** How many posts are published. */
  readonly posts: number
  /** How many are held back, and when the first of the future ones is due. */
  readonly drafts: number
  readonly future: number
  readonly withdrawn: number
  readonly nextDue: Timestamp | undefined
  readonly feeds: readonly FeedReport[]
}

export interface FeedReport {
  readonly path: string
  readonly format: FormatName
  /** `site`, `category`, `tag`, `author`, `language` or `named`. */
  readonly scope: string
  readonly isArchive: boolean
  readonly entries: number
  /** Of its UTF-8. */
  readonly bytes: number
}

/** Builds every feed of a publication, or reports everything that stands in the way. */
export async function build(input: BuildInput): Promise<BuildResult> {
  const { config, sources, now } = input
  const parsed = sources.map((source) => reading(source, () => parsePost(source, config)))
  const posts = parsed.map(({ value }) => value).filter((post) => post !== undefined)
  const selection = selectPosts(posts, now, input.drafts ?? false)
  const found = [
    ...parsed.flatMap(({ diagnostics }) => diagnostics),
    ...findDuplicates(posts),
    ...selection.diagnostics,
    ...(selection.posts.length === 0 && posts.length === parsed.length
      ? [diagnostic('posts-none', { file: config.posts }, { folder: config.posts })]
      : []),
  ]

  const plan = planFeeds(hasErrors(found) ? [] : selection.posts, config)
  found.push(...plan.diagnostics)
  const shown = hasErrors(found) ? new Map() : plan.shown
  const textOf = ({ source }: Post) => readBody(source).value ?? ''
  const related = findRelated([...shown.keys()], selection.posts, textOf, config)
  const texts: Texts = new Map()
  for (const [post, variants] of shown) {
    const others = related.get(post) ?? []
    const entry = reading(post.source, () => renderPost(post, others, config))
    found.push(...entry.diagnostics)
    if (entry.value !== undefined) texts.set(post, writeVariants(entry.value, variants))
    input.progress?.(texts.size, shown.size)
  }

  const published = hasErrors(found)
    ? []
    : plan.groups.map((group) => publishGroup(group, selection.withdrawn, config, sizesIn(texts)))
  const feeds = published.flatMap((each) => each.feeds)
  const artifacts = writeAll(feeds, texts, config)
  found.push(
    ...published.flatMap((each) => each.diagnostics),
    ...reviewFeeds(feeds, artifacts, config),
  )
  return {
    artifacts: hasErrors(found) ? [] : artifacts,
    diagnostics: sortDiagnostics(found),
    report: {
      posts: selection.posts.length,
      drafts: selection.drafts,
      future: selection.future,
      withdrawn: selection.withdrawn.length,
      nextDue: selection.nextDue,
      feeds: reportFeeds(feeds, artifacts),
    },
  }
}

function renderPost(post: Post, related: readonly Post[], config: Config): Outcome<Entry> {
  const { value: body, diagnostics } = readBody(post.source)
  if (body === undefined) return { value: undefined, diagnostics }
  const entry = renderEntry(post, body, related, config)
  return { ...entry, diagnostics: [...diagnostics, ...entry.diagnostics] }
}

/** What was written of each post: once, however many feeds hold it. */
type Texts = Map<Post, ReadonlyMap<Content, EntryTexts>>

function writeVariants(
  entry: Entry,
  variants: ReadonlySet<Content>,
): ReadonlyMap<Content, EntryTexts> {
  const form = { full: (each: Entry) => each, summary: summaryOnly }
  return new Map([...variants].map((variant) => [variant, writeEntry(form[variant](entry))]))
}

/** How many bytes a post takes in the largest of its formats. */
function sizesIn(texts: Texts): (post: Post, content: Content) => number {
  return (post, content) => {
    const written = Object.values(texts.get(post)?.get(content) ?? {})
    return Math.max(0, ...written.map((text) => Buffer.byteLength(text)))
  }
}

function writeAll(feeds: readonly Feed[], texts: Texts, config: Config): readonly Artifact[] {
  if (feeds.length === 0) return []
  const { title, url } = config.site
  const documents = feeds.flatMap((feed) => {
    return writeFeed(
      feed,
      feed.posts.flatMap((post) => texts.get(post)?.get(feed.content) ?? []),
    )
  })
  const current = feeds.filter(({ history }) => history?.isArchive !== true)
  return [...documents, ...writeLists({ title, url, feeds: current, documents: feeds }, config)]
}

function reportFeeds(
  feeds: readonly Feed[],
  artifacts: readonly Artifact[],
): readonly FeedReport[] {
  const sizes = new Map(artifacts.map(({ path, text }) => [path, Buffer.byteLength(text)]))
  return feeds.flatMap(({ documents, posts, scope, history }) =>
    documents.map(({ path, format }) => ({
      path,
      format,
      scope,
      isArchive: history?.isArchive ?? false,
      entries: posts.length,
      bytes: sizes.get(path) ?? 0,
    })),
  )
}

/** What the world does to a file while it is read is a diagnostic as well. */
function reading<Value>(source: SourceFile, read: () => Outcome<Value>): Outcome<Value> {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const found = diagnostic('file-unreadable', { file: source.name }, { reason: error.reason })
    return { value: undefined, diagnostics: [found] }
  }
}
