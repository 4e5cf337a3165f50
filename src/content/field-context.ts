import type { ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, type Place } from '../diagnostics/index.ts'
import { reportIllegal } from './decode.ts'
import { type Fields, readFields } from './fields.ts'
import type { FrontMatter } from './front-matter.ts'

/** What the readers of single fields share: the post's fields, and where to report. */
export interface FieldContext {
  /** What diagnostics call the file. */
  readonly file: string
  readonly fields: Fields
  readonly config: ParseConfig
  /** The place of a field, or of a text within it. */
  place(field: keyof Fields, value?: string): Place
  /** A field's name as the author wrote it. */
  nameOf(field: keyof Fields): string
  /** Whether the author wrote it, if only in a wrong way. */
  isWritten(field: keyof Fields): boolean
  report(found: Diagnostic): void
}

/** Opens the front matter of a file. Values of the wrong kind and mistyped names are reported here. */
export function openFrontMatter(
  frontMatter: FrontMatter,
  context: Pick<FieldContext, 'file' | 'config' | 'report'>,
): FieldContext {
  const { fields, nameOf, isWritten, problems, nearMisses } = readFields(frontMatter.data)
  for (const { name, value, allowed } of problems) {
    const args = { field: name, found: describe(value), allowed }
    context.report(diagnostic('field-invalid', frontMatter.place(name), args))
  }
  for (const { name, field, slipsOut } of nearMisses) {
    const code = slipsOut ? 'switch-near-miss' : 'field-near-miss'
    context.report(diagnostic(code, frontMatter.place(name), { found: name, field }))
  }
  // in an escape sequence the decoder of the file has not seen them
  for (const [name, value] of frontMatter.hasEscapes ? Object.entries(frontMatter.data) : []) {
    const found = textsIn(value).flatMap((text) =>
      reportIllegal(text, () => frontMatter.place(name)),
    )
    for (const each of found) context.report(each)
  }
  const place: FieldContext['place'] = (field, value) => frontMatter.place(nameOf(field), value)
  const { file, config, report } = context
  return { file, config, report, fields, nameOf, isWritten, place }
}

/** Whether the author calls the post unfinished, in either way. */
export function isDraft({ fields }: FieldContext): boolean {
  return fields.draft === true || fields.published === false
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
