import { posix, relative, resolve, sep } from 'node:path'
import {
  build,
  type Config,
  type Diagnostic,
  diagnostic,
  emit,
  findConfig,
  hasErrors,
  listPosts,
  loadConfig,
  type Outcome,
  type Place,
  resolveConfig,
  sortDiagnostics,
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
  readonly reporter: Reporter
  readonly quiet?: boolean
}

/** `feedwright build`: config, posts, build, emit, report. Nothing is written where anything is wrong. */
export async function runBuild(flags: BuildFlags): Promise<Exit> {
  const root = resolve(flags.root)
  const say = (found: readonly Diagnostic[]) => {
    report({ ...flags, diagnostics: fromHere(found, root) })
    return exit.usage
  }
  const { value: config, diagnostics } = await readConfig(flags, root)
  if (config === undefined) return say(diagnostics)
  const listing = listPosts({ root, posts: config.posts })
  if (listing.value === undefined) return say(listing.diagnostics)

  const progress = progressLine(process.stderr, flags)
  const result = await build({
    config,
    sources: listing.value,
    now: timestamp(flags.now ?? Date.now()),
    drafts: flags.drafts,
    progress: progress.show,
  })
  progress.clear()

  const found = [...listing.diagnostics, ...result.diagnostics]
  const stopped = hasErrors(found) || (flags.strict === true && found.length > 0)
  const emitted = stopped
    ? undefined
    : emit(result.artifacts, { out: resolve(root, config.out), dryRun: flags.dryRun ?? false })
  report({
    ...flags,
    title: config.site.title,
    out: posix.normalize(relative(process.cwd(), resolve(root, config.out)).split(sep).join('/')),
    build: result.report,
    changes: emitted?.value,
    diagnostics: fromHere(sortDiagnostics([...found, ...(emitted?.diagnostics ?? [])]), root),
  })
  return stopped || emitted?.value === undefined ? exit.problems : exit.fine
}

/** The config file with the flags put over it, resolved. A site's address is all that it needs. */
async function readConfig(flags: BuildFlags, root: string): Promise<Outcome<Config>> {
  const name = flags.config ?? findConfig(root)
  if (name === undefined && flags.site === undefined) {
    const found = diagnostic('config-missing', { file: '.' }, { folder: flags.root })
    return { value: undefined, diagnostics: [found] }
  }
  const loaded = name === undefined ? undefined : await loadConfig(root, name)
  if (loaded !== undefined && 'code' in loaded) return { value: undefined, diagnostics: [loaded] }

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
      : (loaded?.placeOf(key) ?? { file: '.' })
  }
  return resolveConfig(
    withFlags(loaded === undefined ? { site: {} } : loaded.written, flags),
    place,
  )
}

function withFlags(written: unknown, { site, title, posts, out, limit }: BuildFlags): unknown {
  if (!isMap(written)) return written
  const given = Object.entries({ posts, out, limit }).filter(([, value]) => value !== undefined)
  const siteGiven = Object.entries({ url: site, title }).filter(([, value]) => value !== undefined)
  const base = written['site'] ?? {}
  if (!isMap(base)) return { ...written, ...Object.fromEntries(given) }
  const named = site === undefined ? {} : { title: hostOf(site) }
  return {
    ...written,
    ...Object.fromEntries(given),
    site: { ...named, ...base, ...Object.fromEntries(siteGiven) },
  }
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
