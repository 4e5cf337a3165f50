/**
 * A publication: its config, its articles, what earlier builds found out, and its output folder. The
 * command, plugins and programs of users all come in here. What parses and renders is loaded only where
 * a build has something to do.
 */
import { resolve } from 'node:path'
import { articlePages, parseConfig } from '../config/index.ts'
import { findConfig } from '../config-file/index.ts'
import { sortDiagnostics } from '../diagnostics/index.ts'
import type { EntryExplanation } from '../explain.ts'
import {
  BuildError,
  failure,
  type Result,
  type SourceFile,
  success,
  timestamp,
} from '../model/index.ts'
import type { PostListing } from '../plan/index.ts'
import { listPages, listPosts, sourcesOf } from '../source/index.ts'
import { type Builder, openBuilder } from './builder.ts'
import { checkOptions } from './check-options.ts'
import type { BuildOptions, BuildResult } from './options.ts'
import { type PublicationConfig, readConfig } from './read-config.ts'
import type { RecognisedSite } from './recognise-site.ts'
import { sourceTexts } from './source-text.ts'

export type { EntryExplanation } from '../explain.ts'
export { BuildError, type BuildSummary } from '../model/index.ts'
export type { PostListing } from '../plan/index.ts'
export { cacheStats, clearCache } from './cache-options.ts'
export { configText } from './config-text.ts'
export { createFeed } from './create-feed.ts'
export { readGeneratorConfig } from './generator-config.ts'
export type { BuildOptions, BuildResult, FeedInput } from './options.ts'
export { readConfig } from './read-config.ts'
export type { RecognisedSite } from './recognise-site.ts'

/** A publication that can be built again and again, for example by a server or a plugin. */
export interface BuildContext {
  readonly site: { readonly title: string; readonly url: string }
  /** The output folder, absolute. */
  readonly out: string
  /** What builds read, for whoever watches it. */
  readonly inputs: BuildInputPaths
  /** Lists all posts, drafts and future ones among them. What is wrong with posts is for `rebuild` to say. */
  posts(): Promise<readonly PostListing[]>
  /**
   * Builds what has changed since the last time. One build after the other: a call waits for the one
   * before it.
   *
   * @throws `BuildError` where something is wrong; nothing is published then
   */
  rebuild(): Promise<BuildResult>
  /**
   * Says what becomes of one post in feeds, whether it is published or not: its entry, and what was
   * changed in its HTML, where and why. What is wrong with the post is among the `diagnostics`.
   *
   * @param file the `file` of a post, as `posts` gives it
   * @returns undefined where there is no post of that name
   * @throws `BuildError` where the posts cannot be read
   */
  explain(file: string): Promise<EntryExplanation | undefined>
  /** Ends the threads, and removes what was kept for this context alone. */
  dispose(): Promise<void>
}

/** All paths are absolute. */
export interface BuildInputPaths {
  /** The folders of articles, and of built pages. */
  readonly folders: readonly string[]
  /**
   * The config file, what it imports and what of a generator’s files is a part of it. A change of these
   * asks for a new context. They need not be there: another one may be found before the present one.
   */
  readonly configFiles: readonly string[]
}

/**
 * Builds every feed of a publication and writes what changed to its output folder.
 *
 * @throws `BuildError` with everything that is wrong; nothing is published then
 * @throws `TypeError` for options that no build can have
 * @throws the reason of `options.signal`
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const context = await openContext(options, false)
  try {
    return await context.rebuild()
  } finally {
    await context.dispose()
  }
}

/**
 * Opens a publication for many builds, which share their threads and what they find out. Its config is
 * read here, once.
 *
 * @throws `BuildError` where the config is wrong
 * @throws `TypeError` for options that no build can have
 */
export async function createContext(options: BuildOptions = {}): Promise<BuildContext> {
  return openContext(options, true)
}

