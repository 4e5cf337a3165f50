import type { RenderConfig } from '../config/index.ts'
import type { RenderedPost } from '../render/index.ts'
import { openGuardedWorker } from './guarded-worker.ts'
import { type PoolWorker, startWorker } from './pool-worker.ts'
import type { RenderTask } from './tasks.ts'

/** Threads that share the posts to be rendered, this thread among them. */
export interface WorkerPool {
  /**
   * Renders posts. `take` gets each as it comes, with its place in the list. Rejects with the reason of
   * the signal once that is aborted.
   */
  run(
    tasks: readonly RenderTask[],
    take: (index: number, rendered: RenderedPost) => void,
    signal?: AbortSignal,
  ): Promise<void>
  close(): void
}

/** Another thread costs its start, so that it pays for at least as many posts. */
const worthIt = 40

/** More threads only share the disk with each other. */
const threadLimit = 16

/** The number of posts that go to a thread at a time: they take it some 20 ms. */
const batchSize = 8

/** The number of batches that wait at a thread, so that it has work while this one is busy. */
const batchesAhead = 2

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
    const useful = Math.min(threads, threadLimit, Math.ceil(taskCount / batchSize)) - 1
    if (helpers.length >= useful || taskCount < worthIt) return
    const more = Array.from({ length: useful - helpers.length }, () => {
      return startWorker(config, resourceLimits)
    })
    helpers = [...helpers, ...(await Promise.all(more))]
  }

  return {
    async run(tasks, takeFinished, signal) {
      if (tasks.length === 0) return
      await startHelpers(tasks.length)
      const { runTask } = await import('./tasks.ts')
      const size = Math.min(batchSize, Math.ceil(tasks.length / (4 * (helpers.length + 1))))
      const guard = openGuardedWorker(config, seconds, signal)
      const guarded: Promise<void>[] = []
      const take = (index: number, rendered: RenderedPost) => {
        const task = tasks[index]
        if (!rendered.isPutOff || task === undefined) return takeFinished(index, rendered)
        const later = guard
          .render(task, rendered.slowLine)
          .then((late) => takeFinished(index, late))
        // it is awaited below, after the posts that are not put off
        later.catch(() => {})
        guarded.push(later)
      }
      let end = 0
      let hasFailed = false
      const next = () => {
        signal?.throwIfAborted()
        // where one of the threads has failed for good, the others stop as well
        if (hasFailed) end = tasks.length
        const start = end
        end = Math.min(start + size, tasks.length)
        return { start, batch: tasks.slice(start, end) }
      }
      const here = async () => {
        for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
          for (const [index, task] of batch.entries()) {
            take(start + index, await runTask(task, config))
          }
          // answers come in meanwhile
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      const there = async (helper: PoolWorker) => {
        for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
          const answer = await helper.ask(batch)
          signal?.throwIfAborted()
          const done = answer ?? (await Promise.all(batch.map((task) => runTask(task, config))))
          for (const [index, each] of done.entries()) take(start + index, each)
          // a thread that has failed is not asked again
          if (answer === undefined) return
        }
      }
      const others = helpers.flatMap((each) =>
        Array.from({ length: batchesAhead }, () => there(each)),
      )
      const loops = [...others, here()].map((loop) => {
        return loop.catch((error: unknown) => {
          hasFailed = true
          throw error
        })
      })
      try {
        const ended = await Promise.allSettled(loops)
        for (const each of ended) if (each.status === 'rejected') throw each.reason
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
