import {
  type Artifact,
  type Entry,
  type FeedDocument,
  type FeedHead,
  type FormatName,
  sha256,
} from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import { atom } from './atom.ts'
import type { Format, Frame } from './format.ts'
import { json } from './json-feed.ts'
import { rss } from './rss.ts'
import type { EntryTexts } from './texts.ts'

/** In the order in which readers should be offered them. */
export const formats: Readonly<Record<FormatName, Format>> = { rss, atom, json }

/** Writes an entry in every format. */
export function writeEntry(entry: Entry): Readonly<Record<FormatName, string>> {
  return { rss: rss.entry(entry), atom: atom.entry(entry), json: json.entry(entry) }
}

/** A whole feed around the texts of its entries. */
export function writeDocument(format: Format, feed: FeedHead, entries: readonly string[]): string {
  const prefixes = new Set(entries.flatMap(prefixesIn))
  const { open, between, close } = format.frame(feed, { count: entries.length, prefixes })
  return open + entries.join(between) + close
}

/** The documents of a feed around the texts of its entries. */
export function writeFeed(feed: FeedHead, entries: readonly EntryTexts[]): readonly Artifact[] {
  return feed.documents.map((document) => documentOf(document, feed, entries))
}

function documentOf(
  { format, path }: FeedDocument,
  feed: FeedHead,
  entries: readonly EntryTexts[],
): Artifact {
  const texts = entries.map((entry) => entry[format])
  const prefixes = new Set(texts.flatMap((text) => text.prefixes))
  const frame = formats[format].frame(feed, { count: texts.length, prefixes })
  const { open, between, close } = encode(frame)
  const gaps = Math.max(0, texts.length - 1) * between.length
  return {
    path,
    size: texts.reduce((sum, { size }) => sum + size, open.length + gaps + close.length),
    digest: sha256([JSON.stringify(frame), ...texts.map(({ digest }) => digest)].join('\n')),
    *pieces() {
      yield open
      for (const [index, text] of texts.entries()) {
        if (index > 0) yield between
        yield text.bytes()
      }
      yield close
    },
    get text() {
      return Buffer.concat([...this.pieces()]).toString()
    },
  }
}

function encode(frame: Frame): Readonly<Record<keyof Frame, Uint8Array>> {
  const { open, between, close } = frame
  return { open: Buffer.from(open), between: Buffer.from(between), close: Buffer.from(close) }
}
