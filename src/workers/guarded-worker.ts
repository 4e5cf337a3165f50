import type { RenderConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { RenderedPost } from '../render/index.ts'
import { type PoolWorker, startWorker } from './pool-worker.ts'
import { type RenderTask, runTask } from './tasks.ts'

/**
 * A thread for the posts that may take long or much: it is ended when one does, and that post is
 * reported. No other post waits for it, and this process keeps its memory.
 */
export interface GuardedWorker {
  /**
   * Rejects with the reason of the signal once that is aborted.
   *
   * @param line the line of the file that is to be looked at where the post is ended
   */
  render(task: RenderTask, line?: number, signal?: AbortSignal): Promise<RenderedPost>
  close(): void
}

/** Together with the memory of the build itself, this stays within half a gigabyte. */
const resourceLimits = { maxOldGenerationSizeMb: 320 }

/** @param seconds how long a post may take */
export function openGuardedWorker(config: RenderConfig, seconds: number): GuardedWorker {
  let worker: PoolWorker | undefined
  return {
    async render(task, line, signal) {
      // a function of the config can be called in this thread alone
      if (config.components !== undefined) return runTask(task, config)
      worker ??= await startWorker(config, resourceLimits)
      const ended = endOf(seconds, signal)
      const answer = await Promise.race([worker.ask([task]), ended.promise])
      ended.cancel()
      if (typeof answer === 'object' && answer[0] !== undefined) return answer[0]
      const isOutOfMemory = worker.isOutOfMemory()
      worker.close()
      worker = undefined
      signal?.throwIfAborted()
      const place = { file: task.name, line, column: line && 1 }
      if (answer === 'ended') return nothing(diagnostic('post-slow', place, { seconds }))
      if (!isOutOfMemory) return runTask(task, config)
      const megabytes = resourceLimits.maxOldGenerationSizeMb
      return nothing(diagnostic('post-memory', place, { megabytes }))
    },
    close() {
      worker?.close()
    },
  }
}

function nothing(found: Diagnostic): RenderedPost {
  return { parts: [], bytes: new Uint8Array(), diagnostics: [found], digest: '' }
}

/** Fulfils when so many seconds have passed, or earlier when the signal is aborted. */
function endOf(
  seconds: number,
  signal: AbortSignal | undefined,
): { readonly promise: Promise<'ended'>; cancel(): void } {
  let cancel = () => {}
  const promise = new Promise<'ended'>((resolve) => {
    const end = () => resolve('ended')
    const timer = setTimeout(end, seconds * 1000)
    signal?.addEventListener('abort', end, { once: true })
    cancel = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
  })
  return { promise, cancel: () => cancel() }
}
