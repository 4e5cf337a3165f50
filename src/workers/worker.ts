/** A thread of a pool: it renders the posts that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RenderConfig } from '../config/index.ts'
import type { RenderedPost } from '../render/index.ts'
import type { WorkerRequest, WorkerResponse } from './pool-worker.ts'

const { runTask } = await import('./tasks.ts')

parentPort?.on('message', async ({ number, tasks }: WorkerRequest) => {
  const done: RenderedPost[] = []
  for (const task of tasks) done.push(await runTask(task, workerData as RenderConfig))
  // handed over instead of copied, unless the texts lie in a buffer with others
  const whole = done.flatMap(({ bytes: { buffer, length } }) => {
    return buffer.byteLength === length ? [buffer as ArrayBuffer] : []
  })
  const response: WorkerResponse = { number, done }
  parentPort?.postMessage(response, whole)
})
