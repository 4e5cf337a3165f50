import { rmSync } from 'node:fs'
import { type Cache, CacheError, forgetCache, openCache } from '../cache/index.ts'
import type { ResolvedConfig } from '../config/index.ts'
import { attempt, makePrivateFolder } from '../files/index.ts'
import { temporaryFolder } from './choose-cache-folder.ts'
import { programIdentity } from './program-identity.ts'

export interface CachePlace {
  readonly folder: string
  /** The folder of the publication. */
  readonly root: string
  readonly config: ResolvedConfig
  /** Whether what is found out is kept for the next build. */
  readonly isKept: boolean
}

/** What came of something that was done with a cache, and what happened to the cache. */
export interface WithNotes<Value> {
  readonly value: Value
  /** What happened to the cache, one sentence each. */
  readonly notes: readonly string[]
}

/** Does something with a cache; it is told in which folder that is. */
type CacheAction<Value> = (cache: Cache, folder: string) => Promise<Value>

/**
 * Does something with the cache of a publication. Whatever is wrong with the cache, it is done again
 * with a new one, or with one that lasts no longer, and a note says so.
 */
export async function withCache<Value>(
  place: CachePlace,
  action: CacheAction<Value>,
): Promise<WithNotes<Value>> {
  const { folder, config } = place
  try {
    return await useCache(place, action)
  } catch (error) {
    if (!(error instanceof CacheError)) throw error
    const note = `The cache in ${folder} could not be used, and was removed: ${error.message}.`
    // every build from now on would meet what is damaged
    forgetCache({ folder, config, program: programIdentity() })
    const again = await useCacheAgain(place, action)
    return { ...again, notes: [note, ...again.notes] }
  }
}

async function useCacheAgain<Value>(
  place: CachePlace,
  action: CacheAction<Value>,
): Promise<WithNotes<Value>> {
  const { folder, root } = place
  // the folder itself may be gone
  const isOurs = attempt(() => {
    makePrivateFolder(folder, root)
    return true
  })
  if (isOurs === undefined) return useTemporaryCache(place, action)
  return useCache(place, action).catch((fault: unknown) => {
    if (!(fault instanceof CacheError)) throw fault
    return useTemporaryCache(place, action)
  })
}

async function useCache<Value>(
  { folder, config, isKept }: CachePlace,
  action: CacheAction<Value>,
): Promise<WithNotes<Value>> {
  const cache = openCache({ folder, config, program: programIdentity() })
  try {
    const value = await action(cache, folder)
    const problem = isKept ? cache.save() : undefined
    const isSaved = problem === undefined
    return {
      value,
      notes: isSaved ? [] : [`The cache in ${folder} could not be written: ${problem}.`],
    }
  } finally {
    cache.close()
  }
}

async function useTemporaryCache<Value>(
  place: CachePlace,
  action: CacheAction<Value>,
): Promise<WithNotes<Value>> {
  const { folder, isTemporary } = temporaryFolder(place.root)
  try {
    return await useCache({ ...place, folder, isKept: false }, action)
  } finally {
    if (isTemporary) removeFolder(folder)
  }
}

export function removeFolder(folder: string): void {
  attempt(() => rmSync(folder, { recursive: true, force: true }))
}
