/**
 * The pipeline on one page: read → parse → plan → render → write. It writes nothing and knows no
 * time but `now`, so the command, a dry run and the tests all call it. `emit` does the rest.
 */
import type { Config } from './config/index.ts'
import { parsePost, readBody } from './content/index.ts'
import { type Diagnostic, diagnostic, hasErrors, sortDiagnostics } from './diagnostics/index.ts'
import { formats } from './formats/index.ts'
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
import { findDuplicates, planFeeds, selectPosts } from './plan/index.ts'
import { renderEntry } from './render/index.ts'

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
  readonly nextDue: Timestamp | undefined
  readonly feeds: readonly FeedReport[]
}

export interface FeedReport {
  readonly path: string
  readonly format: FormatName
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
    ...(selection.posts.length === 0
      ? [diagnostic('posts-none', { file: config.posts }, { folder: config.posts })]
      : []),
  ]

  const feeds = hasErrors(found) ? [] : planFeeds(selection.posts, config)
  const rendered = new Map<Post, Texts>()
  const needed = new Set(feeds.flatMap((feed) => feed.posts))
  for (const post of needed) {
    const entry = reading(post.source, () => renderEntry(post, readBody(post.source), config))
    found.push(...entry.diagnostics)
    if (entry.value !== undefined) rendered.set(post, writeEntry(entry.value))
    input.progress?.(rendered.size, needed.size)
  }

  const artifacts = hasErrors(found) ? [] : feeds.flatMap((feed) => writeFeed(feed, rendered))
  return {
    artifacts,
    diagnostics: sortDiagnostics(found),
    report: {
      posts: selection.posts.length,
      drafts: selection.drafts,
      future: selection.future,
      nextDue: selection.nextDue,
      feeds: reportFeeds(feeds, artifacts),
    },
  }
}

/** An entry in each format: written once, however many feeds hold it. */
type Texts = Readonly<Record<FormatName, string>>

function writeEntry(entry: Entry): Texts {
  return {
    rss: formats.rss.entry(entry),
    atom: formats.atom.entry(entry),
    json: formats.json.entry(entry),
  }
}

function writeFeed(feed: Feed, rendered: ReadonlyMap<Post, Texts>): readonly Artifact[] {
  const texts = feed.posts.flatMap((post) => rendered.get(post) ?? [])
  return feed.documents.map(({ format, path }) => ({
    path,
    text: formats[format].document(
      feed,
      texts.map((entry) => entry[format]),
    ),
  }))
}

function reportFeeds(
  feeds: readonly Feed[],
  artifacts: readonly Artifact[],
): readonly FeedReport[] {
  const sizes = new Map(artifacts.map(({ path, text }) => [path, Buffer.byteLength(text)]))
  return feeds.flatMap(({ documents, posts }) =>
    documents.map(({ path, format }) => {
      return { path, format, entries: posts.length, bytes: sizes.get(path) ?? 0 }
    }),
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
