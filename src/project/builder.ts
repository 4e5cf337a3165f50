import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import {
  type BuildInputs,
  type Cache,
  CacheError,
  cacheFolder,
  forgetCache,
  openCache,
  temporaryFolder,
} from '../cache/index.ts'
import { type ResolvedConfig, renderConfig } from '../config/index.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import type { Executor } from '../executor.ts'
import { attempt } from '../files/index.ts'
import type { BuildReport, OutputFile, SourceFile, Timestamp } from '../model/index.ts'
import { emit, type FileChange } from '../output/index.ts'
import type { PipelineResult } from '../pipeline.ts'
import type { WorkerPool } from '../workers/index.ts'
import { filesInMemory, filesOnDisk } from './built-files.ts'
import type { BuildOptions, BuiltFile } from './options.ts'
import { programIdentity } from './program-identity.ts'

/** What a build gave. */
export interface Built {
  readonly report: BuildReport
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined where nothing was published, because something is wrong. */
  readonly changes: readonly FileChange[] | undefined
  readonly files: readonly BuiltFile[]
  /** What happened to the cache. */
  readonly notes: readonly string[]
}

interface Job {
  readonly inputs: BuildInputs
  readonly now: Timestamp
  readonly found: readonly Diagnostic[]
}

/** Builds a publication with its cache and its threads. */
export interface Builder {
  /** The output folder, absolute. */
  readonly out: string
  /** @param found problems that are known before; with an error among them nothing is published */
  build(
    sources: readonly SourceFile[],
    now: Timestamp,
    found: readonly Diagnostic[],
  ): Promise<Built>
  close(): void
}

export function openBuilder(root: string, config: ResolvedConfig, options: BuildOptions): Builder {
  const { cache = true, drafts = false, signal, strict = false, write = true } = options
  const out = resolve(root, config.out)
  // texts that are too many for the memory are kept on the disk in any case
  const temporary = cache === false ? temporaryFolder() : undefined
  const folder = temporary ?? (typeof cache === 'string' ? resolve(root, cache) : cacheFolder(root))
  let pool: WorkerPool | undefined

  const isStopped = (found: readonly Diagnostic[]) =>
    hasErrors(found) || (strict && found.length > 0)

  const build: Builder['build'] = async (sources, now, found) => {
    const job: Job = { inputs: { config, sources, drafts, out }, now, found }
    try {
      return await buildIn(folder, job)
    } catch (error) {
      if (!(error instanceof CacheError)) throw error
      const note = `The cache in ${folder} could not be used, and was removed: ${error.message}.`
      // every build from now on would meet what is damaged
      forgetCache({ folder, config, program: programIdentity() })
      const again = await buildIn(folder, job).catch((fault: unknown) => {
        if (!(fault instanceof CacheError)) throw fault
        return buildApart(job)
      })
      return { ...again, notes: [note, ...again.notes] }
    }
  }

  /** With a cache that is of this build alone. */
  async function buildApart(job: Job): Promise<Built> {
    const apart = temporaryFolder()
    try {
      return await buildIn(apart, job)
    } finally {
      attempt(() => rmSync(apart, { recursive: true, force: true }))
    }
  }

  async function buildIn(place: string, job: Job): Promise<Built> {
    const kept = openCache({ folder: place, config, program: programIdentity() })
    try {
      const built = await buildWith(kept, job)
      const problem = write ? kept.save() : undefined
      return problem === undefined
        ? built
        : { ...built, notes: [`The cache in ${place} could not be written: ${problem}.`] }
    } finally {
      kept.close()
    }
  }

  async function buildWith(kept: Cache, job: Job): Promise<Built> {
    const { inputs, now, found } = job
    const known = kept.replay(inputs, now)
    if (known !== undefined && !isStopped([...found, ...known.diagnostics])) {
      const diagnostics = [...found, ...known.diagnostics]
      return { ...known, diagnostics, files: filesOnDisk(out, known.changes), notes: [] }
    }
    const made = await makeFiles(job, await executorWith(kept))
    signal?.throwIfAborted()
    return publish(made, kept, job)
  }

  /** Articles that are given as values are in memory already, and so is all that becomes of them. */
  async function executorWith(kept: Cache): Promise<Executor | undefined> {
    if (typeof options.posts === 'object') return undefined
    const { cachedExecutor, openWorkerPool } = await import('../workers/index.ts')
    pool ??= openWorkerPool(renderConfig(config), options.threads ?? availableParallelism())
    return cachedExecutor(kept, pool, signal)
  }

  async function makeFiles(
    { inputs, now }: Job,
    executor: Executor | undefined,
  ): Promise<PipelineResult> {
    const { runPipeline } = await import('../pipeline.ts')
    return runPipeline({
      ...inputs,
      now,
      executor,
      onProgress(done, total) {
        signal?.throwIfAborted()
        options.onProgress?.({ done, total })
      },
    })
  }

  function publish(made: PipelineResult, kept: Cache, { inputs, now, found }: Job): Built {
    const { report, files } = made
    const all = [...found, ...made.diagnostics]
    if (files === undefined || isStopped(all)) {
      return { report, diagnostics: all, changes: undefined, files: [], notes: [] }
    }
    const emitted = emit(files, { out, dryRun: !write, memory: kept.outputs })
    const diagnostics = [...all, ...emitted.diagnostics]
    const changes = emitted.value
    if (changes !== undefined) kept.keepBuild(inputs, now, made)
    return { report, diagnostics, changes, files: resultFiles(files, changes), notes: [] }
  }

  /** What is not on the disk must be read before the cache is closed. */
  function resultFiles(
    files: readonly OutputFile[],
    changes: readonly FileChange[] | undefined,
  ): readonly BuiltFile[] {
    return write && changes !== undefined ? filesOnDisk(out, changes) : filesInMemory(files)
  }

  return {
    out,
    build,
    close() {
      pool?.close()
      if (temporary !== undefined)
        attempt(() => rmSync(temporary, { recursive: true, force: true }))
    },
  }
}
