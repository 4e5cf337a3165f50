/**
 * Entries and feeds to text, a file for each format. A new format is a file and a line in the table
 * of `write.ts`; a new list of all feeds is a file and a line in that of `lists.ts`. Formats take
 * `SafeHtml` only, so HTML that nobody has cleaned does not compile into a feed.
 */

export {
  type EntryText,
  type EntryTextInfo,
  type EntryTexts,
  type PostTexts,
  splitTexts,
} from './entry-texts.ts'
export type { Format } from './format.ts'
export { listNames } from './lists.ts'
export {
  formats,
  serializeDocument,
  serializeEntry,
  serializeFeeds,
  type TextsByPost,
} from './serialize.ts'
