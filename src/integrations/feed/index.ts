/**
 * The npm package `feed` with our formats: the same class, options and items, and what it writes is
 * right. It takes whatever `feed` takes; where `feed` would write what a specification forbids, it
 * writes the nearest right thing. A value that cannot be right throws a `TypeError` that names the
 * option, or the item and its field. It changes no value of the caller's and reads no clock: the same
 * items give the same bytes. `docs/drop-in.md` lists every difference and every error.
 */
import { formats, serializeDocument } from '../../formats/index.ts'
import type { Entry } from '../../model/index.ts'
import { headOf } from './feed-head.ts'
import { type PackageFormat, readSite } from './feed-options.ts'
import { FeedPackage } from './feed-package.ts'
import { entryOf } from './item.ts'
import { fault } from './values.ts'

export type {
  Category,
  Enclosure,
  Extension,
  FeedOptions,
  Item,
  PackageAuthor as Author,
} from './feed-package.ts'

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
  /**
   * The feed in RSS 2.0.
   *
   * @throws TypeError for a value that no feed can hold (`docs/drop-in.md`)
   */
  override rss2(): string {
    return serialize(this, 'rss')
  }

  /**
   * The feed in Atom 1.0 (RFC 4287).
   *
   * @throws TypeError for a value that no feed can hold (`docs/drop-in.md`)
   */
  override atom1(): string {
    return serialize(this, 'atom')
  }

  /**
   * The feed in JSON Feed 1.1.
   *
   * @throws TypeError for a value that no feed can hold (`docs/drop-in.md`)
   */
  override json1(): string {
    return serialize(this, 'json')
  }
}

interface NamedEntry {
  /** What errors call the item. */
  readonly where: string
  readonly entry: Entry
}

function serialize(feed: FeedPackage, name: PackageFormat): string {
  const site = readSite(feed.options)
  const format = formats[name]
  const named = feed.items.map((item, index): NamedEntry => {
    const where = `items[${index}]${item.title ? ` (“${item.title}”)` : ''}`
    return { where, entry: entryOf(item, { site, where, format: name }) }
  })
  refuseDuplicates(named)
  // some readers keep the feed's order and cut it there; items of the same date stay as they were
  const entries = named
    .map(({ entry }) => entry)
    .toSorted((one, other) => other.published - one.published)
  return serializeDocument(format, headOf(feed, site, entries), entries.map(format.entry))
}

/**
 * Of two items with one id a reader shows one, and which one differs from reader to reader (RFC 4287
 * §4.1.1 forbids them as well). Leaving one out here would lose a post in silence, and making up
 * another id would bring it back as new whenever their order changes.
 */
function refuseDuplicates(named: readonly NamedEntry[]): void {
  const seen = new Map<string, string>()
  for (const { where, entry } of named) {
    const other = seen.get(entry.id)
    if (other !== undefined) {
      throw fault(`the id of ${where}`, `is “${entry.id}”, which is already used by ${other}`)
    }
    seen.set(entry.id, where)
  }
}
