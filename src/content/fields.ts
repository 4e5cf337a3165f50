import type { FieldNames } from '../config/index.ts'
import { addToGroup, nearest } from '../diagnostics/index.ts'
import { asRecord, type FieldName, fieldNames, remember, wordSet } from '../model/index.ts'
import {
  type AuthorField,
  type ImageField,
  isBlank,
  isBlankImage,
  parseAuthor,
  parseImage,
  parseList,
  parseTag,
  parseText,
  parseWithdrawal,
  type WithdrawalField,
} from './field-values.ts'
import { foldFieldName } from './fold-field-name.ts'
import { isFlagWord, isSwitchName, themeFields } from './switches.ts'

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
  readonly withdrawn?: boolean | WithdrawalField | undefined
}

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
  /**
   * The canonical name first, then those of other generators. The first that is given counts. Capitals,
   * hyphens and underscores make no difference, so that each name stands here in one spelling. A dot
   * leads into a map.
   */
  readonly names: readonly string[]
  readonly allowed: string
  /** Gives undefined for a value that is not allowed. */
  parse(value: unknown): Value | undefined
  /**
   * Whether a value of this kind is meant for this field, and not for another or for the site.
   *
   * @param name the one of `names` that it has
   */
  means?(value: unknown, name: string): boolean
}

const isFlag = (value: unknown) => typeof value === 'boolean'

/** Every field. `docs/front-matter.md` lists the same names, which a test checks. */
export const fieldTable: {
  readonly [Name in FieldName]: FieldRow<NonNullable<FrontMatterFields[Name]>>
} = {
  title: { names: ['title'], allowed: 'a text', parse: parseText },
  date: {
    names: [
      ...['date', 'published', 'pubDate', 'publishDate', 'published_at', 'publishedDate'],
      ...[
        'date_published',
        'pubDatetime',
        'post_date',
        'datetime',
        'posted',
        'created',
        'created_at',
      ],
    ],
    allowed: 'a date',
    parse: parseText,
    means: (value) => !isFlagWord(value),
  },
  due: {
    names: [
      ...['publishDate', 'pubDate', 'published', 'published_at', 'publishedDate'],
      ...['date_published', 'pubDatetime'],
    ],
    allowed: 'a date',
    parse: parseText,
    means: (value) => !isFlagWord(value),
  },
  updated: {
    names: [
      ...['updated', 'lastmod', 'modified', 'last_modified_at', 'last_modified', 'updatedDate'],
      ...['dateModified', 'updated_at', 'modified_at', 'modDatetime', 'lastUpdated'],
      ...['date_updated', 'last_update.date'],
    ],
    allowed: 'a date',
    parse: parseText,
    means: (value) => !isFlag(value),
  },
  slug: { names: ['slug'], allowed: 'a text', parse: parseText },
  url: {
    names: ['url', 'permalink', 'canonical'],
    allowed: 'a URL',
    parse: parseText,
  },
  link: { names: ['link', 'external_url'], allowed: 'a URL', parse: parseText },
  id: { names: ['id', 'guid'], allowed: 'a URI', parse: parseText },
  summary: {
    names: ['summary', 'description', 'excerpt'],
    allowed: 'a text',
    parse: parseText,
    means: (value, name) => name === 'summary' || !isFlag(value),
  },
  authors: {
    names: ['authors', 'author'],
    allowed:
      'a name, a key of `authors` in the config, { name, url, email, avatar }, or a list of these',
    parse: (value) => parseList(value, parseAuthor),
  },
  categories: {
    names: ['categories', 'category', 'section', 'taxonomies.categories'],
    allowed: 'a text or a list of texts',
    parse: (value) => parseList(value, parseText),
  },
  tags: {
    names: ['tags', 'keywords', 'tag', 'taxonomies.tags'],
    allowed: 'a list of texts, or texts with commas between them',
    parse: (value) => parseList(typeof value === 'string' ? value.split(',') : value, parseTag),
  },
  language: {
    names: ['language', 'lang', 'locale'],
    allowed: 'a BCP 47 tag such as en-GB',
    parse: parseText,
  },
  image: {
    names: [
      ...['image', 'cover', 'hero', 'featured_image', 'thumbnail', 'feature_image', 'heroImage'],
      ...['coverImage', 'banner', 'socialImage', 'og_image', 'images'],
    ],
    allowed: 'a URL, or { url, alt, caption, width, height }',
    parse: parseImage,
    // under another name a map without a picture is the business of a theme
    means: (value, name) =>
      !isFlag(value) &&
      !isBlankImage(value) &&
      (name === 'image' || parseImage(value) !== undefined),
  },
  withdrawn: {
    names: ['withdrawn'],
    allowed: 'true, false or { reason, date }',
    parse: parseWithdrawal,
  },
}