async function openContext(options: BuildOptions, isForMany: boolean): Promise<BuildContext> {
  checkOptions(options)
  const root = resolve(options.root ?? '.')
  const { value, diagnostics } = await readConfig(root, options)
  if (value === undefined) throw new BuildError(diagnostics, undefined, sourceTexts(root))
  const { config } = value
  const builder = openBuilder(root, config, options, isForMany)
  let last: Promise<unknown> = Promise.resolve()
  let isDisposed = false
  /** One after the other, as all of them use one cache. */
  const inTurn = <Value>(action: () => Promise<Value>): Promise<Value> => {
    if (isDisposed) return Promise.reject(new Error('the context was disposed of'))
    const next = last.then(action)
    last = next.catch(() => {})
    return next
  }
  const publication = { root, ...value, diagnostics }
  return {
    site: { title: config.site.title, url: config.site.url },
    out: builder.out,
    inputs: inputPaths(root, value, options),
    rebuild: () => inTurn(() => buildOnce(publication, options, builder)),
    posts: () =>
      inTurn(async () => {
        const { listingsOf } = await import('../plan/index.ts')
        const given = await readSources(publication, options)
        return builder.ask(given, async ({ executor, sources, now }) => {
          return listingsOf(await executor.parse(sources, parseConfig(config)), now)
        })
      }),
    explain: (file) =>
      inTurn(async () => {
        const { explainPost } = await import('../explain.ts')
        const given = await readSources(publication, options)
        return builder.ask(given, (input) => explainPost(input, file))
      }),
    async dispose() {
      isDisposed = true
      await last
      builder.close()
    },
  }
}

interface Publication extends PublicationConfig {
  readonly root: string
  /** What was found on the way to the config. */
  readonly diagnostics: BuildError['diagnostics']
}

async function buildOnce(
  publication: Publication,
  options: BuildOptions,
  builder: Builder,
): Promise<BuildResult> {
  options.signal?.throwIfAborted()
  const texts = typeof options.posts === 'object' ? undefined : sourceTexts(publication.root)
  const { diagnostics, ...given } = await readSources(publication, options)
  const { value: built, notes } = await builder.build({
    ...given,
    found: [...publication.diagnostics, ...diagnostics],
    generator: publication.generator,
  })
  const found = sortDiagnostics(built.diagnostics)
  const { feeds, ...summary } = built.report
  if (built.changes === undefined) throw new BuildError(found, summary, texts)
  const { files, changes } = built
  return { summary, feeds, files, changes, warnings: found, notes }
}

/** What a build goes by. */
async function readSources(publication: Publication, options: BuildOptions) {
  const listed = await listSources(publication, options)
  if (!listed.ok) throw new BuildError(listed.diagnostics)
  const pages = listBuiltPages(publication)
  if (!pages.ok) throw new BuildError(pages.diagnostics)
  const now = timestamp(Number(options.now ?? Date.now()))
  const { value: sources, diagnostics } = listed
  return { sources, pages: pages.value, now, diagnostics }
}

function inputPaths(
  root: string,
  { config, files }: PublicationConfig,
  { posts }: BuildOptions,
): BuildInputPaths {
  const ofPosts = typeof posts === 'object' ? [] : config.collections.map(({ dir }) => dir)
  const ofPages = articlePages(config).map(({ dir }) => dir)
  const absolute = (paths: readonly string[]) => [
    ...new Set(paths.map((path) => resolve(root, path))),
  ]
  return { folders: absolute([...ofPosts, ...ofPages]), configFiles: absolute(files) }
}

/** The pages that articles are taken from, where the config says so, by their folders. */
function listBuiltPages({
  root,
  config,
}: Publication): Result<ReadonlyMap<string, readonly SourceFile[]>> {
  const dirs = new Set(articlePages(config).map(({ dir }) => dir))
  const listed = [...dirs].map((dir) => [dir, listPages(root, dir)] as const)
  const missing = listed.flatMap(([, { ok, diagnostics }]) => (ok ? [] : diagnostics))
  if (missing.length > 0) return failure(...missing)
  return success(new Map(listed.map(([dir, { value = [] }]) => [dir, value])))
}

async function listSources(
  { root, config, generatorPatterns }: Publication,
  { posts, signal }: BuildOptions,
): Promise<Result<readonly SourceFile[]>> {
  if (typeof posts === 'object') return success(await sourcesOf(posts, signal))
  const { collections, exclude, out } = config
  const listed = await listPosts({ root, out, collections, exclude })
  const found = listed.diagnostics.filter(({ code, file }) => {
    return code !== 'pattern-unused' || !generatorPatterns.has(file)
  })
  return listed.ok ? success(listed.value, found) : failure(...found)
}

/**
 * Looks whether a folder is the site of a generator that Feedwright knows. Nothing is built, and no
 * program of the site is run.
 *
 * @param root the folder, by default that of the process
 * @returns undefined where there is a config of Feedwright, and where no generator is recognised
 */
export async function recogniseSite(root = '.'): Promise<RecognisedSite | undefined> {
  const folder = resolve(root)
  if (findConfig(folder).ok) return undefined
  const { recogniseSiteIn } = await import('./recognise-site.ts')
  return recogniseSiteIn(folder)
}
