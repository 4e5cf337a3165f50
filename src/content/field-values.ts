import type { UserAuthor } from '../config/index.ts'
import { asRecord, type Image } from '../model/index.ts'
import { plainText } from '../xml/index.ts'

/** The name of an author or a key of the config's authors; or all that is known of an author. */
export type AuthorField = string | UserAuthor

/** A picture, at the address that is written. */
export interface ImageField extends Omit<Image, 'url' | 'beside'> {
  readonly url: string
}

export interface WithdrawalField {
  readonly reason?: string | undefined
  readonly date?: string | undefined
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

/** JSON and TOML have numbers where we read the plain scalars of YAML as texts. */
export function parseText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? plainText(value) : ''
  return text === '' ? undefined : text
}

/**
 * One value or a list of them. Nested lists, as Hexo has for categories, are flattened, and blank
 * items left out.
 */
export function parseList<Item>(
  value: unknown,
  parseItem: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  // flattening takes ten times as long as looking whether there is anything to flatten
  const flat = list.some(Array.isArray) ? list.flat(3) : list
  const items = flat.filter((item) => !isBlank(item))
  const parsed = items.map(parseItem).filter((item) => item !== undefined)
  return parsed.length === items.length ? parsed : undefined
}

export function parseAuthor(value: unknown): AuthorField | undefined {
  const record = asRecord(value)
  if (record === undefined) return parseText(value)
  const name = parseText(record['name'])
  // Docusaurus names an author of its file by a key, and may add to what that says
  if (name === undefined) return parseText(record['key'])
  return {
    name,
    url: parseText(record['url']),
    email: parseText(record['email']),
    avatar: parseText(record['avatar'] ?? record['image_url']),
  }
}

/** A tag, or the map that Docusaurus has for one. */
export function parseTag(value: unknown): string | undefined {
  return parseText(asRecord(value)?.['label'] ?? value)
}

const imageKeys = ['url', 'src', 'image', 'path', 'feature']

/** Whether there is a place for a picture, as in a list or a map, and nothing in it. */
export function isBlankImage(value: unknown): boolean {
  if (Array.isArray(value) && value.every(isBlank)) return true
  const record = asRecord(Array.isArray(value) ? value[0] : value)
  const given = imageKeys.filter((key) => record !== undefined && Object.hasOwn(record, key))
  return given.length > 0 && given.every((key) => isBlank(record?.[key]))
}

export function parseImage(value: unknown): ImageField | undefined {
  const first = Array.isArray(value) ? value[0] : value
  const record = asRecord(first)
  const key = imageKeys.find((each) => !isBlank(record?.[each]))
  const url = parseText(record === undefined ? first : key && record[key])
  if (url === undefined) return undefined
  return {
    url,
    alt: parseText(record?.['alt']),
    caption: parseText(record?.['caption']),
    width: parsePixels(record?.['width']),
    height: parsePixels(record?.['height']),
  }
}

export function parseWithdrawal(value: unknown): boolean | WithdrawalField | undefined {
  const record = asRecord(value)
  if (record === undefined) return typeof value === 'boolean' ? value : undefined
  return { reason: parseText(record['reason']), date: parseText(record['date']) }
}

function parsePixels(value: unknown): number | undefined {
  const pixels = Number(value)
  return Number.isInteger(pixels) && pixels > 0 ? pixels : undefined
}
