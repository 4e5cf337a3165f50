import { resolve } from 'node:path'
import { BuildError, type BuildOptions } from '../../index.ts'
import { watchPublication } from '../../server/index.ts'
import type { Exit } from '../exit.ts'
import { rebuildLog } from '../rebuild-log.ts'
import { ourTerminal } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'

/**
 * `feedwright build --watch`: builds whenever something changes, until it is stopped. What is wrong leaves
 * the output folder as it is.
 */
export async function buildAndWatch(root: string, options: BuildOptions): Promise<Exit> {
  const say = (text: string) => void process.stderr.write(text)
  const terminal = ourTerminal()
  const log = rebuildLog(root, terminal)
  return untilStopped(root, async (signal) => {
    const watched = await watchPublication(
      resolve(root),
      { ...options, signal },
      {
        onTrouble: (text) => say(`${terminal.paint.yellow(text)}\n`),
        onRebuild(rebuild) {
          const { outcome } = rebuild
          const changes = outcome instanceof BuildError ? [] : outcome.changes
          const changed = changes.filter(({ change }) => change !== 'unchanged')
          const paths = changed.map(({ path }) => path)
          say(log(rebuild, paths))
        },
      },
    )
    say('Feedwright watches for changes. Ctrl+C ends it.\n')
    return watched
  })
}
