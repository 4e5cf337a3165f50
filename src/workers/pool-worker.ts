import type { ResourceLimits, Worker } from 'node:worker_threads'
import type { ParseConfig, RenderConfig } from '../config/index.ts'
import type { LinkTarget } from '../plan/index.ts'
import type { RenderedPost, SiteLinks } from '../render/index.ts'
import type { FileRef, ParseOutcome, PlainParsed } from './parse-file.ts'
import type { RenderTask } from './tasks.ts'

/** What a thread is sent. */
export type WorkerRequest = { readonly number: number } & (ParseJob | RenderJob)

interface ParseJob {
  readonly pages: readonly FileRef[]
  readonly config: ParseConfig
  readonly evenIfSlow: boolean
}

interface RenderJob {
  readonly tasks: readonly RenderTask[]
  /** What there is to link to, where it is not the same as in the request before. */
  readonly targets: readonly LinkTarget[] | undefined
}

/** What it answers, with the same number. */
export interface WorkerResponse {
  readonly number: number
  readonly done: readonly ParseOutcome<PlainParsed>[] | readonly RenderedPost[]
}

/** Another thread, which answers with undefined where it has failed. */
export interface PoolWorker {
  parse(
    pages: readonly FileRef[],
    config: ParseConfig,
    evenIfSlow: boolean,
  ): Promise<readonly ParseOutcome<PlainParsed>[] | undefined>
  render(
    tasks: readonly RenderTask[],
    links: SiteLinks | undefined,
  ): Promise<readonly RenderedPost[] | undefined>
  /** Whether it has failed because it had no more memory. */
  isOutOfMemory(): boolean
  close(): void
}

export async function startWorker(
  config: RenderConfig,
  resourceLimits: ResourceLimits,
): Promise<PoolWorker> {
  const { Worker } = await import('node:worker_threads')
  const file = new URL('./worker.js', import.meta.url)
  return poolWorkerOn(new Worker(file, { workerData: config, resourceLimits }))
}

function poolWorkerOn(worker: Worker): PoolWorker {
  const waiting = new Map<number, (done: WorkerResponse['done'] | undefined) => void>()
  let hasFailed = false
  let isOutOfMemory = false
  let last = 0
  let known: SiteLinks | undefined
  const fail = () => {
    hasFailed = true
    for (const answer of waiting.values()) answer(undefined)
  }
  worker.on('message', ({ number, done }: WorkerResponse) => {
    waiting.get(number)?.(done)
    waiting.delete(number)
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    isOutOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail()
  })
  worker.on('exit', fail)
  const ask = (job: ParseJob | RenderJob): Promise<WorkerResponse['done'] | undefined> => {
    if (hasFailed) return Promise.resolve(undefined)
    last += 1
    const request: WorkerRequest = { number: last, ...job }
    worker.postMessage(request)
    return new Promise((resolve) => waiting.set(request.number, resolve))
  }
  return {
    parse(pages, config, evenIfSlow) {
      return ask({ pages, config, evenIfSlow }) as ReturnType<PoolWorker['parse']>
    },
    render(tasks, links) {
      const targets = links === known ? undefined : links?.targets
      known = links
      return ask({ tasks, targets }) as ReturnType<PoolWorker['render']>
    },
    isOutOfMemory: () => isOutOfMemory,
    close() {
      void worker.terminate()
    },
  }
}
