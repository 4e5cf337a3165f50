/** The public API. Everything else is private and may change. */
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
  type BuildOptions,
  type BuildResult,
  type BuildSummary,
  build,
  cacheStats,
  clearCache,
  createContext,
  createFeed,
  type EntryExplanation,
  type FeedInput,
  type PostListing,
  type RecognisedSite,
  recogniseSite,
} from './project/index.ts'
export type { PostInput } from './source/index.ts'
