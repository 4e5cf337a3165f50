import type { Worker } from 'node:worker_threads'
import type { RenderConfig } from '../config/index.ts'
import type { RenderedPost } from '../render/index.ts'
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

/** What a thread is sent. */
export interface WorkerRequest {
  readonly number: number
  readonly tasks: readonly RenderTask[]
}

/** What it answers, with the same number. */
export interface WorkerResponse {
  readonly number: number
  readonly done: readonly RenderedPost[]
}

/** Another thread costs its start, so that it pays for at least as many posts. */
const worthIt = 40

/** More threads only share the disk with each other. */
const threadLimit = 16

/** As many posts go to a thread at a time as take it some 20 ms. */
const batchSize = 8

/** As many batches wait at a thread, so that it has work while this one is busy. */
const batchesAhead = 2

/** Of another thread: with more it leaves its garbage for long, and where it has too little we do its work. */
const resourceLimits = { maxOldGenerationSizeMb: 128 }

/** @param threads how many may work at once, this one included */
export function openWorkerPool(config: RenderConfig, threads: number): WorkerPool {
  let helpers: readonly PoolWorker[] = []
  const startHelpers = async (taskCount: number) => {
    const useful = Math.min(threads, threadLimit, Math.ceil(taskCount / batchSize)) - 1
    if (helpers.length >= useful || taskCount < worthIt) return
    const { Worker } = await import('node:worker_threads')
    const file = new URL('./worker.js', import.meta.url)
    const more = Array.from({ length: useful - helpers.length }, () => {
      return poolWorkerOn(new Worker(file, { workerData: config, resourceLimits }))
    })
    helpers = [...helpers, ...more]
  }

  return {
    async run(tasks, take, signal) {
      if (tasks.length === 0) return
      await startHelpers(tasks.length)
      const { runTask } = await import('./tasks.ts')
      const size = Math.min(batchSize, Math.ceil(tasks.length / (4 * (helpers.length + 1))))
      let end = 0
      const next = () => {
        signal?.throwIfAborted()
        const start = end
        end = Math.min(start + size, tasks.length)
        return { start, batch: tasks.slice(start, end) }
      }
      const here = async () => {
        for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
          for (const [index, task] of batch.entries()) take(start + index, runTask(task, config))
          // answers come in meanwhile
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      const there = async (helper: PoolWorker) => {
        for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
          const answer = await helper.ask(batch)
          signal?.throwIfAborted()
          const done = answer ?? batch.map((task) => runTask(task, config))
          for (const [index, each] of done.entries()) take(start + index, each)
          // a thread that has failed is not asked again
          if (answer === undefined) return
        }
      }
      const others = helpers.flatMap((each) =>
        Array.from({ length: batchesAhead }, () => there(each)),
      )
      await Promise.all([...others, here()])
    },
    close() {
      for (const helper of helpers) helper.close()
    },
  }
}

interface PoolWorker {
  /** The rendered posts, or undefined where the thread has failed. */
  ask(tasks: readonly RenderTask[]): Promise<readonly RenderedPost[] | undefined>
  close(): void
}

function poolWorkerOn(worker: Worker): PoolWorker {
  const waiting = new Map<number, (done: readonly RenderedPost[] | undefined) => void>()
  let hasFailed = false
  let last = 0
  const fail = () => {
    hasFailed = true
    for (const answer of waiting.values()) answer(undefined)
  }
  worker.on('message', ({ number, done }: WorkerResponse) => {
    waiting.get(number)?.(done)
    waiting.delete(number)
  })
  worker.on('error', fail)
  worker.on('exit', fail)
  return {
    ask(tasks) {
      if (hasFailed) return Promise.resolve(undefined)
      last += 1
      const request: WorkerRequest = { number: last, tasks }
      worker.postMessage(request)
      return new Promise((resolve) => waiting.set(request.number, resolve))
    },
    close() {
      void worker.terminate()
    },
  }
}
