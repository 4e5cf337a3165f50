import type { ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, type Place } from '../diagnostics/index.ts'
import { reportIllegal } from './decode-utf8.ts'
import { checkFields, type FieldName, type FrontMatterFields } from './fields.ts'
import type { FrontMatter } from './front-matter.ts'

/** What the functions that read single fields share: the post's fields, and where to report. */
export interface FieldContext {
  /** The name of the file in diagnostics. */
  readonly file: string
  readonly fields: FrontMatterFields
  readonly config: ParseConfig
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
  { file, config, report }: Pick<FieldContext, 'file' | 'config' | 'report'>,
): FieldContext {
  const { fields, nameOf, isGiven, problems, nearMisses } = checkFields(frontMatter.data)
  for (const { name, value, allowed } of problems) {
    const args = { field: name, found: describe(value), allowed }
    report(diagnostic('field-invalid', frontMatter.place(name), args))
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
  for (const field of ['categories', 'tags', 'authors'] as const) {
    const count = fields[field]?.length ?? 0
    if (count <= termLimit) continue
    const args = { field: nameOf(field), count, limit: termLimit }
    report(diagnostic('terms-many', frontMatter.place(nameOf(field)), args))
  }
  const place: FieldContext['place'] = (field, value) => frontMatter.place(nameOf(field), value)
  return { file, config, report, fields, nameOf, isGiven, place }
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
