import {
  type Entry,
  type Feed,
  type FeedDocument,
  type FeedHead,
  type OutputFile,
  type OutputOrigin,
  type Post,
  type ShownContent,
  sha256,
} from '../model/index.ts'
import { prefixesIn } from '../namespaces/index.ts'
import type { AllFeeds } from './companion-file.ts'
import { serializeCompanions } from './companion-table.ts'
import type { EntryTexts } from './entry-texts.ts'
import type { Envelope, Format } from './format.ts'
import { formatNameOf } from './format-name.ts'
import { formats } from './format-table.ts'

/** An entry in every format, by the names of the formats. */
export function serializeEntry(entry: Entry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(formats).map(([name, format]) => [name, format.entry(entry)]),
  )
}

/** A whole feed around the texts of its entries. */
export function serializeDocument(
  format: Format,
  feed: FeedHead,
  entries: readonly string[],
): string {
  const prefixes = new Set(entries.flatMap(prefixesIn))
  const { header, separator, footer } = format.envelope(feed, { count: entries.length, prefixes })
  return header + entries.join(separator) + footer
}

/** Finds the texts of a post for a feed. They were serialized once, however many feeds hold it. */
export type FindTexts = (post: Post, feed: ShownContent) => EntryTexts | undefined

/** Every document of every feed around the texts of its entries, and the files about all feeds. */
export function serializeFeeds(
  feeds: readonly Feed[],
  findTexts: FindTexts,
  {
    site,
    feedTypes,
    ...wanted
  }: {
    readonly site: Pick<AllFeeds, 'title' | 'url'>
    readonly feedTypes: boolean
    readonly lists: boolean
    readonly headers: boolean
  },
): readonly OutputFile[] {
  const documents = feeds.flatMap((feed) => {
    const entries = feed.posts.flatMap((post) => findTexts(post, feed) ?? [])
    return feed.documents.map((document) => documentOf(document, feed, entries))
  })
  const { title, url } = site
  const current = feeds.filter(({ history }) => history?.isArchive !== true)
  const all = { title, url, feeds: current, documents: feeds, feedTypes }
  const companions = serializeCompanions(all, wanted)
  return [...documents, ...companions]
}

function documentOf(
  document: FeedDocument,
  feed: Feed,
  entries: readonly EntryTexts[],
): OutputFile {
  const format = formatNameOf(document)
  const texts = entries.map((entry) => entry[format])
  const prefixes = new Set(texts.flatMap((text) => text.prefixes))
  const envelope = formats[format].envelope(feed, { count: texts.length, prefixes })
  const { header, separator, footer } = encode(envelope)
  const gaps = Math.max(0, texts.length - 1) * separator.length
  return {
    path: document.path,
    size: texts.reduce((sum, { size }) => sum + size, header.length + gaps + footer.length),
    digest: sha256([JSON.stringify(envelope), ...texts.map(({ digest }) => digest)].join('\n')),
    origin: originOf(feed),
    *pieces() {
      yield header
      for (const [index, text] of texts.entries()) {
        if (index > 0) yield separator
        yield text.bytes()
      }
      yield footer
    },
    get text() {
      return decodeAll(this.pieces())
    },
  }
}

/** A byte order mark is a character of a text like any other. */
function decodeAll(pieces: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  for (const piece of pieces) text += decoder.decode(piece, { stream: true })
  return text + decoder.decode()
}

const encoder = new TextEncoder()

function originOf({ scope, term, posts: [post] }: Feed): OutputOrigin | undefined {
  if (scope === 'site' || scope === 'named' || term === undefined || post === undefined) {
    return undefined
  }
  return { scope, term, post: post.source.name }
}

function encode({
  header,
  separator,
  footer,
}: Envelope): Readonly<Record<keyof Envelope, Uint8Array>> {
  return {
    header: encoder.encode(header),
    separator: encoder.encode(separator),
    footer: encoder.encode(footer),
  }
}
