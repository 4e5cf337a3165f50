/**
 * The only room that touches the world. Reading is lazy, and synchronous because that is several
 * times faster than promises for thousands of small files. Writing is all or nothing: what the
 * author did wrong and what the disk refuses both come back as diagnostics, and the output folder
 * is then as it was.
 */
export type { BuildInputs, BuildResults } from './cache/builds.ts'
export { type Cache, type CacheOptions, forgetCache, openCache } from './cache/cache.ts'
export {
  type CacheStats,
  cacheFolder,
  cacheStats,
  clearCache,
  temporaryFolder,
} from './cache/folder.ts'
export type { FileChange } from './changes.ts'
export { configNames, findConfig, type LoadedConfig, loadConfig } from './config.ts'
export { type Crew, openCrew } from './crew.ts'
export { type EmitOptions, emit, type OutputMemory } from './emit.ts'
export { CacheFault, HostError } from './host-error.ts'
export { listPosts, type PostsFolder } from './posts.ts'
export { plainWorkshop, sharedWorkshop, type Workshop } from './workshop.ts'
