import { type ResolvedConfig, renderConfig } from '../config/index.ts'
import { directExecutor, type Executor } from '../executor.ts'
import type { RenderMemory } from '../render-memory.ts'
import { openGuardedWorker } from './guarded-worker.ts'
import { taskOf } from './tasks.ts'

/** An executor for one build. */
export interface ValueExecutor extends Executor {
  close(): void
}

interface ValueExecutorOptions {
  readonly signal?: AbortSignal | undefined
  readonly memory?: RenderMemory | undefined
}

/**
 * Does everything in this thread, for posts that are values. Only those that may take long are rendered
 * in a thread that can be ended.
 */
export function valueExecutor(
  config: ResolvedConfig,
  { signal, memory }: ValueExecutorOptions,
): ValueExecutor {
  const guard = openGuardedWorker(renderConfig(config), config.limits.post.seconds, signal)
  const executor = directExecutor({
    renderLong(request, _, line) {
      const { path, name, isHtml = false, read } = request.post.source
      const task = taskOf(request, { path, name, isHtml, bytes: read() })
      return guard.render(task, request.links, line)
    },
    memory,
  })
  return { ...executor, close: () => guard.close() }
}
