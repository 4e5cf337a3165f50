/** A thread of a pool: it does the tasks that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RenderConfig } from '../config/index.ts'
import type { WorkerRequest } from './worker-pool.ts'

const { runTask } = await import('./tasks.ts')

parentPort?.on('message', ({ number, tasks }: WorkerRequest) => {
  const done = tasks.map((task) => runTask(task, workerData as RenderConfig))
  const texts = done.flatMap((each) => ('parts' in each ? [each.bytes] : []))
  // handed over instead of copied, unless they lie in a buffer with others
  const whole = texts.filter(({ buffer, length }) => buffer.byteLength === length)
  parentPort?.postMessage(
    { number, done },
    whole.map(({ buffer }) => buffer as ArrayBuffer),
  )
})
