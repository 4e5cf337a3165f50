import { type AbsoluteUrl, type Author, absoluteUrl } from '../../model/index.ts'
import type { FeedOptions, Author as WrittenAuthor } from './index.ts'
import { address, fault, lineOf, list, pictureAddress } from './values.ts'

/** The formats that the package has a method for. */
export const packageFormats = ['rss', 'atom', 'json'] as const

export type PackageFormat = (typeof packageFormats)[number]

/** What items need to know of the options. */
export interface FeedSite {
  readonly title: string
  /** `options.link`, and what relative addresses are relative to. */
  readonly url: AbsoluteUrl
  readonly language: string | undefined
  /** Who wrote what names nobody. Never empty. */
  readonly authors: readonly Author[]
  readonly isPodcast: boolean
}

/** The options that no feed goes without, and those that items inherit. */
export function readSite(options: FeedOptions): FeedSite {
  const title = lineOf(options.title)
  if (title === undefined) throw fault('options.title', 'is missing; every format wants one')
  const url = address(options.link, 'options.link')
  if (url === undefined) {
    throw fault('options.link', 'is missing; give the address of the site, https://example.org/')
  }
  const site = { title, url }
  const authors = people(options.author, site, 'options.author')
  return {
    title,
    url,
    language: language(options.language),
    authors: authors.length > 0 ? authors : [{ name: title, url }],
    isPodcast: options.podcast === true,
  }
}

/** Authors or contributors. RFC 4287 §3.2.1 wants a name: an address has one, before the @. */
export function people(
  written: WrittenAuthor | readonly WrittenAuthor[] | undefined,
  { title, url }: Pick<FeedSite, 'title' | 'url'>,
  where: string,
): readonly Author[] {
  return list(written).flatMap((person) => {
    const name = lineOf(person.name)
    const email = /^[^\s@<>]+@[^\s@<>]+$/.exec(lineOf(person.email) ?? '')?.[0]
    const link = lineOf(person.link)
    const avatar = pictureAddress(person.avatar, `the avatar of ${where}`, url)
    if ((name ?? email ?? link ?? avatar) === undefined) return []
    const page = link === undefined ? undefined : absoluteUrl(link, url)
    return [{ name: name ?? email?.split('@')[0] ?? title, url: page, email, avatar }]
  })
}

/**
 * An id to the letter where it is a URI, however it is written: readers compare it character by
 * character (RFC 4287 §4.2.6), so normalising it would bring every old post back as new. One that
 * is none is made one, against the site: no other part of the item can change it.
 */
export function uri(id: string, { url }: Pick<FeedSite, 'url'>): string {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7E]+$/i.test(id) ? id : (absoluteUrl(id, url) ?? url)
}

function language(written: string | undefined): string | undefined {
  const tag = lineOf(written)
  if (tag === undefined) return undefined
  try {
    // en_US is how operating systems write it
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    throw fault('options.language', `is “${tag}”, which is no language tag such as en-GB`)
  }
}
