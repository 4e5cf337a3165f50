/** The public API. Everything else is private and may change. */
export type { CacheStats } from './cache/index.ts'
export {
  defineConfig,
  type PermalinkParts,
  type PostInfo,
  type UserConfig,
  type UserGeneratorConfig,
} from './config/index.ts'
export { type Diagnostic, formatDiagnostics, printable } from './diagnostics/index.ts'
export {
  type FeedPage,
  type FeedReport,
  FileSystemError,
  type SubscribePage,
} from './model/index.ts'
export type { FileChange } from './output/index.ts'
export {
  type BuildContext,
  BuildError,
  type BuildInputPaths,
  type BuildOptions,
  type BuildResult,
  type BuildSummary,
  type BuiltFile,
  build,
  type CacheOptions,
  type CreatedFeed,
  cacheStats,
  clearCache,
  createContext,
  createFeed,
  type EntryChange,
  type EntryExplanation,
  type ExplainedEntry,
  type FeedInput,
  type PostListing,
  type RecognisedSite,
  recogniseSite,
} from './project/index.ts'
export type { PostInput } from './source/index.ts'
