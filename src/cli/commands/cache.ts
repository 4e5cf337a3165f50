import { relative } from 'node:path'
import { cacheStats, clearCache, FileSystemError, printable } from '../../index.ts'
import { type Exit, exit } from '../exit.ts'
import { count } from '../quantities.ts'

export interface CacheFlags {
  readonly root: string
  readonly cache?: string
  readonly clear?: boolean
  readonly stats?: boolean
}

/** `feedwright cache`: says what the cache holds, or empties it. */
export function runCache({ clear, ...options }: CacheFlags): Exit {
  try {
    const stats = clear ? clearCache(options) : cacheStats(options)
    const place = relative(process.cwd(), stats.folder) || '.'
    process.stdout.write(`${printable(place)}: ${clear ? 'removed ' : ''}${describe(stats)}\n`)
    return exit.fine
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error
    process.stderr.write(`${printable(error.message)}\n`)
    return exit.problems
  }
}

function describe({ publications, files, bytes }: ReturnType<typeof cacheStats>): string {
  if (files === 0) return 'nothing'
  const megabytes = (bytes / 1e6).toFixed(1)
  return `${count(publications, 'publication')}, ${count(files, 'file')}, ${megabytes} MB`
}
