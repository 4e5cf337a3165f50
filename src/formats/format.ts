import type { Entry, FeedHead, FormatName } from '../model/index.ts'

/** One way to write a feed. Pure: the same values give the same bytes. */
export interface Format {
  readonly name: FormatName
  /** The usual name of its file. */
  readonly fileName: string
  readonly mediaType: string
  /** The text of an entry, the same in every feed that holds it. */
  entry(entry: Entry): string
  /** A whole feed around the texts of its entries. */
  document(feed: FeedHead, entries: readonly string[]): string
}
