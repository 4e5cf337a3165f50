import type { ParseConfig, RenderConfig } from '../config/index.ts'
import type { RenderedPost, SiteLinks } from '../render/index.ts'
import { openGuardedWorker } from './guarded-worker.ts'
import { type FileRef, type ParseOutcome, type PlainParsed, parseRef } from './parse-file.ts'
import { type PoolWorker, startWorker } from './pool-worker.ts'
import { helpersFor, shareTasks } from './share-tasks.ts'
import type { RenderTask } from './tasks.ts'

/**
 * Threads that share the work, this thread among them. What they did is taken as it comes, with its
 * place in the list. They reject with the reason of the signal once that is aborted.
 */
export interface WorkerPool {
  /** Parses built pages, which takes as long as rendering. */
  parse(
    pages: readonly FileRef[],
    config: ParseConfig,
    take: (index: number, parsed: ParseOutcome<PlainParsed>) => void,
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

/** More threads only share the disk with each other. */
const threadLimit = 16

/**
 * The memory of another thread. With more, it leaves its garbage for long; where it has too little, this
 * thread does its work.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128 }

export interface WorkerPoolOptions {
  /** How many threads may work at once, this one included. */
  readonly threads: number
  /** How long a post may take. */
  readonly seconds: number
}

export function openWorkerPool(
  config: RenderConfig,
  { threads, seconds }: WorkerPoolOptions,
): WorkerPool {
  let helpers: readonly PoolWorker[] = []
  const startHelpers = async (taskCount: number) => {
    // a function of the config can be called in this thread alone
    if (config.components !== undefined) return
    const useful = helpersFor(taskCount, Math.min(threads, threadLimit))
    if (helpers.length >= useful || taskCount < worthIt) return
    const more = Array.from({ length: useful - helpers.length }, () => {
      return startWorker(config, resourceLimits)
    })
    helpers = [...helpers, ...(await Promise.all(more))]
  }

  return {
    async parse(pages, parseConfig, take, signal) {
      if (pages.length === 0) return
      const isPlain = !hasFunctions(parseConfig)
      if (isPlain) await startHelpers(pages.length)
      await shareTasks(pages, {
        helpers: isPlain ? helpers : [],
        here: (page) => parseRef(page, parseConfig),
        there: (helper, batch) => helper.parse(batch, parseConfig),
        take,
        signal,
      })
    },
    async render(tasks, links, takeFinished, signal) {
      if (tasks.length === 0) return
      await startHelpers(tasks.length)
      const { runTask } = await import('./tasks.ts')
      const guard = openGuardedWorker(config, seconds, signal)
      const guarded: Promise<void>[] = []
      const take = (index: number, rendered: RenderedPost) => {
        const task = tasks[index]
        if (!rendered.isPutOff || task === undefined) return takeFinished(index, rendered)
        const later = guard
          .render(task, links, rendered.slowLine)
          .then((late) => takeFinished(index, late))
        // it is awaited below, after the posts that are not put off
        later.catch(() => {})
        guarded.push(later)
      }
      try {
        await shareTasks(tasks, {
          helpers,
          here: (task) => runTask(task, config, links),
          there: (helper, batch) => helper.render(batch, links),
          take,
          signal,
        })
        await Promise.all(guarded)
      } finally {
        guard.close()
      }
    },
    close() {
      for (const helper of helpers) helper.close()
    },
  }
}

/** Functions of the config can be called in this thread alone. */
function hasFunctions({ permalink, fields, collections }: ParseConfig): boolean {
  return [permalink, fields, ...collections.map((each) => each.permalink)].some((each) => {
    return typeof each === 'function'
  })
}
