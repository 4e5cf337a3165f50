import type { Entry, FeedHead } from '../model/index.ts'

/** One way to write a feed. Pure: the same values give the same bytes. */
export interface Format {
  /** What people call it. */
  readonly title: string
  /** The name of its files unless the config says otherwise. */
  readonly fileName: string
  /** The media type of its own, without parameters. */
  readonly mediaType: string
  /** Whether its files are XML, and can be served as that. */
  readonly isXml?: boolean
  /** The media type that pages announce it with, where that is another one. */
  readonly discoveryType?: string
  /** Whether nearly all readers know it, so that it can stand for a feed in a subscription list. */
  readonly isWidelyRead: boolean
  /** The text of an entry, the same in every feed that holds it. */
  entry(entry: Entry): string
  /** The text around the texts of the entries, which need not be in memory for it. */
  envelope(feed: FeedHead, entries: EntryStats): Envelope
}

/** What the head of a document says of the entries below it. */
export interface EntryStats {
  readonly count: number
  /** The prefixes of the vocabularies that they use. */
  readonly prefixes: Iterable<string>
}

export interface Envelope {
  readonly header: string
  /** Stands between two entries. */
  readonly separator: string
  readonly footer: string
}
