import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { posix, relative, resolve, sep } from 'node:path'
import {
  type BuildInputs,
  type BuildResults,
  build,
  type Cache,
  CacheError,
  cachedExecutor,
  cacheFolder,
  type Diagnostic,
  diagnostic,
  emit,
  findConfig,
  forgetCache,
  hasErrors,
  type LoadedConfig,
  listPosts,
  loadConfig,
  openCache,
  openWorkerPool,
  type Place,
  type ResolvedConfig,
  type Result,
  resolveConfig,
  sortDiagnostics,
  temporaryFolder,
  timestamp,
} from '../../index.ts'
import { type Exit, exit } from '../exit.ts'
import { progressLine } from '../progress.ts'
import { type Reporter, report } from '../report.ts'

export interface BuildFlags {
  readonly root: string
  readonly config?: string
  readonly posts?: string
  readonly out?: string
  readonly site?: string
  readonly title?: string
  readonly limit?: number
  readonly drafts?: boolean
  readonly now?: number
  readonly strict?: boolean
  readonly dryRun?: boolean
  /** A folder, or false for no cache. */
  readonly cache?: string | boolean
  readonly threads?: number
  readonly reporter: Reporter
  readonly quiet?: boolean
}

/** `feedwright build`: config, posts, build, emit, report. Nothing is written where anything is wrong. */
export async function runBuild(flags: BuildFlags, program: string): Promise<Exit> {
  const root = resolve(flags.root)
  const say = (found: readonly Diagnostic[]) => {
    report({ ...flags, diagnostics: fromHere(found, root) })
    return exit.usage
  }
  const { value: config, diagnostics } = await readConfig(flags, root)
  if (config === undefined) return say(diagnostics)
  const listing = listPosts({ root, posts: config.posts })
  if (listing.value === undefined) return say(listing.diagnostics)

  const out = resolve(root, config.out)
  const inputs = { config, sources: listing.value, drafts: flags.drafts ?? false, out }
  const job: Job = { flags, inputs, listed: [...diagnostics, ...listing.diagnostics], program }
  const results = await buildWithCache(job, root)
  report({
    ...flags,
    title: config.site.title,
    out: posix.normalize(relative(process.cwd(), out).split(sep).join('/')),
    build: results.report,
    changes: results.changes,
    diagnostics: fromHere(results.diagnostics, root),
    note: results.note,
  })
  return results.changes === undefined ? exit.problems : exit.fine
}

interface Job {
  readonly flags: BuildFlags
  readonly inputs: BuildInputs
  /** What was found on the way to the config and the list of posts. */
  readonly listed: readonly Diagnostic[]
  readonly program: string
}

interface Results extends Omit<BuildResults, 'changes'> {
  /** None where nothing was written, because something is wrong. */
  readonly changes: BuildResults['changes'] | undefined
  /** What happened to the cache. */
  readonly note?: string | undefined
}

/** Whatever is wrong with the cache, the build begins a new one or does without, and says so once. */
async function buildWithCache(job: Job, root: string): Promise<Results> {
  const { flags } = job
  if (flags.cache === false) return buildWithout(job)
  const folder = typeof flags.cache === 'string' ? resolve(root, flags.cache) : cacheFolder(root)
  const damaged = (error: unknown): CacheError => {
    if (!(error instanceof CacheError)) throw error
    // every build from now on would meet what is damaged
    forgetCache(folder, job.inputs.config)
    return error
  }
  try {
    return await buildIn(folder, job)
  } catch (error) {
    const note = `The cache in ${folder} could not be used, and was removed: ${damaged(error).message}.`
    const results = await buildIn(folder, job).catch((again: unknown) => {
      damaged(again)
      return buildWithout(job)
    })
    return { ...results, note }
  }
}

async function buildIn(folder: string, job: Job): Promise<Results> {
  const { flags, inputs, program } = job
  const cache = openCache({ folder, config: inputs.config, program })
  try {
    const results = await buildOnce(job, cache)
    const problem = flags.dryRun ? undefined : cache.save()
    if (problem === undefined) return results
    return { ...results, note: `The cache in ${folder} could not be written: ${problem}.` }
  } finally {
    cache.close()
  }
}

