import { resolve } from 'node:path'
import { type CacheStats, cacheFolder, clearFolder, folderStats } from '../cache/index.ts'

export interface CacheOptions {
  /**
   * The folder of the publication.
   *
   * @defaultValue `'.'`
   */
  readonly root?: string | undefined
  /**
   * The folder of the cache, from the root.
   *
   * @defaultValue the one that belongs to the root
   */
  readonly cache?: string | undefined
}

/**
 * Says what the cache of a publication holds. A folder that is not there holds nothing.
 *
 * @throws `FileSystemError`
 */
export function cacheStats(options: CacheOptions = {}): CacheStats {
  return folderStats(cacheFolderOf(options))
}

/**
 * Removes what the cache of a publication holds, and nothing else; says what that was.
 *
 * @throws `FileSystemError`
 */
export function clearCache(options: CacheOptions = {}): CacheStats {
  return clearFolder(cacheFolderOf(options))
}

/** The folder in which the cache of a publication is kept, absolute. */
export function cacheFolderOf({ root = '.', cache }: CacheOptions): string {
  return cache === undefined ? resolve(cacheFolder(root)) : resolve(root, cache)
}
