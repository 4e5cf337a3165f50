import type { ParseConfig } from '../config/index.ts'
import { describe, diagnostic } from '../diagnostics/index.ts'
import { rfc3339, type Timestamp, type Withdrawal } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'
import { type ParsedDate, parseDate } from './parse-date.ts'
import { dateOfPath, type PostPath } from './post-path.ts'

export interface PostDates {
  readonly published: ParsedDate
  readonly updated: Timestamp
}

/**
 * When a post was published and updated. The date in the path of the file counts where no field has
 * one. A post that is kept back need not have a date yet, and the result is undefined then.
 */
export function readPostDates(file: PostPath, context: FieldContext): PostDates | undefined {
  const { fields, nameOf, place, report } = context
  const published = readPublished(file, context)
  const updated =
    fields.updated === undefined ? published : readDate('updated', fields.updated, context)
  if (published === undefined || updated === undefined) return undefined
  if (updated.time >= published.time) return { published, updated: updated.time }
  // the day of publication, or a later one, without a time: the edit need not have been earlier
  if (updated.hasTime || updated.day < published.day) {
    const args = {
      field: nameOf('updated'),
      found: rfc3339(updated.time),
      published: rfc3339(published.time),
    }
    report(diagnostic('updated-early', place('updated', fields.updated), args))
  }
  return { published, updated: published.time }
}

/** When a post was taken back: at its last update where the field has no date. */
export function readWithdrawal(
  dates: PostDates | undefined,
  context: FieldContext,
): Withdrawal | undefined {
  const { withdrawn } = context.fields
  if (dates === undefined || withdrawn === undefined || withdrawn === false) return undefined
  if (withdrawn === true) return { time: dates.updated, reason: undefined }
  const { date, reason } = withdrawn
  const time = date === undefined ? undefined : readDate('withdrawn', date, context)?.time
  return { time: time ?? dates.updated, reason }
}

/** A post that was taken back had been published, and its id is made of its date. */
function isKeptBack({ fields, switches }: FieldContext): boolean {
  return switches.withheld !== undefined && (fields.withdrawn ?? false) === false
}

function readPublished(file: PostPath, context: FieldContext): ParsedDate | undefined {
  const { due, url } = context.fields
  const date = context.fields.date ?? dateOfPath(file, url)
  if (date !== undefined) return laterOf(readDate('date', date, context), due, context)
  if (!context.isGiven('date') && !isKeptBack(context)) {
    const { file, isValue, place } = context
    const missing = isValue ? place('date') : { file, line: 1, column: 1 }
    context.report(diagnostic('date-missing', missing, {}))
  }
  return undefined
}

/** Generators keep a post back until its `publishDate`, whatever its `date` is: then it is new. */
function laterOf(
  date: ParsedDate | undefined,
  due: string | undefined,
  context: FieldContext,
): ParsedDate | undefined {
  if (due === undefined) return date
  const end = readDate('due', due, context)
  if (date === undefined || end === undefined) return undefined
  return end.time > date.time ? end : date
}

const timeOfYaml = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/

/** With its seconds, a time is one for YAML, whose times are in UTC: so Jekyll has it in spite of its zone. */
function zoneOf(text: string, { generator, site }: ParseConfig): string {
  return generator === 'jekyll' && timeOfYaml.test(text.trim()) ? 'UTC' : site.timezone
}

/** Nothing on the web is older. */
const firstYear = Date.UTC(1990, 0)

function readDate(
  field: 'date' | 'due' | 'updated' | 'withdrawn',
  text: string,
  { config, nameOf, place, report }: FieldContext,
): ParsedDate | undefined {
  const zone = zoneOf(text, config)
  const date = parseDate(text, zone)
  const isUsual = date !== undefined && !date.skipped && date.time >= firstYear
  if (isUsual) return date
  const args = { field: nameOf(field), found: describe(text) }
  if (date === undefined) {
    report(diagnostic('date-invalid', place(field, text), args))
  } else if (date.skipped) {
    const used = rfc3339(date.time)
    report(diagnostic('date-skipped', place(field, text), { ...args, zone, used }))
  } else {
    report(diagnostic('date-old', place(field, text), args))
  }
  return date
}
