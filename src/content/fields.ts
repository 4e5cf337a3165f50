import { nearest } from '../diagnostics/index.ts'
import { plainText } from '../xml/index.ts'

/** The fields of the front matter under their canonical names, as far as they need no context. */
export interface Fields {
  readonly title?: string | undefined
  readonly date?: string | undefined
  /** Until when a post is put off that has a `date` besides. */
  readonly due?: string | undefined
  readonly updated?: string | undefined
  readonly slug?: string | undefined
  readonly url?: string | undefined
  readonly link?: string | undefined
  readonly id?: string | undefined
  readonly summary?: string | undefined
  readonly authors?: readonly AuthorField[] | undefined
  readonly categories?: readonly string[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly language?: string | undefined
  readonly image?: ImageField | undefined
  readonly draft?: boolean | undefined
  readonly published?: boolean | undefined
  readonly feed?: boolean | undefined
  readonly withdrawn?: boolean | WithdrawalField | undefined
}

/** A single text is a key of the config's authors or a name. */
export type AuthorField =
  | string
  | {
      readonly name: string
      readonly url?: string | undefined
      readonly email?: string | undefined
      readonly avatar?: string | undefined
    }

export interface ImageField {
  readonly url: string
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
}

export interface WithdrawalField {
  readonly reason?: string | undefined
  readonly date?: string | undefined
}

export interface FieldProblem {
  /** As the author wrote it. */
  readonly name: string
  readonly value: unknown
  readonly allowed: string
}

export interface FieldsRead {
  readonly fields: Fields
  /** The name under which the author wrote a field. */
  nameOf(field: keyof Fields): string
  /** Whether the author wrote it, if only in a wrong way. */
  isWritten(field: keyof Fields): boolean
  readonly problems: readonly FieldProblem[]
  readonly nearMisses: readonly NearMiss[]
}

/** A name that is no field, but nearly one. */
export interface NearMiss {
  readonly name: string
  readonly field: string
  /** Whether the post would be out although its author keeps it back. */
  readonly slipsOut: boolean
}

interface Field<Value> {
  /** The canonical name first, then what other generators call it. The first that is given counts. */
  readonly names: readonly string[]
  readonly allowed: string
  /** Nothing where the value is not allowed. */
  read(value: unknown): Value | undefined
  /** Whether a value of this kind is meant for this field, and not for another or for the site. */
  means?(value: unknown): boolean
}

const isFlag = (value: unknown) => typeof value === 'boolean'

/** Also what other tools and YAML 1.1 take for a flag: an error, since a draft must not slip out. */
const isSwitch = (value: unknown) =>
  isFlag(value) || /^(?:true|false|yes|no|on|off|[yn01])$/i.test(String(value).trim())

const table: { readonly [Name in keyof Fields]-?: Field<NonNullable<Fields[Name]>> } = {
  title: { names: ['title'], allowed: 'a text', read: readText },
  date: {
    names: ['date', 'published', 'pubDate', 'publishDate', 'publish_date', 'created'],
    allowed: 'a date',
    read: readText,
    means: (value) => !isFlag(value),
  },
  due: {
    names: ['publishDate', 'publish_date', 'pubDate', 'published'],
    allowed: 'a date',
    read: readText,
    means: (value) => !isSwitch(value),
  },
  updated: {
    names: ['updated', 'lastmod', 'modified', 'last_modified_at', 'updatedDate', 'dateModified'],
    allowed: 'a date',
    read: readText,
  },
  slug: { names: ['slug'], allowed: 'a text', read: readText },
  url: { names: ['url', 'permalink', 'canonical'], allowed: 'a URL', read: readText },
  link: { names: ['link', 'external_url'], allowed: 'a URL', read: readText },
  id: { names: ['id', 'guid'], allowed: 'a URI', read: readText },
  summary: { names: ['summary', 'description', 'excerpt'], allowed: 'a text', read: readText },
  authors: {
    names: ['authors', 'author'],
    allowed:
      'a name, a key of the config’s authors, { name, url, email, avatar }, or a list of these',
    read: (value) => readList(value, readAuthor),
  },
  categories: {
    names: ['categories', 'category', 'section'],
    allowed: 'a text or a list of texts',
    read: (value) => readList(value, readText),
  },
  tags: {
    names: ['tags', 'keywords'],
    allowed: 'a list of texts, or texts with commas between them',
    read: (value) => readList(typeof value === 'string' ? value.split(',') : value, readText),
  },
  language: { names: ['language', 'lang'], allowed: 'a BCP 47 tag such as en-GB', read: readText },
  image: {
    names: ['image', 'cover', 'hero', 'featured_image', 'thumbnail'],
    allowed: 'a URL, or { url, alt, caption, width, height }',
    read: readImage,
    means: (value) => !isFlag(value),
  },
  draft: { names: ['draft'], allowed: 'true or false', read: readFlag },
  published: { names: ['published'], allowed: 'true or false', read: readFlag, means: isSwitch },
  withdrawn: {
    names: ['withdrawn'],
    allowed: 'true, false or { reason, date }',
    read: readWithdrawal,
  },
  feed: { names: ['feed'], allowed: 'true or false', read: readFlag },
}

/** What a name may stand for; the lower the rank, the more it counts. */
interface Meaning {
  readonly field: keyof Fields
  readonly rank: number
}

/** By name: `published` may be a date or a flag. */
const meanings: ReadonlyMap<string, readonly Meaning[]> = indexNames()
const spellings = new Map([...meanings.keys()].map((name) => [fold(name), name]))

function indexNames(): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>()
  for (const [field, { names }] of Object.entries(table) as [keyof Fields, Field<unknown>][]) {
    for (const [rank, name] of names.entries()) {
      index.set(name, [...(index.get(name) ?? []), { field, rank }])
    }
  }
  return index
}

