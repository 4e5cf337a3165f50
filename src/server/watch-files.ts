import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { BuildContext } from '../index.ts'

/** Files that are watched for whoever builds of them. */
export interface FileWatcher {
  /** Fulfils when every change from now on is noticed, or at the end. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

/** After so many milliseconds without a change, a burst of changes is over, or after the second number. */
const quiet = 25
const longestBurst = 500

export interface WatchListener {
  tell(paths: ReadonlySet<string>): void
  /** Is given the reason why the system does not let us watch a file. */
  fail(reason: string): void
}

/**
 * Watches what builds read. Changes that come together are told together, by the absolute paths of the
 * files; what editors write beside a file is none.
 */
export function watchFiles(
  inputs: BuildContext['inputs'],
  { tell, fail }: WatchListener,
): FileWatcher {
  const { folders, configFiles } = inputs
  const targets = [...folders, ...configFiles]
  // a folder above each, as it may come back after it was gone
  const starts = [...new Set([...targets.map(nearestFolder), ...folders])]
  const isInput = (path: string) => configFiles.includes(path) || isArticleIn(path, folders)
  const isWatched = (path: string) => {
    return (
      starts.includes(path) ||
      configFiles.includes(path) ||
      targets.some((target) => isWithin(path, target)) ||
      folders.some((folder) => isWithin(folder, path) && !hidden.test(relative(folder, path)))
    )
  }
  const burst = burstOf(tell)
  const watcher: FSWatcher = watch(starts, {
    ignoreInitial: true,
    // what editors put in the place of a file is seen as one burst in any case
    atomic: false,
    ignored: (path) => !isWatched(path),
  })
  let setReady = () => {}
  const ready = new Promise<void>((resolve) => {
    setReady = resolve
    watcher.once('ready', resolve)
  })
  watcher.on('error', (error) => {
    // a link into a folder around itself has no end, and every file in it was seen long before
    const isLoop = error instanceof Error && 'code' in error && error.code === 'ELOOP'
    if (!isLoop) fail(error instanceof Error ? error.message : String(error))
  })
  watcher.on('all', (event, path) => {
    const isFolder = event === 'addDir' || event === 'unlinkDir'
    const isOfFolders = folders.some((folder) => isWithin(folder, path))
    if (isFolder ? isOfFolders : isInput(path)) burst.add(path)
  })
  // of two changes of a file within 50 ms, only the first one is told above
  watcher.on('raw', (_, name: string | null, details) => {
    const { watchedPath = '' } = details as { readonly watchedPath?: string }
    const path = pathOf(name, watchedPath)
    if (isInput(path) && isWatched(path)) burst.add(path)
  })
  return {
    ready,
    async close() {
      burst.cancel()
      setReady()
      await watcher.close()
    },
  }
}

/** The path of what the system told of a watched file, or of something in a watched folder. */
function pathOf(name: string | null, watched: string): string {
  if (name !== null && isAbsolute(name)) return name
  return name === null || basename(watched) === name ? watched : join(watched, name)
}

/** Names that no article has, below a folder of them. */
const hidden = /(?:^|[\\/])(?:\.|node_modules(?:[\\/]|$))/

/** Articles and built pages, by their endings; some pages have none. */
const article = /\.(?:mdx?|markdown|x?html?)$|^[^.~#]+$/i

function isArticleIn(path: string, folders: readonly string[]): boolean {
  return article.test(basename(path)) && folders.some((folder) => isWithin(folder, path))
}

/** Whether a path is a folder or lies in it. */
function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The nearest folder around a path that is there. */
function nearestFolder(path: string): string {
  const parent = dirname(path)
  return parent === path || existsSync(parent) ? parent : nearestFolder(parent)
}

/** Gathers what comes within a moment. */
function burstOf(tell: (paths: ReadonlySet<string>) => void) {
  let paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let end = 0
  const finish = () => {
    const found = paths
    paths = new Set()
    timer = undefined
    tell(found)
  }
  return {
    add(path: string) {
      const now = performance.now()
      if (timer === undefined) end = now + longestBurst
      clearTimeout(timer)
      paths.add(path)
      timer = setTimeout(finish, Math.min(quiet, Math.max(0, end - now)))
    },
    cancel: () => clearTimeout(timer),
  }
}
