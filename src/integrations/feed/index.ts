/**
 * The npm package `feed` with our writers: the same class, options and items, and what it writes is
 * right. Whatever `feed` takes is taken; where it would write what a specification forbids, the
 * nearest right thing is written. What cannot be right throws a `TypeError` that names the option,
 * or the item and its field. Nothing of the caller's is changed, and there is no clock: the same
 * items give the same bytes.
 */
import { Feed as FeedPackage } from 'feed'
import { formats, serializeDocument } from '../../formats/index.ts'
import type { Entry } from '../../model/index.ts'
import { type PackageFormat, readSite } from './feed-options.ts'
import { headOf } from './head.ts'
import { entryOf } from './item.ts'
import { fault } from './values.ts'

export type { Author, Category, Enclosure, Extension, FeedOptions, Item } from 'feed'

/**
 * A feed as the package `feed` has it, written in RSS 2.0, Atom 1.0 and JSON Feed 1.1.
 *
 * @example
 * ```ts
 * import { Feed } from 'feedwright/feed'
 *
 * const feed = new Feed({ title: 'Example', link: 'https://example.org/' })
 * feed.addItem({ title: 'Hello', link: '/hello/', date: new Date('2025-05-17T09:30:00Z') })
 * feed.rss2()
 * ```
 */
export class Feed extends FeedPackage {
  override rss2(): string {
    return write(this, 'rss')
  }

  override atom1(): string {
    return write(this, 'atom')
  }

  override json1(): string {
    return write(this, 'json')
  }
}

function write(feed: Feed, name: PackageFormat): string {
  const site = readSite(feed.options)
  const format = formats[name]
  const read = feed.items.map((item, index) => {
    const where = `items[${index}]${item.title ? ` (“${item.title}”)` : ''}`
    return { where, entry: entryOf(item, { site, where, format: name }) }
  })
  refuseDuplicates(read)
  // Some readers show and cut a feed in its own order. Equal dates stay in the caller's.
  const newestFirst = read.map(({ entry }) => entry).toSorted((a, b) => b.published - a.published)
  return serializeDocument(format, headOf(feed, site, newestFirst), newestFirst.map(format.entry))
}

/**
 * Of two items with one id a reader shows one, and which one differs from reader to reader (RFC 4287
 * §4.1.1 forbids them as well). Leaving one out here would lose a post in silence, and making up
 * another id would bring it back as new whenever their order changes.
 */
function refuseDuplicates(read: readonly { where: string; entry: Entry }[]): void {
  const seen = new Map<string, string>()
  for (const { where, entry } of read) {
    const other = seen.get(entry.id)
    if (other !== undefined) {
      throw fault(`the id of ${where}`, `is “${entry.id}”, which is that of ${other} too`)
    }
    seen.set(entry.id, where)
  }
}