/** A field that a name may stand for. Of several names of a field the lowest rank counts. */
interface FieldMatch {
  readonly field: FieldName
  readonly row: FieldRow<unknown>
  readonly rank: number
  readonly name: string
}

/** The fields by their names, folded. One name may stand for several. */
const fieldsByName: ReadonlyMap<string, readonly FieldMatch[]> = indexNames()
/** The maps that dotted names lead into. */
const maps = new Set([...fieldsByName.keys()].flatMap((name) => /^(.+)\./.exec(name)?.[1] ?? []))
const spellings = new Map(
  [...fieldsByName]
    .filter(([folded]) => !folded.includes('.'))
    .map(([folded, [match]]) => [folded, match?.name ?? folded]),
)

function indexNames(): ReadonlyMap<string, readonly FieldMatch[]> {
  const index = new Map<string, FieldMatch[]>()
  for (const [field, row] of Object.entries(fieldTable) as [FieldName, FieldRow<unknown>][]) {
    for (const [rank, name] of row.names.entries()) {
      addToGroup(index, foldFieldName(name), { field, row, rank, name })
    }
  }
  return index
}

/** Behind every name that stands outside of a table. */
const rankInTable = 100
const behindAll = Number.POSITIVE_INFINITY
/** Words that mean something else in the table of a theme. */
const notInTables: ReadonlySet<FieldName> = new Set(['title', 'slug', 'url', 'link', 'id'])

/** Names of other tools, and ordinary words, that are but a letter away from one of ours. */
const foreign = wordSet(`
  covers dates feeds guide languages links local locales permalinks post_id poster posts
  publisher sections
`)

/** Whether what stands under a name decides if, or when, the post is published. */
export function decidesPublication(name: string): boolean {
  const fields = fieldsByName.get(foldFieldName(name)) ?? []
  return isSwitchName(name) || fields.some(({ field }) => field === 'due' || field === 'withdrawn')
}

/** The fields that a name stands for. */
export function fieldsNamed(name: string): readonly FieldName[] {
  return meaningOf(name).matches.map(({ field }) => field)
}

/** Whether a name is that of a field. */
export function isFieldName(name: string): boolean {
  return fieldsByName.has(foldFieldName(name))
}

const noFields = Object.fromEntries(fieldNames.map((field) => [field, undefined]))

/** A name that stands for a field, and its value. */
interface Candidate {
  /** As the author writes it, with a dot where it leads into a map. */
  readonly name: string
  readonly value: unknown
  readonly matches: readonly FieldMatch[]
  /** The field that the name is meant for, if it is that of none. */
  readonly near?: NearMiss | undefined
}

/**
 * Reads every field of the table; a field that is not in it is the site's own business.
 *
 * @param names what the config calls fields: these names come first, and no name turns a field off
 */
