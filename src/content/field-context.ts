import type { ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, type Place } from '../diagnostics/index.ts'
import type { FieldName } from '../model/index.ts'
import { reportIllegal } from './decode-utf8.ts'
import { asRecord } from './field-values.ts'
import { checkFields, type FrontMatterFields, isSwitchName } from './fields.ts'
import type { FrontMatter } from './front-matter.ts'

/** What the functions that read single fields share: the post's fields, and where to report. */
export interface FieldContext {
  /** The name of the file in diagnostics. */
  readonly file: string
  readonly fields: FrontMatterFields
  readonly config: ParseConfig
  /** All of the front matter, with what `fields` of the config makes of it. */
  readonly data: Readonly<Record<string, unknown>>
  /** The place of a field, or of a text within it. */
  place(field: FieldName, value?: string): Place
  /** The name that the author uses for a field. */
  nameOf(field: FieldName): string
  /** Whether the author gives the field, even if its value is wrong. */
  isGiven(field: FieldName): boolean
  report(found: Diagnostic): void
}

/** Checks the fields of a file. Values of the wrong kind and mistyped names are reported here. */
export function fieldContext(
  frontMatter: FrontMatter,
  { file, path, config, report }: FieldCircumstances,
): FieldContext {
  const data = withOwnFields(frontMatter.data, { file, path, config, report })
  const names = typeof config.fields === 'function' ? {} : config.fields
  const { fields, nameOf, isGiven, problems, nearMisses } = checkFields(data, names)
  for (const { name, value, allowed } of problems) {
    const args = { field: name, found: describe(value), allowed }
    report(diagnostic('field-invalid', placeOf(frontMatter, name), args))
  }
  for (const { name, agree, place } of frontMatter.duplicates) {
    const code = !agree && isSwitchName(name) ? 'switch-duplicate' : 'key-duplicate'
    report(diagnostic(code, place, { field: name }))
  }
  for (const { name, field, slipsOut } of nearMisses) {
    const code = slipsOut ? 'switch-near-miss' : 'field-near-miss'
    report(diagnostic(code, frontMatter.place(name), { found: name, field }))
  }
  // the decoder of the file does not see the characters that an escape sequence stands for
  for (const [name, value] of frontMatter.hasEscapes ? Object.entries(frontMatter.data) : []) {
    const found = textsIn(value).flatMap((text) =>
      reportIllegal(text, () => frontMatter.place(name)),
    )
    for (const each of found) report(each)
  }
  const place: FieldContext['place'] = (field, value) => placeOf(frontMatter, nameOf(field), value)
  return { file, config, data, report, fields, nameOf, isGiven, place }
}

interface FieldCircumstances extends Pick<FieldContext, 'file' | 'config' | 'report'> {
  /** The path of the file below the folder of the posts. */
  readonly path: string
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
  { file, path, config, report }: FieldCircumstances,
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

/** Whether the author calls the post unfinished, by `draft: true` or by `published: false`. */
export function isDraft({ fields }: FieldContext): boolean {
  return fields.draft === true || fields.published === false
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
