/** A thread of a crew: it performs the tasks that it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../config/index.ts'
import type { Order } from './crew.ts'

const { perform } = await import('./tasks.ts')

parentPort?.on('message', ({ number, tasks }: Order) => {
  const done = tasks.map((task) => perform(task, workerData as Config))
  const texts = done.flatMap((each) => ('parts' in each ? [each.bytes] : []))
  // handed over instead of copied, unless they lie in a buffer with others
  const whole = texts.filter(({ buffer, length }) => buffer.byteLength === length)
  parentPort?.postMessage(
    { number, done },
    whole.map(({ buffer }) => buffer as ArrayBuffer),
  )
})
