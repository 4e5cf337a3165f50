import { relative, resolve } from 'node:path'
import {
  type CacheStats,
  cacheFolder,
  cacheStats,
  clearCache,
  FileSystemError,
} from '../../index.ts'
import { type Exit, exit } from '../exit.ts'

export interface CacheFlags {
  readonly root: string
  /** From the root; another folder than the one that belongs to it. */
  readonly cache?: string
  readonly clear?: boolean
  readonly stats?: boolean
}

/** `feedwright cache`: says what the cache holds, or empties it. */
export function runCache({ root, cache, clear }: CacheFlags): Exit {
  const folder = cache === undefined ? cacheFolder(root) : resolve(root, cache)
  try {
    const stats = clear ? clearCache(folder) : cacheStats(folder)
    const place = relative(process.cwd(), folder) || '.'
    process.stdout.write(`${place}: ${clear ? 'removed ' : ''}${describe(stats)}\n`)
    return exit.fine
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error
    process.stderr.write(`${error.message}\n`)
    return exit.problems
  }
}

function describe({ publications, files, bytes }: CacheStats): string {
  if (files === 0) return 'nothing'
  const many = publications === 1 ? '1 publication' : `${publications} publications`
  return `${many}, ${files === 1 ? '1 file' : `${files} files`}, ${(bytes / 1e6).toFixed(1)} MB`
}
