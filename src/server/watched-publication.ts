import { statSync } from 'node:fs'
import { join, relative } from 'node:path'
import {
  type BuildContext,
  BuildError,
  type BuildOptions,
  type BuildResult,
  createContext,
} from '../index.ts'
import { type FileWatcher, watchFiles } from './watch-files.ts'

/** A build that was done because something changed, or because it is the first one. */
export interface Rebuild {
  readonly context: BuildContext
  /** The files that changed, from the root; empty for the first build. */
  readonly causes: readonly string[]
  /** What it made, or why it made nothing. */
  readonly outcome: BuildResult | BuildError
  /** How long it took, in milliseconds. */
  readonly milliseconds: number
}

export interface PublicationListener {
  /** Is awaited before the next build. */
  onRebuild(rebuild: Rebuild): void | Promise<void>
  /** Is told once, in a sentence, that some changes will not be noticed. */
  onTrouble(text: string): void
}

export interface WatchedPublication {
  /** Rejects with a fault that ended the watching. */
  readonly failed: Promise<never>
  /** Ends the watching and a build that is under way. */
  close(): Promise<void>
}

/** Longer than this, a timer cannot run. */
const longestTimer = 2 ** 31 - 1

/**
 * Builds a publication, and builds it again whenever something changes that it is made of. When the config
 * changes, its context is made anew; while the config is wrong, the last one stays.
 *
 * @throws `BuildError` where the config is wrong at the beginning
 * @throws the reason of `options.signal`
 */
export async function watchPublication(
  root: string,
  options: BuildOptions,
  { onRebuild, onTrouble }: PublicationListener,
): Promise<WatchedPublication> {
  const ending = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal
  const open = () => createContext({ ...options, root, signal })
  let context = await open()
  let watcher: FileWatcher | undefined
  let written: ReadonlySet<string> = new Set()
  let pending = new Set<string>()
  let isConfigNew = false
  let isDue = false
  let isInTrouble = false
  let running: Promise<void> | undefined
  let due: NodeJS.Timeout | undefined
  let setFailed: (fault: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    setFailed = reject
  })
  failed.catch(() => {})

  const note = (paths: ReadonlySet<string>) => {
    for (const path of paths) if (!written.has(path)) pending.add(path)
    isConfigNew ||= context.inputs.configFiles.some((file) => paths.has(file))
    if (pending.size > 0) start()
  }
  const fail = (reason: string) => {
    if (isInTrouble) return
    isInTrouble = true
    onTrouble(
      `Not all files can be watched: ${reason}. Set CHOKIDAR_USEPOLLING=1 in the environment to look at them again and again instead.`,
    )
  }
  const start = () => {
    isDue = true
    running ??= run()
      .catch(setFailed)
      .finally(() => {
        running = undefined
      })
  }
  const watch = async () => {
    const { configFiles } = context.inputs
    const before = statesOf(configFiles)
    watcher = watchFiles(context.inputs, { tell: note, fail })
    await watcher.ready
    // what changed before was not noticed
    isConfigNew ||= statesOf(configFiles) !== before
    start()
  }
  const renew = async () => {
    const next = await open()
    await Promise.all([context.dispose(), watcher?.close()])
    context = next
    isConfigNew = false
    void watch()
  }
  const rebuild = async () => {
    const begin = performance.now()
    const causes = [...pending].map((path) => relative(root, path)).sort()
    pending = new Set()
    isDue = false
    const outcome = await attemptBuild(async () => {
      if (isConfigNew) await renew()
      return context.rebuild()
    })
    written = outcome instanceof BuildError ? written : pathsOf(context, outcome)
    clearTimeout(due)
    const { nextDue } = outcome.summary ?? {}
    if (nextDue !== undefined && options.now === undefined) {
      due = setTimeout(start, Math.min(Math.max(nextDue - Date.now(), 0) + 1, longestTimer))
      due.unref()
    }
    const milliseconds = performance.now() - begin
    await onRebuild({ context, causes, outcome, milliseconds })
  }
  const run = async () => {
    while (isDue && !signal.aborted) {
      try {
        await rebuild()
      } catch (error) {
        if (!signal.aborted) throw error
      }
    }
  }

  const watching = watch()
  start()
  const close = async () => {
    ending.abort()
    clearTimeout(due)
    await running
    await Promise.all([watcher?.close(), context.dispose()])
  }
  await Promise.all([watching, running])
  await running
  if (signal.aborted) {
    await close()
    throw signal.reason
  }
  return { failed, close }
}

async function attemptBuild(action: () => Promise<BuildResult>): Promise<BuildResult | BuildError> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof BuildError) return error
    throw error
  }
}

/** What tells states of files apart. */
function statesOf(files: readonly string[]): string {
  const states = files.map((file) => {
    const { mtimeMs = 0, size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
    return `${mtimeMs}:${size}`
  })
  return states.join()
}

/** The files that a build may have written, which are no reason for the next one. */
function pathsOf({ out }: BuildContext, { files }: BuildResult): ReadonlySet<string> {
  return new Set(files.map(({ path }) => join(out, path)))
}
