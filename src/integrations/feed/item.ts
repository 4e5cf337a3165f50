import { createHash } from 'node:crypto'
import type { AbsoluteUrl, Entry, EntryId } from '../../model/index.ts'
import { attachmentsOf } from './attachments.ts'
import { categoriesOf } from './categories.ts'
import { type FeedSite, type PackageFormat, people, uri } from './feed-options.ts'
import type { Item } from './index.ts'
import { extensionsOf } from './item-extensions.ts'
import { textsOf } from './item-texts.ts'
import { address, fault, lineOf, pictureAddress, textOf, time } from './values.ts'

export interface ItemContext {
  readonly site: FeedSite
  /** What errors call the item. */
  readonly where: string
  readonly format: PackageFormat
}

/** An item in our model. */
export function entryOf(item: Item, context: ItemContext): Entry {
  const { site, where } = context
  const url = linkOf(item, context)
  const id = idOf(item, url, context)
  const key = createHash('sha256').update(id).digest('hex').slice(0, 8)
  const image = typeof item.image === 'string' ? item.image : item.image?.url
  const picture = pictureAddress(image, `image of ${where}`, site.url)
  const authors = people(item.author, site, `the author of ${where}`)
  const attachments = attachmentsOf(item, context)
  return {
    id,
    url,
    ...textsOf(item, { url, key, language: site.language ?? 'und' }),
    ...timesOf(item, where),
    authors: authors.length > 0 ? authors : site.authors,
    ...categoriesOf(item),
    image: picture === undefined ? undefined : { url: picture },
    attachments,
    episode: site.isPodcast && attachments !== undefined,
    // Atom has a place for them; RSS has none that readers know
    contributors: people(item.contributor, site, `a contributor of ${where}`),
    copyright: lineOf(item.copyright),
    extensions: extensionsOf(item.extensions, where),
  }
}

/** The page of an item. One that has only an id leads to that, or to the site at least. */
function linkOf({ link, id, guid }: Item, { site, where }: ItemContext): AbsoluteUrl {
  const url = address(link, `link of ${where}`, site.url)
  if (url !== undefined) return url
  const names = [id, guid].flatMap((name) => textOf(name) ?? [])
  if (names.length === 0) throw fault(where, 'has no link and no id; readers need one of them')
  const page = names.find((name) => /^https?:\/\/[^/]/i.test(name))
  return address(page, `id of ${where}`) ?? site.url
}

/**
 * The id that the package gives an item in this format, so that no subscriber of a site that
 * changes over sees an old post as new. The package has two ids for two formats, and JSON Feed's
 * may be missing, which its readers answer by dropping the item.
 */
function idOf({ id, guid }: Item, url: AbsoluteUrl, { site, format }: ItemContext): EntryId {
  const written = { rss: [guid, id], atom: [id], json: [id, guid] }[format]
  const [first] = written.flatMap((each) => textOf(each) ?? [])
  if (first === undefined) return url as string as EntryId
  return (format === 'atom' ? uri(first, site) : first) as EntryId
}

/** The package's `date` is the last change; without `published` it is all that is known. */
function timesOf(item: Item, where: string): Pick<Entry, 'published' | 'updated'> {
  const date = time(item.date, `date of ${where}`)
  const published = time(item.published, `published of ${where}`) ?? date
  if (published === undefined) throw fault(`date of ${where}`, 'is missing; pass a valid Date')
  // a change before the publication was none that readers could have seen
  return { published, updated: date === undefined || date < published ? published : date }
}