/** Names of other tools, and words of their own, that are but a letter away from one of ours. */
const foreign = new Set(
  'covers dates feeds guide images languages links permalinks publisher sections'.split(' '),
)

/** Names under which other tools keep a post back, and the field that does. */
const switches: ReadonlyMap<string, string> = new Map([
  ['feeds', 'feed'],
  ['isdraft', 'draft'],
  ['ispublished', 'published'],
  ['publish', 'published'],
  ['status', 'draft'],
  ['unpublished', 'draft'],
])

/** Reads every field that the table knows; what it does not know is the site's own business. */
export function readFields(data: Readonly<Record<string, unknown>>): FieldsRead {
  const chosen = new Map<keyof Fields, { readonly name: string; readonly rank: number }>()
  const nearMisses: NearMiss[] = []
  for (const [name, value] of Object.entries(data)) {
    const known = meanings.get(name)
    const near = known === undefined ? nearMiss(name, value) : undefined
    if (near !== undefined) nearMisses.push(near)
    for (const { field, rank } of known ?? []) {
      const counts = rank < (chosen.get(field)?.rank ?? Number.POSITIVE_INFINITY)
      const { means } = table[field]
      if (counts && !isBlank(value) && (means?.(value) ?? true)) chosen.set(field, { name, rank })
    }
  }
  if (chosen.get('due')?.name === chosen.get('date')?.name) chosen.delete('due')
  const fields: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const [canonical, { name }] of chosen) {
    const field: Field<unknown> = table[canonical]
    fields[canonical] = field.read(data[name])
    if (fields[canonical] !== undefined) continue
    problems.push({ name, value: culprit(data[name], field), allowed: field.allowed })
  }
  return {
    fields,
    nameOf: (field) => chosen.get(field)?.name ?? field,
    isWritten: (field) => chosen.has(field),
    problems,
    nearMisses,
  }
}

/** The entry of a list that is not allowed, or the whole value. */
function culprit(value: unknown, { read }: Field<unknown>): unknown {
  const items = Array.isArray(value) ? value.flat(3) : []
  return items.find((item) => !isBlank(item) && read(item) === undefined) ?? value
}

/**
 * The field that a name is meant for, if it is one in another spelling (`pub-date`) or with a slip
 * of one letter. Short words are too near to others, as `lng` is to `lang`, for a slip to be told.
 */
function nearMiss(name: string, value: unknown): NearMiss | undefined {
  const written = fold(name)
  const alike = switches.get(written)
  if (alike !== undefined && keepsBack(alike, value)) return { name, field: alike, slipsOut: true }
  if (foreign.has(name)) return undefined
  const near = nearest(written, spellings.keys(), 1) ?? ''
  const isLong = Math.max(near.length, written.length) > 4
  const field = near === written || isLong ? spellings.get(near) : undefined
  return field === undefined ? undefined : { name, field, slipsOut: keepsBack(field, value) }
}

/** Whether a field with this value keeps a post out of feeds. */
function keepsBack(field: string, value: unknown): boolean {
  if (isBlank(value)) return false
  const isOn =
    asRecord(value) !== undefined || /^(?:true|yes|on|[y1]|draft)$/i.test(String(value).trim())
  if (field === 'draft' || field === 'withdrawn') return isOn
  return (field === 'published' || field === 'feed') && isSwitch(value) && !isOn
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

/** JSON and TOML have numbers where YAML's plain texts are texts to us. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? plainText(value) : ''
  return text === '' ? undefined : text
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** One value or a list of them, nested lists flattened as Hexo writes categories; blanks drop out. */
function readList<Item>(
  value: unknown,
  read: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  // flattening takes ten times as long as looking whether there is anything to flatten
  const flat = list.some(Array.isArray) ? list.flat(3) : list
  const items = flat.filter((item) => !isBlank(item))
  const found = items.map(read).filter((item) => item !== undefined)
  return found.length === items.length ? found : undefined
}

function readAuthor(value: unknown): AuthorField | undefined {
  const record = asRecord(value)
  if (record === undefined) return readText(value)
  const name = readText(record['name'])
  if (name === undefined) return undefined
  return {
    name,
    url: readText(record['url']),
    email: readText(record['email']),
    avatar: readText(record['avatar']),
  }
}

function readImage(value: unknown): ImageField | undefined {
  const first = Array.isArray(value) ? value[0] : value
  const record = asRecord(first)
  const url = readText(
    record === undefined ? first : (record['url'] ?? record['src'] ?? record['image']),
  )
  if (url === undefined) return undefined
  return {
    url,
    alt: readText(record?.['alt']),
    caption: readText(record?.['caption']),
    width: readPixels(record?.['width']),
    height: readPixels(record?.['height']),
  }
}

function readWithdrawal(value: unknown): boolean | WithdrawalField | undefined {
  const record = asRecord(value)
  if (record === undefined) return readFlag(value)
  return { reason: readText(record['reason']), date: readText(record['date']) }
}

function readPixels(value: unknown): number | undefined {
  const pixels = Number(value)
  return Number.isInteger(pixels) && pixels > 0 ? pixels : undefined
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
