/**
 * Entries and feeds to text, a file for each format. A new format is a file and a line in
 * `format-table.ts`; a new file about all feeds is a file and a line in `companion-table.ts`. Formats
 * take `SafeHtml` only, so that HTML which is not sanitized does not compile into a feed.
 */

export { scopeHeadings } from './companion-file.ts'
export { companionNames } from './companion-table.ts'
export { contentType, feedContentType, nosniff } from './content-type.ts'
export { type EntryText, type EntryTextInfo, type PostTexts, splitTexts } from './entry-texts.ts'
export type { Format } from './format.ts'
export { type FormatName, formatNameOf, formatNames } from './format-name.ts'
export { formats } from './format-table.ts'
export { opml } from './opml.ts'
export { preferredDocument } from './preferred-document.ts'
export {
  type FindTexts,
  serializeDocument,
  serializeEntry,
  serializeFeeds,
} from './serialize.ts'
