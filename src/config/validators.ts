import { type AbsoluteUrl, type FormatName, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import type { UserConfig } from './user-config.ts'

/** What a permalink pattern may name. */
const permalinkNames = ['path', 'slug', 'year', 'month', 'day', 'category'] as const

/** The parts of a site's URL that no URL below it can have, and the URL without them. */
export function surplusOf(url: string): {
  readonly parts: readonly string[]
  readonly rest: string
} {
  if (webUrl(url) === undefined) return { parts: [], rest: url }
  const { username, password, search, hash, origin, pathname } = new URL(url)
  const parts = [
    username + password === '' ? '' : 'credentials',
    search === '' ? '' : 'query',
    hash === '' ? '' : 'fragment',
  ]
  return { parts: parts.filter((part) => part !== ''), rest: origin + pathname }
}

/** BCP 47 with a language of ISO 639, as all registered ones have: `en-GB`, not `english`. */
export function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(Intl.getCanonicalLocales(tag)[0] ?? '')
  } catch {
    return false
  }
}

/** The file name of each format, the usual ones where none is written. */
export function fileNames(written: UserConfig['files']): Readonly<Record<FormatName, string>> {
  return {
    rss: written?.rss ?? 'rss.xml',
    atom: written?.atom ?? 'atom.xml',
    json: written?.json ?? 'feed.json',
  }
}

/** Also where files are found under names in either case. */
export function areDistinct(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
}

/** A name such as Europe/Istanbul; newer versions of Node take a bare offset for one as well. */
export function isTimezone(zone: string): boolean {
  try {
    return /^[a-z]/i.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

export function isPattern(pattern: string): boolean {
  const names = pattern.match(/:\w+/g) ?? []
  return (
    pattern.startsWith('/') &&
    names.length > 0 &&
    names.every((name) => permalinkNames.some((known) => name === `:${known}`))
  )
}

/** The taggingEntity of RFC 4151 §2.1: a domain name or an address at one, in lower case. */
export function isAuthority(authority: string): boolean {
  return /^(?:[a-z0-9._-]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(authority)
}

export function isFileName(name: string): boolean {
  return /^[\w][\w.-]*$/.test(name)
}

/** A folder below the output folder, or a pattern of one. */
export function isFolder(path: string): boolean {
  return (
    path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[\\?#%]/.test(part)) &&
    namesOnly(path, termNames)
  )
}

/** For what may be a path on the site, whichever that is. */
export const anySite: AbsoluteUrl = 'https://site.invalid/' as AbsoluteUrl

/** The page of a feed, or a pattern of one. */
export function isPage(page: string): boolean {
  return webUrl(page, anySite) !== undefined && namesOnly(page, termNames)
}

export function isFeedTitle(title: string): boolean {
  return plainText(title) !== '' && namesOnly(title, ['site', ...termNames])
}

const termNames = ['scope', 'term', 'slug']

/** What is no name, as in `12:30`, `https://` or `Category:News`, may stand in a pattern. */
function namesOnly(pattern: string, known: readonly string[]): boolean {
  return (pattern.match(/(?<!\w):[a-z]\w*/gi) ?? []).every((name) => known.includes(name.slice(1)))
}
