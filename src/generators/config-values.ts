import { isEmail, isLanguage, isTimezone, type UserAuthor } from '../config/index.ts'
import { isRecord, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import type { Data } from './site-folder.ts'

/*
 * What is wrong in the generator's own config is left out, as if it were missing: whoever writes that
 * config is not told by us how to.
 */

/** A value by its path of keys: `params.author.name`. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }, data)
}

/** The first of some paths that leads to a text which is not empty. */
export function textAt(data: unknown, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = valueAt(data, path)
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && plainText(text) !== '') return text.trim()
  }
  return undefined
}

export function dataAt(data: unknown, path: string): Data {
  const value = valueAt(data, path)
  return isRecord(value) ? value : {}
}

/** Texts of a list; a single text is a list of one. */
export function textsAt(data: unknown, path: string): readonly string[] {
  const value = valueAt(data, path)
  const all = Array.isArray(value) ? value : [value]
  return all.filter((each): each is string => typeof each === 'string' && each !== '')
}

/** Maps of a list. */
export function mapsAt(data: unknown, path: string): readonly Data[] {
  const value = valueAt(data, path)
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** A language as BCP 47 writes it: generators also take `en_US`, `zh-cn` and `default`. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.replaceAll('_', '-').replace(/\.utf-?8$/i, '')
  return tag !== undefined && isLanguage(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined
}

export function timezoneName(text: string | undefined): string | undefined {
  return text !== undefined && isTimezone(text) ? text : undefined
}

/** The address of a site below which all its pages are: its URL, and the base path if that lacks it. */
export function siteAddress(url: string | undefined, base = ''): string | undefined {
  const root = url === undefined ? undefined : webUrl(url)
  if (root === undefined) return undefined
  const { origin, pathname } = new URL(root)
  const [path, below] = [trimmed(pathname), trimmed(base)]
  // many write the whole address in spite of a base path of its own
  const isWhole = below === '' || path === below || path.endsWith(`/${below}`)
  return [origin, ...[path, isWhole ? '' : below].filter((part) => part !== ''), ''].join('/')
}

/** An author as a map or a name. */
export function authorOf(value: unknown): UserAuthor | undefined {
  if (typeof value === 'string') return plainText(value) === '' ? undefined : { name: value }
  const name = textAt(value, 'name', 'display_name', 'displayName', 'fullName')
  if (name === undefined) return undefined
  const url = [textAt(value, 'url', 'website', 'web', 'uri', 'homepage', 'site')].find(isAddress)
  const email = textAt(value, 'email', 'mail')
  const avatar = textAt(value, 'avatar', 'image_url', 'imageURL')
  return {
    name,
    ...(url !== undefined && { url }),
    ...(email !== undefined && isEmail(email) && { email }),
    ...(isAddress(avatar) && { avatar }),
  }
}

/** The authors of a map, by their keys. */
export function authorsOf(data: Data): Readonly<Record<string, UserAuthor>> {
  const entries = Object.entries(data).flatMap(([key, value]) => {
    const author = authorOf(value)
    return author === undefined ? [] : [[textAt(value, 'id') ?? key, author] as const]
  })
  return Object.fromEntries(entries)
}

/** The author of the site beside those of its files, unless it is one of them. */
export function withOwn(
  known: Readonly<Record<string, UserAuthor>>,
  own?: UserAuthor | undefined,
): Readonly<Record<string, UserAuthor>> | undefined {
  const isKnown = Object.values(known).some(({ name }) => name === own?.name)
  const all = own === undefined || isKnown ? known : { ...known, [own.name]: own }
  return Object.keys(all).length > 0 ? all : undefined
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && webUrl(text) !== undefined
}

/** A folder or a part of a URL without slashes around it. */
export function trimmed(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '')
}

/** Parts of a path, joined by one slash each. `..` takes the folder before it away. */
export function joined(...parts: readonly string[]): string {
  const all = parts.flatMap((part) => trimmed(part).split('/'))
  const kept: string[] = []
  for (const part of all) {
    if (part === '..' && kept.length > 0) kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return kept.join('/')
}
