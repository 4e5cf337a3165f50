import { BuildError } from '../index.ts'
import type { WatchedPublication } from '../server/index.ts'
import { type Exit, exit } from './exit.ts'
import { sayProblems } from './say.ts'

/**
 * Watches a publication until the user or the system stops it, which is how it is meant to end. It may be stopped
 * before it runs; a second signal ends the process as it would end any other. A config that is wrong at the
 * beginning is reported.
 *
 * @param root the folder of the publication
 */
export async function untilStopped(
  root: string,
  start: (signal: AbortSignal) => Promise<WatchedPublication>,
): Promise<Exit> {
  const interrupt = new AbortController()
  const { signal } = interrupt
  const stop = () => interrupt.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  try {
    const running = await start(signal)
    await Promise.race([stopped, running.failed]).finally(running.close)
    return exit.fine
  } catch (error) {
    if (signal.aborted) return exit.fine
    if (!(error instanceof BuildError)) throw error
    sayProblems(error, root)
    return exit.usage
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}