export function checkFields(
  data: Readonly<Record<string, unknown>>,
  names: FieldNames = {},
): CheckedFields {
  const nearMisses: NearMiss[] = []
  const chosen = new Map<FieldName, FieldMatch & Pick<Candidate, 'value'>>()
  const ofConfig = candidatesOfConfig(data, names)
  const candidates = candidatesIn(data)
  for (const candidate of ofConfig.length === 0 ? candidates : [...ofConfig, ...candidates]) {
    const { name, value, matches, near } = candidate
    if (near !== undefined && !ofConfig.some((each) => each.name === name)) nearMisses.push(near)
    if (isBlank(value)) continue
    for (const { field, row, rank, name: named } of matches) {
      if (names[field]?.length === 0 || rank >= (chosen.get(field)?.rank ?? behindAll)) continue
      if (row.means?.(value, named) ?? true) chosen.set(field, { field, row, rank, name, value })
    }
  }
  if (chosen.get('due')?.name === chosen.get('date')?.name) chosen.delete('due')
  // V8 reads a field faster where those of all posts have the same keys
  const fields: Record<string, unknown> = { ...noFields }
  const problems: FieldProblem[] = []
  for (const { field, row, name, value } of chosen.values()) {
    fields[field] = row.parse(value)
    if (fields[field] !== undefined) continue
    problems.push({ name, value: culprit(value, row), allowed: row.allowed })
  }
  return {
    fields,
    nameOf: (field) => chosen.get(field)?.name ?? field,
    isGiven: (field) => chosen.has(field),
    problems,
    nearMisses,
  }
}

/** What stands under the names that the config has for fields, before all others. */
function candidatesOfConfig(
  data: Readonly<Record<string, unknown>>,
  names: FieldNames,
): readonly Candidate[] {
  if (Object.keys(names).length === 0) return []
  return fieldNames.flatMap((field) => {
    const own = names[field] ?? []
    return own.map((name, index) => {
      const matches = [{ field, row: fieldTable[field], rank: index - own.length, name: field }]
      return { name, value: valueAt(data, name), matches }
    })
  })
}

/** The value under a name, in which dots may lead into maps. */
export function valueAt(data: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(data, name)) return data[name]
  let value: unknown = data
  for (const part of name.split('.')) {
    const record = asRecord(value)
    value = record !== undefined && Object.hasOwn(record, part) ? record[part] : undefined
  }
  return value
}

function candidatesIn(data: Readonly<Record<string, unknown>>): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const name of Object.keys(data)) {
    const value = data[name]
    const { matches, isMap, near } = meaningOf(name)
    if (matches.length > 0 || near !== undefined) candidates.push({ name, value, matches, near })
    const inner = isMap ? asRecord(value) : undefined
    if (inner !== undefined) candidates.push(...candidatesInside(name, inner))
  }
  return candidates
}

/** The fields that a name stands for or is meant for, and whether a map under it may hold fields. */
const meaningOf = remember((name) => {
  const key = foldFieldName(name)
  const matches = fieldsByName.get(key) ?? none
  const near = matches.length === 0 ? nearMiss(name) : undefined
  return { matches, near, isMap: themeFields.has(key) || maps.has(key) }
})

const none: readonly FieldMatch[] = []

/** The fields inside a map. What is no field there is no near miss either. */
function candidatesInside(
  outer: string,
  inner: Readonly<Record<string, unknown>>,
): readonly Candidate[] {
  const isTable = themeFields.has(foldFieldName(outer))
  return Object.entries(inner).flatMap(([key, value]) => {
    const name = `${outer}.${key}`
    const found = isTable
      ? (fieldsByName.get(foldFieldName(key)) ?? [])
          .filter(({ field }) => !notInTables.has(field))
          .map((match) => ({ ...match, rank: match.rank + rankInTable }))
      : fieldsByName.get(foldFieldName(name))
    return found === undefined || found.length === 0 ? [] : [{ name, value, matches: found }]
  })
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
function nearMiss(name: string): NearMiss | undefined {
  const folded = foldFieldName(name)
  if (foreign.has(name) || maps.has(folded) || isSwitchName(name)) return undefined
  const near = nearest(folded, spellings.keys(), 1) ?? ''
  const isLong = Math.max(near.length, folded.length) > 4
  const field = near === folded || isLong ? spellings.get(near) : undefined
  return field === undefined ? undefined : { name, field }
}