/** Texts that are too many for the memory lie in a folder of this build. */
async function buildWithout(job: Job): Promise<Results> {
  const { inputs, program } = job
  const folder = temporaryFolder()
  const cache = openCache({ folder, config: inputs.config, program })
  try {
    return await buildOnce(job, cache)
  } finally {
    cache.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function buildOnce({ flags, inputs, listed }: Job, cache: Cache): Promise<Results> {
  const now = timestamp(flags.now ?? Date.now())
  const isStopped = (found: readonly Diagnostic[]) => {
    return hasErrors(found) || (flags.strict === true && found.length > 0)
  }
  const known = cache.replay(inputs, now)
  if (known !== undefined && !isStopped([...listed, ...known.diagnostics])) {
    return { ...known, diagnostics: sortDiagnostics([...listed, ...known.diagnostics]) }
  }

  const crew = openWorkerPool(inputs.config, flags.threads ?? availableParallelism())
  const progress = progressLine(process.stderr, flags)
  const workshop = cachedExecutor(cache, crew)
  const built = await build({ ...inputs, now, workshop, progress: progress.show }).finally(() => {
    crew.close()
    progress.clear()
  })
  const found = [...listed, ...built.diagnostics]
  const { report, artifacts } = built
  if (artifacts === undefined || isStopped(found)) {
    return { report, diagnostics: sortDiagnostics(found), changes: undefined }
  }
  const { out } = inputs
  const emitted = emit(artifacts, {
    out,
    dryRun: flags.dryRun ?? false,
    memory: cache.outputs,
  })
  if (emitted.value !== undefined) cache.keepBuild(inputs, now, built)
  return {
    report,
    diagnostics: sortDiagnostics([...found, ...emitted.diagnostics]),
    changes: emitted.value,
  }
}

/** What `--site` needs no file for. */
const nothingWritten: LoadedConfig = { config: { site: {} }, placeOf: () => ({ file: '.' }) }

/** The config file with the flags put over it, resolved. A site's address is all that it needs. */
async function readConfig(flags: BuildFlags, root: string): Promise<Result<ResolvedConfig>> {
  const { value: name, diagnostics: ignored } =
    flags.config === undefined ? findConfig(root) : { value: flags.config, diagnostics: [] }
  if (name === undefined && flags.site === undefined) {
    const found = diagnostic('config-missing', { file: '.' }, { folder: flags.root })
    return { value: undefined, diagnostics: [found] }
  }
  const { value: loaded, diagnostics: broken } =
    name === undefined ? { value: nothingWritten, diagnostics: [] } : await loadConfig(root, name)
  if (loaded === undefined) return { value: undefined, diagnostics: broken }

  const flagOf: Readonly<Record<string, keyof BuildFlags>> = {
    'site.url': 'site',
    'site.title': 'title',
    posts: 'posts',
    out: 'out',
    limit: 'limit',
  }
  const place = (key: readonly (string | number)[]): Place => {
    const flag = flagOf[key.join('.')]
    return flag !== undefined && flags[flag] !== undefined
      ? { file: `--${flag}` }
      : loaded.placeOf(key)
  }
  const { value, diagnostics } = resolveConfig(withFlags(loaded.config, flags), place)
  return { value, diagnostics: [...ignored, ...diagnostics] }
}

function withFlags(written: unknown, { site, title, posts, out, limit }: BuildFlags): unknown {
  if (!isMap(written)) return written
  const given = Object.entries({ posts, out, limit }).filter(([, value]) => value !== undefined)
  const siteGiven = Object.entries({ url: site, title }).filter(([, value]) => value !== undefined)
  const base = written['site'] ?? {}
  if (!isMap(base)) return { ...written, ...Object.fromEntries(given) }
  const named = site === undefined ? {} : { title: hostOf(site) }
  return {
    ...(site !== undefined && identityOf(base['url'])),
    ...written,
    ...Object.fromEntries(given),
    site: { ...named, ...base, ...Object.fromEntries(siteGiven) },
  }
}

/** A preview at another address has the ids of the site. */
function identityOf(url: unknown): { readonly identity?: { readonly authority: string } } {
  return typeof url === 'string' && URL.canParse(url)
    ? { identity: { authority: hostOf(url) } }
    : {}
}

/** What a site is called when nobody said. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Paths that a terminal, an editor or a CI annotation can open: relative to where we are. */
function fromHere(diagnostics: readonly Diagnostic[], root: string): readonly Diagnostic[] {
  const prefix = relative(process.cwd(), root).split(sep).join('/')
  if (prefix === '') return diagnostics
  return diagnostics.map((found) =>
    /^--|^\//.test(found.file) ? found : { ...found, file: posix.join(prefix, found.file) },
  )
}
