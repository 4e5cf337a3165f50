import { type AbsoluteUrl, type Author, absoluteUrl } from '../../model/index.ts'
import type { FeedOptions, PackageAuthor } from './feed-package.ts'
import { address, fault, lineOf, list, optionalAddress } from './values.ts'

/** The formats that the package has a method for. */
export const packageFormats = ['rss', 'atom', 'json'] as const

export type PackageFormat = (typeof packageFormats)[number]

/** What items need to know of the options. */
export interface FeedSite {
  readonly title: string
  /** `options.link`, and what relative addresses are relative to. */
  readonly url: AbsoluteUrl
  readonly language: string | undefined
  /** `options.author`; empty without one. */
  readonly namedAuthors: readonly Author[]
  /** The authors of items that name none: `options.author`, or else the site. Never empty. */
  readonly authors: readonly Author[]
  readonly isPodcast: boolean
}

/** What the fields of an item are read with. */
export interface ItemContext {
  readonly site: FeedSite
  /** What errors call the item. */
  readonly where: string
  readonly format: PackageFormat
}

/** The options that every feed needs, and those that items inherit. */
export function readSite(options: FeedOptions): FeedSite {
  const title = lineOf(options.title)
  if (title === undefined) throw fault('options.title', 'is missing; every format requires one')
  const url = address(options.link, 'options.link')
  if (url === undefined) {
    throw fault('options.link', 'is missing; give the address of the site, https://example.org/')
  }
  const namedAuthors = people(options.author, { title, url }, 'options.author')
  return {
    title,
    url,
    language: language(options.language),
    namedAuthors,
    authors: namedAuthors.length > 0 ? namedAuthors : [{ name: title, url }],
    isPodcast: options.podcast === true,
  }
}

/** Authors or contributors. RFC 4287 §3.2.1 requires a name: an address has one, before the @. */
export function people(
  given: PackageAuthor | readonly PackageAuthor[] | undefined,
  { title, url }: Pick<FeedSite, 'title' | 'url'>,
  where: string,
): readonly Author[] {
  return list(given).flatMap((person) => {
    const name = lineOf(person.name)
    const email = /^[^\s@<>]+@[^\s@<>]+$/.exec(lineOf(person.email) ?? '')?.[0]
    const link = lineOf(person.link)
    const avatar = optionalAddress(person.avatar, `the avatar of ${where}`, url)
    if ((name ?? email ?? link ?? avatar) === undefined) return []
    const page = link === undefined ? undefined : absoluteUrl(link, url)
    return [{ name: name ?? email?.split('@')[0] ?? title, url: page, email, avatar }]
  })
}

/**
 * An id to the letter where it is a URI, normalised or not: readers compare ids character by
 * character (RFC 4287 §4.2.6). Another text is made a URI by resolving it against the site, so that
 * no other part of the item can change it.
 */
export function uri(id: string, { url }: Pick<FeedSite, 'url'>): string {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7E]+$/i.test(id) ? id : (absoluteUrl(id, url) ?? url)
}

function language(given: string | undefined): string | undefined {
  const tag = lineOf(given)
  if (tag === undefined) return undefined
  try {
    // operating systems write en_US
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    throw fault('options.language', `is “${tag}”, which is not a language tag such as en-GB`)
  }
}
