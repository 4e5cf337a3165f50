import type { ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, type Place } from '../diagnostics/index.ts'
import {
  asRecord,
  type FieldName,
  type Post,
  parseJson,
  switchFieldNames,
  timestamp,
} from '../model/index.ts'
import { reportIllegal } from './decode-utf8.ts'
import { isBlank, parseText } from './field-values.ts'
import {
  type CheckedFields,
  checkFields,
  decidesPublication,
  type FrontMatterFields,
  isFieldName,
  type NearMiss,
  valueAt,
} from './fields.ts'
import type { FrontMatter } from './front-matter.ts'
import { parseDate } from './parse-date.ts'
import { checkSwitches, isOff, type SwitchFinding } from './switches.ts'

/** What the functions that read single fields share: the post's fields, and where to report. */
export interface FieldContext {
  /** The name of the file in diagnostics. */
  readonly file: string
  readonly fields: FrontMatterFields
  readonly config: ParseConfig
  /** Whether the post is given as a value, by a program. */
  readonly isValue: boolean
  /** What keeps the post back. */
  readonly switches: Pick<Post, 'withheld' | 'expires'>
  /** All of the front matter, with what `fields` of the config makes of it. */
  readonly data: Readonly<Record<string, unknown>>
  /** What the collection gives to posts that lack a field. */
  readonly defaults: Readonly<Record<string, unknown>>
  /** The place of a field, or of a text within it. */
  place(field: FieldName, value?: string): Place
  /** The name that the author uses for a field. */
  nameOf(field: FieldName): string
  /** Whether the author gives the field, even if its value is wrong. */
  isGiven(field: FieldName): boolean
  report(found: Diagnostic): void
}

/** Each term can have feeds that all hold the post. No article has as many. */
const termLimit = 200

/** Checks the fields of a file. Values of the wrong kind and mistyped names are reported here. */
export function fieldContext(
  frontMatter: FrontMatter,
  { file, path, isValue, config, defaults = {}, report }: FieldCircumstances,
): FieldContext {
  const data = withOwnFields(frontMatter.data, { file, path, config, report })
  const names = typeof config.fields === 'function' ? {} : config.fields
  const checked = checkFields(data, names)
  const { nameOf, isGiven, nearMisses } = checked
  const fields = isValue ? withoutJson(checked, frontMatter, { data, report }) : checked.fields
  const { withheld, expires, findings } = readSwitches(data, config, nearMisses)
  reportFields(frontMatter, checked, findings, report)
  const place: FieldContext['place'] = (field, value) => placeOf(frontMatter, nameOf(field), value)
  const switches = { withheld, expires }
  // to spread a part of it would take seven times as long, for each post
  return {
    file,
    isValue,
    config,
    data,
    defaults,
    report,
    fields,
    switches,
    nameOf,
    isGiven,
    place,
  }
}

/** The fields that may be a list or a map. */
const compound = ['authors', 'categories', 'tags', 'image'] as const

/** Some databases keep lists and maps as a text of JSON, which would be split at its commas. */
function withoutJson(
  { fields, nameOf }: CheckedFields,
  frontMatter: FrontMatter,
  { data, report }: Pick<FieldContext, 'data' | 'report'>,
): FrontMatterFields {
  const asText = compound.filter((field) => isJson(valueAt(data, nameOf(field))))
  for (const field of asText) {
    const name = nameOf(field)
    const found = describe(valueAt(data, name))
    const allowed = 'a value of its own kind, as JSON.parse makes of this text'
    const args = { field: name, found, allowed }
    report(diagnostic('field-invalid', placeOf(frontMatter, name), args))
  }
  return { ...fields, ...Object.fromEntries(asText.map((field) => [field, undefined])) }
}

