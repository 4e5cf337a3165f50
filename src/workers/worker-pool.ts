import { type ParseConfig, type ResolvedConfig, renderConfig } from '../config/index.ts'
import type { SourceFile } from '../model/index.ts'
import type { RenderedPost, SiteLinks } from '../render/index.ts'
import { type GuardedWorker, openGuardedWorker } from './guarded-worker.ts'
import { hasFunctions, type ParseOutcome, parseFile, refOf, withSource } from './parse-file.ts'
import { type PoolWorker, startWorker } from './pool-worker.ts'
import { shareTasks } from './share-tasks.ts'
import { type RenderTask, runTask } from './tasks.ts'

/**
 * Threads that share the work, this thread among them. What they did is taken as it comes, with its
 * place in the list. They reject with the reason of the signal once that is aborted.
 */
export interface WorkerPool {
  /** Parses files on the disk. */
  parse(
    sources: readonly SourceFile[],
    config: ParseConfig,
    take: (index: number, parsed: ParseOutcome) => void,
    signal?: AbortSignal,
  ): Promise<void>
  /** Renders posts, with where links between them lead. */
  render(
    tasks: readonly RenderTask[],
    links: SiteLinks | undefined,
    take: (index: number, rendered: RenderedPost) => void,
    signal?: AbortSignal,
  ): Promise<void>
  close(): void
}

/** Another thread costs its start, so that it pays for at least as many posts. */
const worthIt = 40

/** How many go to a thread at a time: they take it some 20 ms. */
const batchSize = 8

/** More threads only share the disk with each other. */
const threadLimit = 16

/**
 * The memory of another thread. With more, it leaves its garbage for long; where it has too little, this
 * thread does its work.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128 }

/** @param threads how many may work at once, this one included */
export function openWorkerPool(resolved: ResolvedConfig, threads: number): WorkerPool {
  const config = renderConfig(resolved)
  const { seconds } = resolved.limits.post
  let helpers: readonly PoolWorker[] = []
  const startHelpers = async (taskCount: number) => {
    // a function of the config can be called in this thread alone
    if (config.components !== undefined) return
    const useful = Math.min(threads, threadLimit, Math.ceil(taskCount / batchSize)) - 1
    if (helpers.length >= useful || taskCount < worthIt) return
    const more = Array.from({ length: useful - helpers.length }, () => {
      return startWorker(config, resourceLimits)
    })
    helpers = [...helpers, ...(await Promise.all(more))]
  }

  /** Gives a stage the thread for posts that it puts off. These are awaited after all others. */
  const withGuard = async (
    signal: AbortSignal | undefined,
    stage: (guard: GuardedWorker, later: (putOff: Promise<void>) => void) => Promise<void>,
  ) => {
    const guard = openGuardedWorker(config, seconds, signal)
    const guarded: Promise<void>[] = []
    try {
      await stage(guard, (putOff) => {
        putOff.catch(() => {})
        guarded.push(putOff)
      })
      await Promise.all(guarded)
    } finally {
      guard.close()
    }
  }

  return {
    async parse(sources, parseConfig, takeFinished, signal) {
      // to parse a post takes no longer than to send what comes of it
      const pages = sources.filter(({ collection }) => collection?.isPages).length
      const isShared = pages >= worthIt && !hasFunctions(parseConfig)
      if (isShared) await startHelpers(pages)
      await withGuard(signal, async (guard, later) => {
        await shareTasks(sources, {
          batchSize: isShared ? batchSize : 10 * batchSize,
          helpers: isShared ? helpers : [],
          here: (source) => parseFile(source, parseConfig),
          async there(helper, batch) {
            const parsed = await helper.parse(batch.map(refOf), parseConfig, false)
            return parsed?.map((each, index) => withSource(each, batch[index]))
          },
          take(index, parsed) {
            const source = sources[index]
            if (!parsed.isPutOff || source === undefined) return takeFinished(index, parsed)
            const late = guard.parse(refOf(source), parseConfig)
            later(late.then((each) => takeFinished(index, withSource(each, source))))
          },
          signal,
        })
      })
    },
    async render(tasks, links, takeFinished, signal) {
      if (tasks.length === 0) return
      await startHelpers(tasks.length)
      await withGuard(signal, async (guard, later) => {
        await shareTasks(tasks, {
          batchSize,
          helpers,
          here: (task) => runTask(task, config, links),
          there: (helper, batch) => helper.render(batch, links),
          take(index, rendered) {
            const task = tasks[index]
            if (!rendered.isPutOff || task === undefined) return takeFinished(index, rendered)
            const late = guard.render(task, links, rendered.slowLine)
            later(late.then((each) => takeFinished(index, each)))
          },
          signal,
        })
      })
    },
    close() {
      for (const helper of helpers) helper.close()
    },
  }
}
