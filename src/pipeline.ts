/**
 * The pipeline on one page: parse → plan → render → assemble → serialize. It writes nothing and knows
 * no time but `now`. The layer `project` gives it the articles of a publication, and puts what comes out into
 * the output folder.
 */
import { assembleFeeds, checkSizes } from './assemble/index.ts'
import { mergeMissing, noArticles, oldPages, pairPages } from './built-pages/index.ts'
import { parseConfig, type ResolvedConfig, renderConfig } from './config/index.ts'
import { locate } from './content/index.ts'
import { type Diagnostic, hasErrors, mergeCounted, sortDiagnostics } from './diagnostics/index.ts'
import { directExecutor, type Executor } from './executor.ts'
import { type FindTexts, type PostTexts, serializeFeeds } from './formats/index.ts'
import {
  type ArticlePages,
  type BuildReport,
  type Feed,
  type FeedReport,
  FileSystemError,
  type OutputFile,
  type Post,
  type Result,
  type SourceFile,
  type Timestamp,
} from './model/index.ts'
import type { MadePages } from './pages/index.ts'
import {
  collectPosts,
  type FeedPlan,
  findLeftOut,
  type LeftOut,
  noneLeftOut,
  type ParsedPosts,
  type PlannedPost,
  planFeeds,
  type Selection,
  withoutLeftOut,
} from './plan/index.ts'
import { type RenderRequest, siteLinks } from './render/index.ts'

