import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { BuildInputs, Cache } from '../cache/index.ts'
import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import type { Executor } from '../executor.ts'
import type { BuildReport, GeneratorName, Timestamp } from '../model/index.ts'
import { emit, type FileChange } from '../output/index.ts'
import type { PipelineInput, PipelineResult } from '../pipeline.ts'
import type { RenderMemory } from '../render-memory.ts'
import type { WorkerPool } from '../workers/index.ts'
import { filesInMemory, filesOnDisk, type HeldFiles, heldFiles } from './built-files.ts'
import { type ChosenFolder, chooseCacheFolder, folderForMany } from './choose-cache-folder.ts'
import type { BuildOptions, BuiltFile } from './options.ts'
import { removeFolder, type WithNotes, withCache } from './with-cache.ts'

/** What came of a build, whether anything was published or not. */
export interface BuildOutcome {
  readonly report: BuildReport
  readonly diagnostics: readonly Diagnostic[]
  /** What was done to each file; undefined where nothing was published, because something is wrong. */
  readonly changes: readonly FileChange[] | undefined
  readonly files: readonly BuiltFile[]
}

/** What one build is about. */
interface BuildJob extends BuildInputs {
  readonly now: Timestamp
  /** Problems that are known already. With an error among them nothing is published. */
  readonly found: readonly Diagnostic[]
  /** The generator of the site, as far as the config names one. */
  readonly generator: GeneratorName | undefined
}

/** Builds a publication, with its cache and its threads. */
export interface Builder {
  /** The output folder, absolute. */
  readonly out: string
  build(
    job: Pick<BuildJob, 'sources' | 'pages' | 'now' | 'found' | 'generator'>,
  ): Promise<WithNotes<BuildOutcome>>
  /** Has a question answered about the posts as a build sees them. Nothing is published or kept. */
  ask<Answer>(given: AskedOf, question: Inquiry<Answer>): Promise<Answer>
  close(): void
}

type AskedOf = Pick<PipelineInput, 'sources' | 'pages' | 'now'>

type Inquiry<Answer> = (input: PipelineInput & { readonly executor: Executor }) => Promise<Answer>

/** @param isForMany whether there may be more than one build */
export function openBuilder(
  root: string,
  config: ResolvedConfig,
  options: BuildOptions,
  isForMany: boolean,
): Builder {
  const { drafts = false, future = false } = options
  const out = resolve(root, config.out)
  let chosen: ChosenFolder | undefined
  let pool: WorkerPool | undefined
  let memory: RenderMemory | undefined
  const held = options.write === false ? heldFiles() : undefined

  const executorWith = async (opened: Cache): Promise<Executor> => {
    const { cachedExecutor, openWorkerPool } = await import('../workers/index.ts')
    pool ??= openWorkerPool(config, options.threads ?? availableParallelism())
    return cachedExecutor(await opened.stages(), pool, options.signal)
  }

  const choose = () => {
    const folder = chooseCacheFolder(root, options)
    return isForMany ? folderForMany(folder, { root, config }) : folder
  }
  /** Articles that are values are in memory already; the cache knows articles by their files. */
  const forValues = async () => {
    const { valueExecutor } = await import('../workers/index.ts')
    const { createRenderMemory } = await import('../render-memory.ts')
    if (isForMany) memory ??= createRenderMemory(config)
    return valueExecutor(config, { signal: options.signal, memory })
  }

  return {
    out,
    async build(given) {
      const job: BuildJob = { ...given, config, drafts, future, out }
      if (typeof options.posts === 'object') {
        const executor = await forValues()
        try {
          const made = await runWithin(job, executor, options)
          return { value: publish(made, undefined, job, options, held), notes: [] }
        } finally {
          executor.close()
        }
      }
      // what is wrong with the folder is said once
      const notes = chosen === undefined ? undefined : []
      chosen ??= choose()
      const place = { ...chosen, root, config }
      const built = await withCache(place, async (opened, folder) => {
        const known = replay(opened, job, options)
        if (known !== undefined) return known
        const made = await runWithin(job, await executorWith(opened), options)
        return publish(made, { cache: opened, folder }, job, options, held)
      })
      return { ...built, notes: [...(notes ?? chosen.notes), ...built.notes] }
    },
    async ask(given, question) {
      const input = { ...given, config, drafts, future }
      if (typeof options.posts === 'object') {
        const executor = await forValues()
        return question({ ...input, executor }).finally(executor.close)
      }
      chosen ??= choose()
      // what a build left is better kept than this, which is a part of it
      const place = { ...chosen, root, config, isKept: false }
      const { value } = await withCache(place, async (opened) => {
        return question({ ...input, executor: await executorWith(opened) })
      })
      return value
    },
    close() {
      pool?.close()
      if (chosen?.isTemporary) removeFolder(chosen.folder)
    },
  }
}

/** What the last build gave, if this one would give the same. */
function replay(cache: Cache, job: BuildJob, options: BuildOptions): BuildOutcome | undefined {
  const known = cache.replay(job, job.now)
  if (known === undefined) return undefined
  const diagnostics = [...job.found, ...known.diagnostics]
  if (isStopped(diagnostics, options)) return undefined
  return { ...known, diagnostics, files: filesOnDisk(job.out, known.changes) }
}

async function runWithin(
  job: BuildJob,
  executor: Executor,
  { signal, onProgress }: BuildOptions,
): Promise<PipelineResult> {
  const { runPipeline } = await import('../pipeline.ts')
  const made = await runPipeline({
    ...job,
    executor,
    onProgress(done, total) {
      signal?.throwIfAborted()
      onProgress?.({ done, total })
    },
  })
  signal?.throwIfAborted()
  return made
}

/** @param held takes the files where nothing is written */
function publish(
  { report, files, diagnostics: ofPipeline, selection }: PipelineResult,
  known: { readonly cache: Cache; readonly folder: string } | undefined,
  job: BuildJob,
  options: BuildOptions,
  held: HeldFiles | undefined,
): BuildOutcome {
  const { out } = job
  const before = [...job.found, ...ofPipeline]
  if (files === undefined || isStopped(before, options)) {
    return { report, diagnostics: before, changes: undefined, files: [] }
  }
  const memory = known?.cache.outputs
  const inMemory = held?.hold(files)
  const emitted = emit(inMemory ?? files, {
    out,
    dryRun: held !== undefined,
    stagingParent: known?.folder,
    memory: held?.memoryWith(memory) ?? memory,
    replace: job.config.replace,
    generator: job.generator,
  })
  const diagnostics = [...before, ...emitted.diagnostics]
  if (!emitted.ok) return { report, diagnostics, changes: undefined, files: [] }
  const changes = emitted.value
  known?.cache.keepBuild(job, { report, diagnostics: ofPipeline, selection })
  const built = inMemory === undefined ? filesOnDisk(out, changes) : filesInMemory(inMemory)
  return { report, diagnostics, changes, files: built }
}

function isStopped(found: readonly Diagnostic[], { strict = false }: BuildOptions): boolean {
  return hasErrors(found) || (strict && found.length > 0)
}
