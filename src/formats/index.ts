/**
 * Entries and feeds to text, a file for each format. A new format is a file and a line in the table
 * of `write.ts`; a new list of all feeds is a file and a line in that of `lists.ts`. Formats take
 * `SafeHtml` only, so HTML that nobody has cleaned does not compile into a feed.
 */
export type { Format } from './format.ts'
export { listNames, writeLists } from './lists.ts'
export { type EntryText, type EntryTexts, type Part, type PostTexts, splitTexts } from './texts.ts'
export { formats, writeDocument, writeEntry, writeFeed } from './write.ts'