export interface PipelineInput {
  readonly config: ResolvedConfig
  readonly sources: readonly SourceFile[]
  /** The built pages of the site, by their folders, where articles are taken from them. */
  readonly pages?: ReadonlyMap<string, readonly SourceFile[]> | undefined
  /** Decides which posts are still in the future, and nothing else. */
  readonly now: Timestamp
  /** Whether drafts are published too. */
  readonly drafts?: boolean | undefined
  /** Whether posts are published whose time has not come. */
  readonly future?: boolean | undefined
  readonly executor?: Executor | undefined
  /** Called with how many of the posts are rendered. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

export interface PipelineResult {
  /** The files to be published; undefined where there is an error, so that no caller publishes a part. */
  readonly files: readonly OutputFile[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly report: BuildReport
  readonly selection: Selection
}

/** Makes every feed of a publication, or reports everything that stands in the way. */
export async function runPipeline(input: PipelineInput): Promise<PipelineResult> {
  const { config, sources, drafts = false, executor = directExecutor() } = input
  const parsed = collectPosts(await executor.parse(sources, parseConfig(config)), drafts)
  const selected = hasErrors(parsed.diagnostics) ? undefined : executor.selected?.()
  const given = { ...input, executor }
  const { diagnostics, ...made } = await makeFeeds(parsed, noneLeftOut, given, selected)
  const wanted = diagnostics.filter(({ code }) => config.turnedOff.every((each) => each !== code))
  return { ...made, diagnostics: sortDiagnostics(mergeCounted(locateAll(wanted, input))) }
}

/**
 * All that follows parsing. Where `rules` of the config leave posts out, it is done again without them:
 * other posts are related to them, and feeds are made of them.
 *
 * @param selected as `planFeeds` is given it; links then lead where they did in the last build
 */
async function makeFeeds(
  parsed: ParsedPosts,
  leftOut: LeftOut,
  input: PipelineInput & { readonly executor: Executor },
  selected?: Selection,
): Promise<PipelineResult> {
  const { config, sources, now, drafts = false, future = false, executor, onProgress } = input
  const { pages = new Map() } = input
  const retryWithout = (found: readonly Diagnostic[]) => {
    const more = findLeftOut(found, config, leftOut)
    if (more === leftOut) return undefined
    const others = sources.filter(({ name }) => !more.files.has(name))
    return others.length === sources.length
      ? undefined
      : makeFeeds(withoutLeftOut(parsed, more), more, { ...input, sources: others })
  }

  const plan = planFeeds(parsed, { now, drafts, future }, config, executor.reader, selected)
  const ofPlan = [...parsed.diagnostics, ...plan.diagnostics]
  const planned = retryWithout(ofPlan)
  if (planned !== undefined) return planned

  const { posts, diagnostics: ofPages } = pairPages(plan, pages, config)
  const ofPosts = [...ofPlan, ...ofPages]
  const paired = retryWithout(ofPosts)
  if (paired !== undefined) return paired
  const links = siteLinks(plan.targets, selected !== undefined)
  const requests = posts.map((request): RenderRequest => ({ ...request, links }))
  const rendered = await executor.render(requests, renderConfig(config), (done) => {
    onProgress?.(done, posts.length)
  })
  const ofEntries = [...ofPosts, ...diagnosticsOf(rendered)]
  const none = noArticles(posts, rendered)
  const complete = none.length === 0 ? retryWithout(ofEntries) : undefined
  if (complete !== undefined) return complete

  const { selection } = plan
  const summary = { ...plan.summary, leftOut: leftOut.files.size }
  const before = [
    ...leftOut.diagnostics,
    ...mergeMissing(ofEntries, none),
    ...oldPages(posts, pages),
  ]
  if (hasErrors(before)) {
    return { files: undefined, diagnostics: before, report: { ...summary, feeds: [] }, selection }
  }
  const findTexts = textFinder(posts, rendered)
  const { feeds, diagnostics } = assembleFeeds(plan, findTexts, config)
  const outputs = serializeFeeds(feeds, findTexts, config)
  const visitors = await pagesOf({ feeds, plan, findTexts, outputs }, config)
  const found = [
    ...diagnostics,
    ...checkSizes(feeds, outputs, findTexts, config),
    ...visitors.diagnostics,
  ]
  const all = [...before, ...found]
  return {
    files: hasErrors(all) ? undefined : [...outputs, ...visitors.files],
    diagnostics: all,
    report: { ...summary, feeds: reportFeeds(feeds, outputs) },
    selection,
  }
}

/** Few of many results have any. */
function diagnosticsOf(results: readonly Result<unknown>[]): readonly Diagnostic[] {
  return results
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .flatMap(({ diagnostics }) => diagnostics)
}

interface SerializedFeeds {
  readonly feeds: readonly Feed[]
  readonly plan: FeedPlan
  readonly findTexts: FindTexts
  readonly outputs: readonly OutputFile[]
}

/** The pages for visitors. What makes them is loaded only for a publication that has some. */
async function pagesOf(
  { feeds, plan, findTexts, outputs }: SerializedFeeds,
  { site, lists, subscribePages }: ResolvedConfig,
): Promise<MadePages> {
  if (subscribePages === undefined) return { files: [], diagnostics: [] }
  const { makePages } = await import('./pages/index.ts')
  return makePages(
    {
      // of each planned feed there is one that is no archive
      feeds: feeds.filter(({ history }) => history?.isArchive !== true),
      posts: plan.feeds.map(({ posts }) => posts.slice()),
      findTexts,
      site,
      lists,
      pages: subscribePages,
    },
    new Set(outputs.map(({ path }) => path)),
  )
}

/** @param rendered the texts, side by side with the posts */
function textFinder(
  posts: readonly PlannedPost[],
  rendered: readonly Result<PostTexts>[],
): FindTexts {
  const texts = new Map<ArticlePages | undefined, Map<Post, PostTexts | undefined>>()
  for (const [index, { post, pages }] of posts.entries()) {
    const ofPages = texts.get(pages) ?? new Map()
    texts.set(pages, ofPages.set(post, rendered[index]?.value))
  }
  return (post, { content, pages }) => texts.get(pages)?.get(post)?.get(content)
}

/** Adds lines and columns, as far as a problem has any and whoever found it did not know them. */
export function locateAll(
  found: readonly Diagnostic[],
  { sources, config }: Pick<PipelineInput, 'sources' | 'config'>,
): readonly Diagnostic[] {
  if (found.every(({ line }) => line !== undefined)) return found
  const byName = new Map(sources.map((source) => [source.name, source]))
  const given = parseConfig(config)
  return found.map((each) => {
    const source = byName.get(each.file)
    if (source === undefined) return each
    try {
      return locate(each, source, given)
    } catch (error) {
      // a file that has gone meanwhile is reported where it is rendered
      if (error instanceof FileSystemError) return each
      throw error
    }
  })
}

function reportFeeds(feeds: readonly Feed[], files: readonly OutputFile[]): readonly FeedReport[] {
  const sizes = new Map(files.map(({ path, size }) => [path, size]))
  return feeds.flatMap(({ documents, posts, scope, history, updated }) =>
    documents.map(({ path, format }) => ({
      path,
      format,
      scope,
      isArchive: history?.isArchive ?? false,
      entries: posts.length,
      updated,
      bytes: sizes.get(path) ?? 0,
    })),
  )
}
