import { nearest } from '../diagnostics/index.ts'
import {
  type AuthorField,
  asRecord,
  type ImageField,
  isBlank,
  parseAuthor,
  parseFlag,
  parseImage,
  parseList,
  parseText,
  parseWithdrawal,
  type WithdrawalField,
} from './field-values.ts'

/** The fields of the front matter under their canonical names, as far as they need no context. */
export interface FrontMatterFields {
  readonly title?: string | undefined
  readonly date?: string | undefined
  /** When a post comes out that has an earlier `date` as well. */
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

export type FieldName = keyof FrontMatterFields

export interface FieldProblem {
  /** The name that the author uses. */
  readonly name: string
  readonly value: unknown
  readonly allowed: string
}

/** A name that is no field, but nearly one. */
export interface NearMiss {
  readonly name: string
  readonly field: string
  /** Whether the post would be published although its author keeps it back. */
  readonly slipsOut: boolean
}

export interface CheckedFields {
  readonly fields: FrontMatterFields
  /** The name that the author uses for a field. */
  nameOf(field: FieldName): string
  /** Whether the author gives the field, even if its value is wrong. */
  isGiven(field: FieldName): boolean
  readonly problems: readonly FieldProblem[]
  readonly nearMisses: readonly NearMiss[]
}

interface FieldRow<Value> {
  /** The canonical name first, then those of other generators. The first that is given counts. */
  readonly names: readonly string[]
  readonly allowed: string
  /** Gives undefined for a value that is not allowed. */
  parse(value: unknown): Value | undefined
  /** Whether a value of this kind is meant for this field, and not for another or for the site. */
  means?(value: unknown): boolean
}

const isFlag = (value: unknown) => typeof value === 'boolean'

/**
 * Other tools and YAML 1.1 have more words for a flag. Here they are errors: a draft must not slip
 * out.
 */
const isSwitch = (value: unknown) =>
  isFlag(value) || /^(?:true|false|yes|no|on|off|[yn01])$/i.test(wordOf(value))

/** A value that is a word, or a list of one; otherwise empty. A map may refuse to become a text. */
function wordOf(value: unknown): string {
  const [word, ...others] = [value].flat(3)
  return typeof word === 'object' || others.length > 0 ? '' : String(word).trim()
}

/** Every field. `docs/front-matter.md` lists the same names, which a test checks. */
export const fieldTable: {
  readonly [Name in FieldName]-?: FieldRow<NonNullable<FrontMatterFields[Name]>>
} = {
  title: { names: ['title'], allowed: 'a text', parse: parseText },
  date: {
    names: ['date', 'published', 'pubDate', 'publishDate', 'publish_date', 'created'],
    allowed: 'a date',
    parse: parseText,
    means: (value) => !isFlag(value),
  },
  due: {
    names: ['publishDate', 'publish_date', 'pubDate', 'published'],
    allowed: 'a date',
    parse: parseText,
    means: (value) => !isSwitch(value),
  },
  updated: {
    names: ['updated', 'lastmod', 'modified', 'last_modified_at', 'updatedDate', 'dateModified'],
    allowed: 'a date',
    parse: parseText,
  },
  slug: { names: ['slug'], allowed: 'a text', parse: parseText },
  url: { names: ['url', 'permalink', 'canonical'], allowed: 'a URL', parse: parseText },
  link: { names: ['link', 'external_url'], allowed: 'a URL', parse: parseText },
  id: { names: ['id', 'guid'], allowed: 'a URI', parse: parseText },
  summary: { names: ['summary', 'description', 'excerpt'], allowed: 'a text', parse: parseText },
  authors: {
    names: ['authors', 'author'],
    allowed:
      'a name, a key of `authors` in the config, { name, url, email, avatar }, or a list of these',
    parse: (value) => parseList(value, parseAuthor),
  },
  categories: {
    names: ['categories', 'category', 'section'],
    allowed: 'a text or a list of texts',
    parse: (value) => parseList(value, parseText),
  },
  tags: {
    names: ['tags', 'keywords'],
    allowed: 'a list of texts, or texts with commas between them',
    parse: (value) => parseList(typeof value === 'string' ? value.split(',') : value, parseText),
  },
  language: {
    names: ['language', 'lang'],
    allowed: 'a BCP 47 tag such as en-GB',
    parse: parseText,
  },
  image: {
    names: ['image', 'cover', 'hero', 'featured_image', 'thumbnail'],
    allowed: 'a URL, or { url, alt, caption, width, height }',
    parse: parseImage,
    means: (value) => !isFlag(value),
  },
  draft: { names: ['draft'], allowed: 'true or false', parse: parseFlag },
  published: { names: ['published'], allowed: 'true or false', parse: parseFlag, means: isSwitch },
  withdrawn: {
    names: ['withdrawn'],
    allowed: 'true, false or { reason, date }',
    parse: parseWithdrawal,
  },
  feed: { names: ['feed'], allowed: 'true or false', parse: parseFlag },
}

/** A field that a name may stand for. Of several names of a field the lowest rank counts. */
interface FieldMatch {
  readonly field: FieldName
  readonly rank: number
}

/** The fields by their names. One name may stand for several: `published` is a date or a flag. */
const fieldsByName: ReadonlyMap<string, readonly FieldMatch[]> = indexNames()
const spellings = new Map([...fieldsByName.keys()].map((name) => [fold(name), name]))

function indexNames(): ReadonlyMap<string, readonly FieldMatch[]> {
  const index = new Map<string, FieldMatch[]>()
  for (const [field, { names }] of Object.entries(fieldTable) as [FieldName, FieldRow<unknown>][]) {
    for (const [rank, name] of names.entries()) {
      index.set(name, [...(index.get(name) ?? []), { field, rank }])
    }
  }
  return index
}

/** Names of other tools, and ordinary words, that are but a letter away from one of ours. */
const foreign = new Set(
  'covers dates feeds guide images languages links permalinks publisher sections'.split(' '),
)

/** Names under which other tools keep a post back, and our field that does. */
const switches: ReadonlyMap<string, string> = new Map([
  ['feeds', 'feed'],
  ['isdraft', 'draft'],
  ['ispublished', 'published'],
  ['publish', 'published'],
  ['status', 'draft'],
  ['unpublished', 'draft'],
])

/** Reads every field of the table; a field that is not in it is the site's own business. */
export function checkFields(data: Readonly<Record<string, unknown>>): CheckedFields {
  const chosen = new Map<FieldName, { readonly name: string; readonly rank: number }>()
  const nearMisses: NearMiss[] = []
  for (const [name, value] of Object.entries(data)) {
    const matches = fieldsByName.get(name)
    const near = matches === undefined ? nearMiss(name, value) : undefined
    if (near !== undefined) nearMisses.push(near)
    for (const { field, rank } of matches ?? []) {
      const counts = rank < (chosen.get(field)?.rank ?? Number.POSITIVE_INFINITY)
      const { means } = fieldTable[field]
      if (counts && !isBlank(value) && (means?.(value) ?? true)) chosen.set(field, { name, rank })
    }
  }
  if (chosen.get('due')?.name === chosen.get('date')?.name) chosen.delete('due')
  const fields: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const [field, { name }] of chosen) {
    const row: FieldRow<unknown> = fieldTable[field]
    fields[field] = row.parse(data[name])
    if (fields[field] !== undefined) continue
    problems.push({ name, value: culprit(data[name], row), allowed: row.allowed })
  }
  return {
    fields,
    nameOf: (field) => chosen.get(field)?.name ?? field,
    isGiven: (field) => chosen.has(field),
    problems,
    nearMisses,
  }
}

