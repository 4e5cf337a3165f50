/**
 * The pipeline on one page: read → parse → plan → render → write. It writes nothing and knows no
 * time but `now`, so the command, a dry run and the tests all call it. `emit` does the rest.
 */
import type { Config } from './config/index.ts'
import { type Diagnostic, diagnostic, hasErrors, sortDiagnostics } from './diagnostics/index.ts'
import { type PostTexts, writeFeed, writeLists } from './formats/index.ts'
import { HostError, plainWorkshop, type Workshop } from './io/index.ts'
import type {
  Artifact,
  BuildReport,
  Content,
  Feed,
  FeedReport,
  Outcome,
  Post,
  SourceFile,
  Timestamp,
} from './model/index.ts'
import {
  type Contents,
  findDuplicates,
  findRelated,
  planFeeds,
  publishGroup,
  reviewFeeds,
  selectPosts,
} from './plan/index.ts'

export interface BuildInput {
  readonly config: Config
  readonly sources: readonly SourceFile[]
  /** Decides which posts are still in the future, and nothing else. */
  readonly now: Timestamp
  /** Whether drafts are published too. */
  readonly drafts?: boolean | undefined
  /** Where posts are read and rendered; here, if nothing is said. */
  readonly workshop?: Workshop | undefined
  /** Told how many of the posts are rendered. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

export interface BuildResult {
  /** The files to publish: undefined where there is an error, so that no one publishes nothing. */
  readonly artifacts: readonly Artifact[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly report: BuildReport
}

/** Builds every feed of a publication, or reports everything that stands in the way. */
export async function build(input: BuildInput): Promise<BuildResult> {
  const { config, sources, now, workshop = plainWorkshop } = input
  const parsed = await workshop.parse(sources, config)
  const posts = parsed.map(({ value }) => value).filter((post) => post !== undefined)
  const selection = selectPosts(posts, now, input.drafts ?? false)
  let found: readonly Diagnostic[] = [
    ...parsed.flatMap(({ diagnostics }) => diagnostics),
    ...findDuplicates(posts),
    ...selection.diagnostics,
    ...(selection.posts.length === 0 && posts.length === parsed.length
      ? [diagnostic('posts-none', { file: config.posts }, { folder: config.posts })]
      : []),
  ]

  const contents = await contentsFor(config)
  const plan = planFeeds(selection.posts, config, contents)
  // without the posts that are wrong it is no plan, but it tells whose bodies to look at as well
  found = found.concat(
    hasErrors(found) ? await problemsInBodies([...plan.shown.keys()]) : plan.diagnostics,
  )
  const shown = hasErrors(found) ? [] : [...plan.shown.keys()]
  const textOf = ({ source }: Post) => contents.readBody(source).value ?? ''
  const related = findRelated(shown, shown.length === 0 ? [] : selection.posts, textOf, config)
  const wanted = shown.map((post) => {
    return { post, related: related.get(post) ?? [], variants: [...(plan.shown.get(post) ?? [])] }
  })
  const written = await workshop.write(wanted, config, (done) => {
    input.progress?.(done, wanted.length)
  })
  found = found.concat(written.flatMap(({ diagnostics }) => diagnostics))
  const texts = new Map(written.map(({ value }, index) => [shown[index], value]))

  const published = hasErrors(found)
    ? []
    : plan.groups.map((group) => publishGroup(group, selection.withdrawn, config, sizesIn(texts)))
  const feeds = published.flatMap((each) => each.feeds)
  const artifacts = writeAll(feeds, texts, config)
  found = found.concat(
    published.flatMap((each) => each.diagnostics),
    reviewFeeds(feeds, artifacts, config),
  )
  return {
    artifacts: hasErrors(found) ? undefined : artifacts,
    diagnostics: sortDiagnostics(await locateAll(found, sources, config)),
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

/** One run reports everything, also where something else is wrong already. */
async function problemsInBodies(posts: readonly Post[]): Promise<readonly Diagnostic[]> {
  const { readBody } = await fileReaders()
  return posts.flatMap(({ source }) => readBody(source).diagnostics)
}

/** Lines and columns, as far as a problem has any and whoever found it did not know them. */
async function locateAll(
  found: readonly Diagnostic[],
  sources: readonly SourceFile[],
  config: Config,
): Promise<readonly Diagnostic[]> {
  if (found.every(({ line }) => line !== undefined)) return found
  const { locate } = await import('./content/index.ts')
  const byName = new Map(sources.map((source) => [source.name, source]))
  return found.map((each) => {
    const source = byName.get(each.file)
    return source ? whileReadable(() => locate(each, source, config), each) : each
  })
}

/** Reads files once more, where the config asks for what no post tells. */
async function contentsFor({ feeds, related }: Config): Promise<Contents> {
  const isNeeded = related !== undefined || feeds.some(({ where }) => where !== undefined)
  return isNeeded
    ? fileReaders()
    : { readBody: () => ({ value: '', diagnostics: [] }), readData: () => ({}) }
}

async function fileReaders(): Promise<Contents> {
  const { readBody, readData } = await import('./content/index.ts')
  const unreadable: Outcome<string> = { value: undefined, diagnostics: [] }
  return { readBody: (source) => whileReadable(() => readBody(source), unreadable), readData }
}

/** What the world does to a file meanwhile is a diagnostic, and is said when the post is rendered. */
function whileReadable<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return otherwise
  }
}

/** What was written of each post: once, however many feeds hold it. */
type Texts = ReadonlyMap<Post | undefined, PostTexts | undefined>

/** How many bytes a post takes in the largest of its formats. */
function sizesIn(texts: Texts): (post: Post, content: Content) => number {
  return (post, content) => {
    const written = Object.values(texts.get(post)?.get(content) ?? {})
    return Math.max(0, ...written.map(({ size }) => size))
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
  const sizes = new Map(artifacts.map(({ path, size }) => [path, size]))
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