/** Whether a text is a list or a map in JSON. */
function isJson(value: unknown): boolean {
  return typeof value === 'string' && /^\s*[[{]/.test(value) && parseJson(value) !== undefined
}

/** Reports what is wrong with the fields as such: their kinds, names and number. */
function reportFields(
  frontMatter: FrontMatter,
  { fields, nameOf, problems, nearMisses }: CheckedFields,
  findings: readonly SwitchFinding[],
  report: FieldContext['report'],
): void {
  for (const { name, value, allowed } of problems) {
    const args = { field: name, found: describe(value), allowed }
    report(diagnostic('field-invalid', placeOf(frontMatter, name), args))
  }
  for (const { name, agree, place } of frontMatter.duplicates) {
    const code = !agree && decidesPublication(name) ? 'switch-duplicate' : 'key-duplicate'
    report(diagnostic(code, place, { field: name }))
  }
  for (const finding of findings) report(explain(finding, frontMatter.place(finding.field)))
  for (const { name, field } of nearMisses) {
    if (findings.some((finding) => finding.field === name)) continue
    report(diagnostic('field-near-miss', frontMatter.place(name), { found: name, field }))
  }
  if (frontMatter.hasEscapes) reportEscapes(frontMatter, report)
  for (const field of ['categories', 'tags', 'authors'] as const) {
    const count = fields[field]?.length ?? 0
    if (count <= termLimit) continue
    const args = { field: nameOf(field), count, limit: termLimit }
    report(diagnostic('terms-many', placeOf(frontMatter, nameOf(field)), args))
  }
}

/** The decoder of the file does not see the characters that an escape sequence stands for. */
function reportEscapes({ data, place }: FrontMatter, report: FieldContext['report']): void {
  for (const [name, value] of Object.entries(data)) {
    for (const text of textsIn(value)) {
      for (const each of reportIllegal(text, () => place(name))) report(each)
    }
  }
}

interface FieldCircumstances extends Pick<FieldContext, 'file' | 'isValue' | 'config' | 'report'> {
  /** The path of the file below the folder of the posts. */
  readonly path: string
  readonly defaults?: FieldContext['defaults'] | undefined
}

/** The place of a field, which may stand in a map. */
function placeOf(frontMatter: FrontMatter, name: string, value?: string): Place {
  if (Object.hasOwn(frontMatter.data, name)) return frontMatter.place(name, value)
  const [outer = name, ...inner] = name.split('.')
  return frontMatter.place(outer, value ?? inner.at(-1))
}

/** The front matter with the fields that a function of the config makes of it. */
function withOwnFields(
  data: Readonly<Record<string, unknown>>,
  { file, path, config, report }: Omit<FieldCircumstances, 'isValue'>,
): Readonly<Record<string, unknown>> {
  if (typeof config.fields !== 'function') return data
  const fail = (reason: string) => {
    report(diagnostic('fields-failed', { file }, { reason }))
    return data
  }
  try {
    const own: unknown = config.fields(data, path)
    const record = asRecord(own)
    return record === undefined ? fail(`it gave ${describe(own)}`) : { ...data, ...plain(record) }
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** Fields as front matter has them: a program may give dates. */
function plain(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([name, value]) => {
    const isDate = value instanceof Date && !Number.isNaN(value.getTime())
    return [name, isDate ? value.toISOString() : value]
  })
  return Object.fromEntries(entries)
}

/** The front matter with the switches that the config has other names for. */
function withOwnSwitches(
  data: Readonly<Record<string, unknown>>,
  names: ParseConfig['fields'],
): Readonly<Record<string, unknown>> {
  if (typeof names === 'function' || Object.keys(names).length === 0) return data
  const own = switchFieldNames.flatMap((name) => {
    return (names[name] ?? []).map((other) => [name, valueAt(data, other)] as const)
  })
  const given = own.filter(([, value]) => !isBlank(value))
  return given.length === 0 ? data : { ...data, ...Object.fromEntries(given) }
}

/** What keeps a post back, and what its author must be told of that. */
function readSwitches(
  data: Readonly<Record<string, unknown>>,
  { site, fields }: ParseConfig,
  nearMisses: readonly NearMiss[],
): FieldContext['switches'] & { readonly findings: readonly SwitchFinding[] } {
  const checked = checkSwitches(withOwnSwitches(data, fields), isFieldName)
  if (checked === undefined && nearMisses.length === 0) return free
  const { withheld, expiries, findings } = checked ?? { expiries: [], findings: [] }
  const times = expiries.map((each) => parseDate(parseText(each.value) ?? '', site.timezone)?.time)
  const known = times.filter((time) => time !== undefined)
  const unclear = expiries.filter((_, index) => times[index] === undefined)
  // it is no switch, but a post that was taken back must not come out again by a mistyped name
  const takenBack = nearMisses.filter(({ name, field }) => {
    return field === 'withdrawn' && !isBlank(data[name]) && !isOff(data[name])
  })
  const reasons = [
    withheld,
    ...takenBack.map(() => 'withdrawn'),
    ...unclear.map(() => 'expired'),
  ].filter((reason) => reason !== undefined)
  return {
    withheld: reasons[0],
    expires: known.length > 0 ? timestamp(Math.min(...known)) : undefined,
    findings: [
      ...findings,
      ...takenBack.map(({ name, field }): SwitchFinding => {
        return { field: name, name, value: data[name], kind: 'near miss', meant: field }
      }),
      ...unclear.map(({ field, value }): SwitchFinding => {
        return { field, name: field, value, kind: 'unclear', meant: 'a date such as 2025-05-17' }
      }),
    ],
  }
}

const free = { withheld: undefined, expires: undefined, findings: [] }

function explain({ name, value, kind, meant }: SwitchFinding, place: Place): Diagnostic {
  const found = describe(value)
  switch (kind) {
    case 'near miss':
      return diagnostic('switch-near-miss', place, { found: name, field: meant })
    case 'unclear':
      return diagnostic('switch-unclear', place, { field: name, found, published: meant })
    case 'unknown':
      return diagnostic('switch-unknown', place, { field: name, found })
    case 'search':
      return diagnostic('switch-search', place, { field: name, found })
    default:
      return kind satisfies never
  }
}

/** The texts of a value, which may be nested without end where it comes from a program. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = []
  // a set is gone through with what joins it meanwhile
  const open = new Set<object>([[value]])
  for (const each of open) {
    for (const inner of Object.values(each)) {
      if (typeof inner === 'string') texts.push(inner)
      else if (typeof inner === 'object' && inner !== null) open.add(inner)
    }
  }
  return texts
}
