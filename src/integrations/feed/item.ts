import { type AbsoluteUrl, type Entry, type EntryId, sha256 } from '../../model/index.ts'
import { type ItemContext, people, uri } from './feed-options.ts'
import type { Item } from './feed-package.ts'
import { attachmentsOf } from './item-attachments.ts'
import { categoriesOf } from './item-categories.ts'
import { textsOf } from './item-texts.ts'
import { extensionsOf } from './package-extensions.ts'
import { address, fault, lineOf, optionalAddress, textOf, time } from './values.ts'

/** An item in our model, for one format: the package has different ids for each. */
export function entryOf(item: Item, context: ItemContext): Entry {
  const { site, where } = context
  const url = linkOf(item, context)
  const id = idOf(item, url, context)
  const key = sha256(id).slice(0, 8)
  const given = typeof item.image === 'string' ? item.image : item.image?.url
  const image = optionalAddress(given, `image of ${where}`, site.url)
  const authors = people(item.author, site, `the author of ${where}`)
  const attachments = attachmentsOf(item, context)
  return {
    id,
    url,
    ...textsOf(item, { url, key, language: site.language ?? 'und' }),
    ...timesOf(item, where),
    authors: authors.length > 0 ? authors : site.authors,
    ...categoriesOf(item, context),
    image: image === undefined ? undefined : { url: image },
    attachments,
    episode: site.isPodcast && attachments !== undefined,
    // Atom has a place for them, and RSS has none that readers know
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
 * The id that the package gives an item in this format, so that no subscriber of a site that changes
 * over sees an old post as new. The package has two ids for two formats. JSON Feed's may be missing
 * there, and its readers then drop the item. A link that serves as the id stays in the package's
 * spelling, which is the URL parser's, and not in the one of our links.
 */
function idOf({ id, guid, link }: Item, url: AbsoluteUrl, context: ItemContext): EntryId {
  const { site, format } = context
  const candidates = { rss: [guid, id], atom: [id], json: [id, guid] }[format]
  const [first] = candidates.flatMap((each) => textOf(each) ?? [])
  if (first !== undefined) return (format === 'atom' ? uri(first, site) : first) as EntryId
  return new URL(textOf(link) ?? url, site.url).href as EntryId
}

/** The package's `date` is the last change; without `published` it is all that is known. */
function timesOf(item: Item, where: string): Pick<Entry, 'published' | 'updated'> {
  const date = time(item.date, `date of ${where}`)
  const published = time(item.published, `published of ${where}`) ?? date
  if (published === undefined) throw fault(`date of ${where}`, 'is missing; pass a valid Date')
  // no reader could have seen a change before the publication
  return { published, updated: date === undefined || date < published ? published : date }
}
