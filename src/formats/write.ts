import type { Artifact, Entry, FeedDocument, FeedHead, FormatName } from '../model/index.ts'
import { atom } from './atom.ts'
import type { Format } from './format.ts'
import { json } from './json-feed.ts'
import { rss } from './rss.ts'

/** In the order in which readers should be offered them. */
export const formats: Readonly<Record<FormatName, Format>> = { rss, atom, json }

/** An entry in every format: written once, however many feeds hold it. */
export type EntryTexts = Readonly<Record<FormatName, string>>

export function writeEntry(entry: Entry): EntryTexts {
  return { rss: rss.entry(entry), atom: atom.entry(entry), json: json.entry(entry) }
}

/** The documents of a feed around the texts of its entries. */
export function writeFeed(feed: FeedHead, entries: readonly EntryTexts[]): readonly Artifact[] {
  return feed.documents.map(({ format, path }: FeedDocument) => {
    const texts = entries.map((entry) => entry[format])
    return { path, text: formats[format].document(feed, texts) }
  })
}
