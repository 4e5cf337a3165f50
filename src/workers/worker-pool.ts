import type { Worker } from 'node:worker_threads'
import type { RenderConfig } from '../config/index.ts'
import type { Task, TaskResult } from './tasks.ts'

/** Threads that share tasks, this one among them. */
export interface WorkerPool {
  /** Performs tasks of one kind. `take` gets what each gives as it comes, with its place in the list. */
  run<Each extends Task>(
    tasks: readonly Each[],
    take: (index: number, done: TaskResult<Each>) => void,
  ): Promise<void>
  close(): void
}

/** What a thread is sent, and answers with the same number. */
export interface WorkerRequest {
  readonly number: number
  readonly tasks: readonly Task[]
}

interface WorkerResponse {
  readonly number: number
  readonly done: readonly never[]
}

/** Another thread costs its start, so that there must be so many tasks for it to pay. */
const worthIt: Readonly<Record<Task['kind'], number>> = { read: 1500, render: 40 }

/** More share the disk with each other only. */
const threadLimit = 16

/** As many tasks go to a thread at a time as take it some 20 ms. */
const batchSize: Readonly<Record<Task['kind'], number>> = { read: 250, render: 8 }

/** So many orders wait at a thread, so that it has work while this one is busy. */
const orders: Readonly<Record<Task['kind'], number>> = { read: 4, render: 2 }

/** Of a thread more: with room it leaves its garbage for long, and where it has too little we do its work. */
const resourceLimits = { maxOldGenerationSizeMb: 128 }

/** @param threads how many may work at once, this one included */
export function openWorkerPool(config: RenderConfig, threads: number): WorkerPool {
  let helpers: readonly PoolWorker[] = []

  return {
    async run(tasks, take) {
      const kind = tasks[0]?.kind
      if (kind === undefined) return
      const useful = Math.min(threads, threadLimit, Math.ceil(tasks.length / batchSize[kind])) - 1
      if (helpers.length < useful && tasks.length >= worthIt[kind]) {
        const { Worker } = await import('node:worker_threads')
        const file = new URL('./worker.js', import.meta.url)
        const more = Array.from({ length: useful - helpers.length }, () => {
          return poolWorkerOn(new Worker(file, { workerData: config, resourceLimits }))
        })
        helpers = [...helpers, ...more]
      }
      const { runTask } = await import('./tasks.ts')
      const size = Math.min(batchSize[kind], Math.ceil(tasks.length / (4 * (helpers.length + 1))))
      let end = 0
      const next = () => {
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
          const done = answer ?? batch.map((task) => runTask(task, config))
          for (const [index, each] of done.entries()) take(start + index, each)
          // a thread that has failed is not asked again
          if (answer === undefined) return
        }
      }
      const others = helpers.flatMap((each) =>
        Array.from({ length: orders[kind] }, () => there(each)),
      )
      await Promise.all([...others, here()])
    },
    close() {
      for (const helper of helpers) helper.close()
    },
  }
}

interface PoolWorker {
  /** What the tasks give, or nothing where the thread has failed. */
  ask(tasks: readonly Task[]): Promise<readonly never[] | undefined>
  close(): void
}

function poolWorkerOn(worker: Worker): PoolWorker {
  const waiting = new Map<number, (done: readonly never[] | undefined) => void>()
  let hasFailed = false
  let number = 0
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
      number += 1
      const order: WorkerRequest = { number, tasks }
      worker.postMessage(order)
      return new Promise((resolve) => waiting.set(order.number, resolve))
    },
    close() {
      void worker.terminate()
    },
  }
}
