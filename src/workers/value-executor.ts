import type { RenderConfig } from '../config/index.ts'
import { directExecutor, type Executor } from '../executor.ts'
import { openGuardedWorker } from './guarded-worker.ts'
import { taskOf } from './tasks.ts'

/** An executor for one build. */
export interface ValueExecutor extends Executor {
  close(): void
}

/**
 * Does everything in this thread, for posts that are values. Only those that may take long are rendered
 * in a thread that can be ended.
 *
 * @param seconds how long a post may take
 */
export function valueExecutor(
  config: RenderConfig,
  seconds: number,
  signal?: AbortSignal,
): ValueExecutor {
  const guard = openGuardedWorker(config, seconds, signal)
  const executor = directExecutor({
    renderLong(request, _, line) {
      const { path, name, isHtml = false, read } = request.post.source
      const task = taskOf(request, { path, name, isHtml, bytes: read() })
      return guard.render(task, request.links, line)
    },
  })
  return { ...executor, close: () => guard.close() }
}
