import { type AbsoluteUrl, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'

/** The parts of a post that a permalink may have, and what each is. */
export const permalinkPlaceholders = {
  path: 'the folder of the file, and the slug',
  slug: 'the slug, or else the name',
  name: 'the name of the file without its date, or of the folder of an `index.md`',
  title: 'the title, as a part of a URL',
  slug_or_title: 'the slug, or else the title; the name, if only that has the date',
  file: 'the name of the file with its date',
  slug_or_file: 'the slug, or else the name with its date',
  file_path: 'the folder, and the name with its date',
  slug_or_file_path: 'the slug, or else the folder and the name with its date',
  path_slug: 'the folder and the name, as one part of a URL',
  dated_path: 'the slug, or else the date of the path as folders, the folder and the name',
  folder: 'the folder',
  section: 'the first part of the folder',
  language: 'the language, where it is not that of the site',
  category: 'the first category',
  categories: 'all categories, with slashes between them',
  year: '`2025`',
  short_year: '`25`',
  month: '`05`',
  i_month: '`5`',
  day: '`09`',
  i_day: '`9`',
  y_day: 'the day of the year, `129`',
  hour: '`18`',
  minute: '`05`',
  second: '`00`',
} as const

export type PermalinkPlaceholder = keyof typeof permalinkPlaceholders

/** Which parts of a site’s URL no URL below it can have, and the URL without them. */
export function siteUrlParts(url: string): {
  readonly surplus: readonly string[]
  readonly rest: string
} {
  if (webUrl(url) === undefined) return { surplus: [], rest: url }
  const { username, password, search, hash, origin, pathname } = new URL(url)
  const parts = [
    username + password === '' ? '' : 'credentials',
    search === '' ? '' : 'query',
    hash === '' ? '' : 'fragment',
  ]
  return { surplus: parts.filter((part) => part !== ''), rest: origin + pathname }
}

/** A BCP 47 tag that begins with a language of ISO 639, as all registered ones do: not `english`. */
export function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(Intl.getCanonicalLocales(tag)[0] ?? '')
  } catch {
    return false
  }
}

/** Whether a text names files by wildcards. Brackets alone are part of the names of many folders. */
export function isPattern(text: string): boolean {
  return /[*?{]/.test(text)
}

/** Whether a text names files: those that are meant, and not those that are not. */
export function isFilePattern(text: string): boolean {
  return !text.startsWith('!') && /[^\s./\\]/.test(text)
}

/** Whether no two name one file, even on file systems that do not tell capitals from small letters. */
export function areDistinctFileNames(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
}

/** A name such as Europe/Istanbul. Newer versions of Node take a bare offset for one as well. */
export function isTimezone(zone: string): boolean {
  // to make the first formatter takes a tenth of a build without changes; the list lacks other spellings
  if (zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)) return true
  try {
    return /^[a-z]/i.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** A path with at least one part of a post in it, as all posts would have one URL without. */
export function isPermalinkPattern(pattern: string): boolean {
  const names = pattern.match(/:\w+/g) ?? []
  return (
    pattern.startsWith('/') &&
    names.length > 0 &&
    names.every((name) => Object.hasOwn(permalinkPlaceholders, name.slice(1)))
  )
}

/** The taggingEntity of RFC 4151 §2.1: a domain name or an address at one, in lower case. */
export function isAuthority(authority: string): boolean {
  return /^(?:[a-z0-9._-]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(authority)
}

export function isFileName(name: string): boolean {
  return /^[\w][\w.-]*$/.test(name)
}

/** A folder below the output folder, in which parts of a term may be filled in. */
export function isFolderPattern(path: string): boolean {
  return isFolderPath(path) && hasOnlyPlaceholders(path, termPlaceholders)
}

/** A folder below the output folder. */
export function isFolderPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[\\?#%]/.test(part))
}

/** A base for references that may be paths on the site, where the site does not matter. */
export const anySite: AbsoluteUrl = 'https://site.invalid/' as AbsoluteUrl

/** The page of a feed, in which parts of a term may be filled in. */
export function isPagePattern(page: string): boolean {
  return webUrl(page, anySite) !== undefined && hasOnlyPlaceholders(page, termPlaceholders)
}

export function isTitlePattern(title: string): boolean {
  return plainText(title) !== '' && hasOnlyPlaceholders(title, ['site', ...termPlaceholders])
}

const termPlaceholders = ['scope', 'term', 'slug']

/** Colons that begin no placeholder, as in `12:30`, `https://` or `Category:News`, do no harm. */
function hasOnlyPlaceholders(pattern: string, known: readonly string[]): boolean {
  return (pattern.match(/(?<!\w):[a-z]\w*/gi) ?? []).every((name) => known.includes(name.slice(1)))
}
