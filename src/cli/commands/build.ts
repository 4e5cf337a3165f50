import { posix, relative, resolve } from 'node:path'
import {
  type BuildContext,
  BuildError,
  type BuildOptions,
  createContext,
  type RecognisedSite,
  recogniseSite,
} from '../../index.ts'
import { type Exit, exit } from '../exit.ts'
import { fromHere, slashed } from '../paths-from-here.ts'
import { printConfig, printRecognisedSite } from '../print-recognised-site.ts'
import { progressLine } from '../progress.ts'
import { report } from '../report.ts'
import type { Reporter } from '../run-report.ts'

export interface BuildFlags
  extends Pick<
    BuildOptions,
    'out' | 'site' | 'title' | 'limit' | 'drafts' | 'now' | 'strict' | 'cache' | 'threads'
  > {
  readonly root: string
  readonly config?: string
  readonly posts?: string
  readonly dryRun?: boolean
  readonly watch?: boolean
  readonly reporter: Reporter
  readonly quiet?: boolean
  readonly all?: boolean
}

/** `feedwright build`: flags to options, and what comes of them to a report and an exit status. */
export async function runBuild(flags: BuildFlags): Promise<Exit> {
  const { config, site, root } = flags
  const found = config === undefined && site === undefined ? await recogniseSite(root) : undefined
  if (found === undefined) return flags.watch ? watch(flags) : buildAndReport(flags)
  printRecognisedSite(found, flags)
  const status = await buildAndReport({ ...flags, dryRun: true }, found)
  printConfig(found, flags)
  return status
}

/** @param found the site of a generator, of which there is no config of ours yet */
async function buildAndReport(flags: BuildFlags, found?: RecognisedSite): Promise<Exit> {
  const { dryRun = false } = flags
  const start = performance.now()
  const interrupt = new AbortController()
  const stop = () => interrupt.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const progress = progressLine(process.stderr, flags)
  let context: BuildContext | undefined
  try {
    context = await createContext({
      ...optionsOf(flags),
      ...(found && { config: found.config }),
      write: !dryRun,
      signal: interrupt.signal,
      onProgress: ({ done, total }) => progress.show(done, total),
    })
    const result = await context.rebuild().finally(progress.clear)
    report({
      ...flags,
      ...placeOf(context),
      ...result,
      recognised: found,
      diagnostics: fromHere(result.warnings, flags.root),
      milliseconds: performance.now() - start,
    })
    return exit.fine
  } catch (error) {
    if (interrupt.signal.aborted) return exit.interrupted
    if (!(error instanceof BuildError)) throw error
    const { summary } = error
    const diagnostics = fromHere(error.diagnostics, flags.root)
    report({
      ...flags,
      ...(context && placeOf(context)),
      summary,
      feeds: [],
      diagnostics,
      // names from here are no names from the root
      textOf: (file) => error.textOf(resolve(file)),
      rules: error.rules,
      recognised: found,
      milliseconds: performance.now() - start,
    })
    return summary === undefined ? exit.usage : exit.problems
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await context?.dispose()
  }
}

async function watch(flags: BuildFlags): Promise<Exit> {
  const { buildAndWatch } = await import('./watch.ts')
  return buildAndWatch(flags.root, optionsOf(flags))
}

function optionsOf(flags: BuildFlags) {
  const { dryRun: _, watch: __, quiet: ___, reporter: ____, all: _____, ...options } = flags
  return options
}

/** What the report calls the publication, and its output folder as seen from here. */
function placeOf({ site, out }: BuildContext): { readonly title: string; readonly out: string } {
  return { title: site.title, out: posix.normalize(slashed(relative(process.cwd(), out))) }
}