/** The data of a post, and of the defaults those that stand for no field that it has. */
export function withDefaults(
  data: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { isGiven } = checkFields(data)
  const lacking = Object.entries(defaults).filter(([name]) => {
    const isField = fieldsByName.get(name)?.some(({ field }) => isGiven(field)) ?? false
    return isBlank(data[name]) && !isField
  })
  return { ...data, ...Object.fromEntries(lacking) }
}

/** The item of a list that is not allowed, or else the whole value. */
function culprit(value: unknown, { parse }: FieldRow<unknown>): unknown {
  const items = Array.isArray(value) ? value.flat(3) : []
  return items.find((item) => !isBlank(item) && parse(item) === undefined) ?? value
}

/**
 * The field that a name is meant for, if it is one in another spelling (`pub-date`) or with one
 * wrong letter. With short words a wrong letter does not tell, because `lng` is as near to `lang`.
 */
function nearMiss(name: string, value: unknown): NearMiss | undefined {
  const folded = fold(name)
  const alike = switches.get(folded)
  if (alike !== undefined && keepsBack(alike, value)) return { name, field: alike, slipsOut: true }
  if (foreign.has(name)) return undefined
  const near = nearest(folded, spellings.keys(), 1) ?? ''
  const isLong = Math.max(near.length, folded.length) > 4
  const field = near === folded || isLong ? spellings.get(near) : undefined
  return field === undefined ? undefined : { name, field, slipsOut: keepsBack(field, value) }
}

/** Whether a field with this value keeps a post out of feeds. */
function keepsBack(field: string, value: unknown): boolean {
  if (isBlank(value)) return false
  const isOn = asRecord(value) !== undefined || /^(?:true|yes|on|[y1]|draft)$/i.test(wordOf(value))
  if (field === 'draft' || field === 'withdrawn') return isOn
  return (field === 'published' || field === 'feed') && isSwitch(value) && !isOn
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}
