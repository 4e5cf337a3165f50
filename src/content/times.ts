import { describe, diagnostic } from '../diagnostics/index.ts'
import { rfc3339, type Timestamp, type Withdrawal } from '../model/index.ts'
import { type ParsedDate, readDate } from './dates.ts'
import { type FieldContext, isDraft } from './field-context.ts'

export interface Times {
  readonly published: ParsedDate
  readonly updated: Timestamp
}

/**
 * When a post was published and updated. A date in the name of the file counts where no field has
 * one, and a post that is kept back need not have one yet.
 */
export function readTimes(ofFile: string | undefined, reading: FieldContext): Times | undefined {
  const { fields, nameOf, place, report } = reading
  const published = readPublished(ofFile, reading)
  const updated =
    fields.updated === undefined ? published : readTime('updated', fields.updated, reading)
  if (published === undefined || updated === undefined) return undefined
  if (updated.time < published.time) {
    // the day of publication, or a later one elsewhere, does not say that the edit was before it
    if (!updated.hasTime && updated.day >= published.day) {
      return { published, updated: published.time }
    }
    const args = {
      field: nameOf('updated'),
      found: rfc3339(updated.time),
      published: rfc3339(published.time),
    }
    report(diagnostic('updated-early', place('updated', fields.updated), args))
  }
  return { published, updated: updated.time }
}

/** When a post was taken back, which is the time of its last update where it does not say. */
export function readWithdrawal(
  times: Times | undefined,
  reading: FieldContext,
): Withdrawal | undefined {
  const { withdrawn } = reading.fields
  if (times === undefined || withdrawn === undefined || withdrawn === false) return undefined
  if (withdrawn === true) return { time: times.updated, reason: undefined }
  const { date, reason } = withdrawn
  const written = date === undefined ? undefined : readTime('withdrawn', date, reading)
  return { time: written?.time ?? times.updated, reason }
}

/** A post that is taken back was out, and its id is made of its date. */
function isKeptBack(reading: FieldContext): boolean {
  const { feed, withdrawn = false } = reading.fields
  return withdrawn === false && (feed === false || isDraft(reading))
}

function readPublished(ofFile: string | undefined, reading: FieldContext): ParsedDate | undefined {
  const { date = ofFile, due } = reading.fields
  if (date !== undefined) return later(readTime('date', date, reading), due, reading)
  if (!reading.isWritten('date') && !isKeptBack(reading)) {
    reading.report(diagnostic('date-missing', { file: reading.file, line: 1, column: 1 }, {}))
  }
  return undefined
}

/** Generators keep a post back until its `publishDate`, whatever its `date` is: then it is new. */
function later(
  date: ParsedDate | undefined,
  due: string | undefined,
  reading: FieldContext,
): ParsedDate | undefined {
  if (due === undefined) return date
  const end = readTime('due', due, reading)
  if (date === undefined || end === undefined) return undefined
  return end.time > date.time ? end : date
}

function readTime(
  field: 'date' | 'due' | 'updated' | 'withdrawn',
  text: string,
  { config, nameOf, place, report }: FieldContext,
): ParsedDate | undefined {
  const { timezone: zone } = config.site
  const date = readDate(text, zone)
  const args = { field: nameOf(field), found: describe(text) }
  if (date === undefined) {
    report(diagnostic('date-invalid', place(field, text), args))
  } else if (date.skipped) {
    const used = rfc3339(date.time)
    report(diagnostic('date-skipped', place(field, text), { ...args, zone, used }))
  } else if (date.time < Date.UTC(1990, 0)) {
    report(diagnostic('date-old', place(field, text), args))
  }
  return date
}
