/** A thread of a pool: it parses the pages and renders the posts that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RenderConfig } from '../config/index.ts'
import { targetsIn } from '../plan/index.ts'
import { type RenderedPost, type SiteLinks, siteLinks } from '../render/index.ts'
import { parseRef } from './parse-file.ts'
import type { WorkerRequest, WorkerResponse } from './pool-worker.ts'
import { runTask } from './tasks.ts'

let links: SiteLinks | undefined

parentPort?.on('message', async (request: WorkerRequest) => {
  const { number } = request
  if ('pages' in request) {
    const { pages, config, evenIfSlow } = request
    answer({ number, done: pages.map((page) => parseRef(page, config, evenIfSlow)) })
    return
  }
  const { tasks, targets } = request
  if (targets !== undefined) links = siteLinks(() => targetsIn(targets))
  const done: RenderedPost[] = []
  for (const task of tasks) done.push(await runTask(task, workerData as RenderConfig, links))
  // handed over instead of copied, unless the texts lie in a buffer with others
  const whole = done.flatMap(({ bytes: { buffer, length } }) => {
    return buffer.byteLength === length ? [buffer as ArrayBuffer] : []
  })
  answer({ number, done }, whole)
})

function answer(response: WorkerResponse, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(response, handedOver)
}
