import { formats } from '../../formats/index.ts'
import { type Entry, type FeedDocument, type FeedHead, newestUpdate } from '../../model/index.ts'
import { type FeedSite, type PackageFormat, packageFormats, people, uri } from './feed-options.ts'
import type { FeedOptions, FeedPackage } from './feed-package.ts'
import { extensionsOf } from './package-extensions.ts'
import { lineOf, optionalAddress, textOf, time, wholeNumber } from './values.ts'

/** The options and what was added to the feed itself, in our model. */
export function headOf(feed: FeedPackage, site: FeedSite, entries: readonly Entry[]): FeedHead {
  const { options } = feed
  const { title, url, language } = site
  const page = (name: 'image' | 'favicon' | 'docs' | 'hub') =>
    optionalAddress(options[name], `options.${name}`, url)
  const hub = page('hub')
  return {
    title,
    description: lineOf(options.description),
    url,
    id: uri(textOf(options.id) ?? url, site),
    language,
    copyright: lineOf(options.copyright),
    image: page('image'),
    icon: undefined,
    favicon: page('favicon'),
    // not the time of the build, with which every build would be news
    updated: time(options.updated, 'options.updated') ?? newestUpdate(entries),
    documents: documents(options, url),
    hubs: hub === undefined ? [] : [hub],
    authors: authorsOf(site, entries),
    categories: feed.categories.flatMap((category) => lineOf(category) ?? []),
    contributors: people(feed.contributors, site, 'a contributor'),
    generator: options.generator === false ? false : lineOf(options.generator),
    docs: page('docs'),
    ttl: wholeNumber(options.ttl),
    stylesheet: textOf(options.stylesheet),
    podcast: site.isPodcast ? podcast(options, site) : undefined,
    extensions: extensionsOf(feed.extensions, 'addExtension'),
  }
}

/** `options.author`. The site signs a feed without entries, because nothing else in it names anybody. */
function authorsOf(
  { namedAuthors, authors }: FeedSite,
  entries: readonly Entry[],
): FeedHead['authors'] {
  if (namedAuthors.length > 0) return namedAuthors
  return entries.length === 0 ? authors : undefined
}

/** The self links. A feed without one is valid; one that names another file misleads readers. */
function documents(options: FeedOptions, base: FeedSite['url']): readonly FeedDocument[] {
  const shared = optionalAddress(options.feed, 'options.feed', base)
  return packageFormats.flatMap((name) => {
    const own = optionalAddress(options.feedLinks?.[name], `options.feedLinks.${name}`, base)
    const url = own ?? (shared !== undefined && fits(shared, name) ? shared : undefined)
    if (url === undefined) return []
    const { mediaType } = formats[name]
    return [{ format: name, mediaType, path: new URL(url).pathname.slice(1), url }]
  })
}

/**
 * Whether `options.feed` is the address of a format. It is one address for all of them, so it counts
 * for the format that its path names, and for RSS and Atom alike where it names none. On a site that
 * has several formats, `feedLinks` tells them apart.
 */
function fits(url: string, format: PackageFormat): boolean {
  const path = new URL(url).pathname.toLowerCase()
  const named = path.match(/(?<![a-z])(?:rss|atom|json)(?![a-z])/g)?.at(-1)
  return named === undefined ? format !== 'json' : named === format
}

function podcast({ category }: FeedOptions, { authors }: FeedSite): FeedHead['podcast'] {
  const [first] = authors
  return {
    author: first?.name,
    owner: first?.email === undefined ? undefined : { name: first.name, email: first.email },
    category: lineOf(category),
    // the package has no option for it; an extension `itunes:explicit` replaces it
    explicit: false,
  }
}
