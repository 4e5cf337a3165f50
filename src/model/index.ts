/**
 * The vocabulary: readonly data, in the specifications' own words (`docs/glossary.md`), and the
 * checks that make a branded value of an ordinary one.
 */

export { sha1, sha256, sha256OfAll } from '#hashes'
export type { ArticlePages } from './article-pages.ts'
export type { Attachment } from './attachment.ts'
export type { Author } from './author.ts'
export type { AbsoluteUrl, EntryId, SafeHtml, Timestamp } from './brand.ts'
export { BuildError } from './build-error.ts'
export type { BuildReport, BuildSummary, FeedReport } from './build-report.ts'
export { concatBytes } from './bytes.ts'
export type { Entry, RelatedEntry } from './entry.ts'
export type { Extensions } from './extensions.ts'
export type { Content, Feed, FeedDocument, FeedHead, ShownContent, Tombstone } from './feed.ts'
export {
  type FieldName,
  fieldNames,
  type RenamableName,
  renamableNames,
  switchFieldNames,
} from './field-name.ts'
export { FileSystemError } from './file-system-error.ts'
export { type GeneratorName, generatorNames } from './generator-name.ts'
export type { Image } from './image.ts'
export { joinPath } from './join-path.ts'
export { type LazyList, lazyList } from './lazy-list.ts'
export { mediaType } from './media-type.ts'
export { normalize } from './normalize.ts'
export { once } from './once.ts'
export { type OutputFile, type OutputOrigin, textFile } from './output-file.ts'
export { type PageTextName, type PageTexts, pageTextNames } from './page-text-name.ts'
export { type ParsedFiles, parsedFiles } from './parsed-files.ts'
export type { Podcast } from './podcast.ts'
export {
  isDated,
  isPage,
  type OtherFields,
  type Page,
  type ParsedPost,
  type Post,
  type PostTimes,
  type UndatedPost,
  type Withdrawal,
} from './post.ts'
export { asRecord, isObject, isRecord, parseJson, withoutUndefined } from './record.ts'
export { relativePath } from './relative-path.ts'
export { remember } from './remember.ts'
export { failure, type Result, success } from './result.ts'
export { type FeedScope, type TermScope, termScopeNames } from './scope.ts'
export { termScopes } from './scope-table.ts'
export { encodePath, foldName, shortPath, signedSlug, slugify } from './slug.ts'
export { placeIn, sortedNumbers } from './sorted.ts'
export { type CollectionRef, isValue, type SourceFile } from './source-file.ts'
export type { FeedPage, PageBase, PageEntry, PageFeed, SubscribePage } from './subscribe-page.ts'
export { textNumber } from './text-number.ts'
export { newestUpdate, rfc822, rfc3339, timestamp } from './timestamp.ts'
export { absoluteUrl, belowSite, decodePercent, hostOf, webUrl } from './url.ts'
export { wordSet } from './word-set.ts'
