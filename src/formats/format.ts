import type { Entry, FeedHead, FormatName } from '../model/index.ts'

/** One way to write a feed. Pure: the same values give the same bytes. */
export interface Format {
  readonly name: FormatName
  /** The usual name of its file. */
  readonly fileName: string
  readonly mediaType: string
  /** The text of an entry, the same in every feed that holds it. */
  entry(entry: Entry): string
  /** What stands around the texts of the entries, which need not be in memory for it. */
  envelope(feed: FeedHead, entries: EntryStats): Envelope
}

/** What the head of a document says of the entries below it. */
export interface EntryStats {
  readonly count: number
  /** Of the vocabularies that they use. */
  readonly prefixes: Iterable<string>
}

export interface Envelope {
  readonly header: string
  /** What parts two entries. */
  readonly separator: string
  readonly footer: string
}
