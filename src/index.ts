/** The public API. Everything else is private and may change. */

export {
  type BuildInput,
  type BuildReport,
  type BuildResult,
  build,
  type FeedReport,
} from './build.ts'
export {
  type Config,
  defineConfig,
  type PermalinkFunction,
  type PermalinkParts,
  type PostFacts,
  resolveConfig,
  type WrittenAuthor,
  type WrittenConfig,
  type WrittenSite,
} from './config/index.ts'
export {
  type Code,
  type Diagnostic,
  diagnostic,
  didYouMean,
  githubDiagnostics,
  hasErrors,
  type Paint,
  type Place,
  prettyDiagnostics,
  type Severity,
  sortDiagnostics,
} from './diagnostics/index.ts'
export { type Format, formats, writeDocument } from './formats/index.ts'
export {
  configNames,
  type EmitOptions,
  emit,
  type FileChange,
  findConfig,
  HostError,
  type LoadedConfig,
  listPosts,
  loadConfig,
  type PostsFolder,
} from './io/index.ts'
export {
  type AbsoluteUrl,
  type Artifact,
  type Attachment,
  type Author,
  absoluteUrl,
  type Entry,
  type EntryId,
  type Extensions,
  type Feed,
  type FeedDocument,
  type FeedHead,
  type FormatName,
  type Image,
  mediaType,
  type Outcome,
  type Podcast,
  type Post,
  type SafeHtml,
  type SourceFile,
  type Timestamp,
  timestamp,
  webUrl,
} from './model/index.ts'
export { extensionPrefixes } from './namespaces/index.ts'
export { directionOf, type HtmlContext, safeHtml } from './render/index.ts'
export type { Element } from './xml/index.ts'
