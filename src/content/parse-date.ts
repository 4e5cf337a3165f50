import { type Timestamp, timestamp } from '../model/index.ts'
import { type LocalTime, localTimeAt, padded, zoneOffset } from './time-zone.ts'

/** What a date that an author wrote stands for. */
export interface ParsedDate {
  readonly time: Timestamp
  /** The calendar day as written, `2025-05-17`: it is part of ids, so no time zone may shift it. */
  readonly day: string
  /** The day and the time of day as written, whatever their zone. */
  readonly written: LocalTime
  /** Whether a time of day was written. */
  readonly hasTime: boolean
  /** Whether the clocks of the zone were put forward over this time. */
  readonly skipped: boolean
}

/** Hours by which the zones are ahead of UTC whose abbreviations mean one thing everywhere. */
const zoneHours: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ WET: 0, WEST: 1, CET: 1, CEST: 2, EET: 2, EEST: 3, MSK: 3, JST: 9, KST: 9 },
  ...{ AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, UTC: 0, GMT: 0, UT: 0, Z: 0 },
}

const offset =
  `(?:(?<zone>${Object.keys(zoneHours).join('|')})` +
  String.raw`|(?:UTC|GMT)?(?<offset>[+-](?:\d{1,2}:[0-5]\d|\d{2}(?:[0-5]\d)?|\d)))` +
  // programs write the name of the zone once more behind it
  String.raw`(?:\s+\([^()]*\)|\s+[A-Z]{2,5}|\[[\w/+-]+\])?`
const clock =
  String.raw`(?<hour>\d{1,2})(?::(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,]\d+)?)?)?` +
  String.raw`(?:\s*(?<half>[ap])\.?m\.?)?`
// the year once more, as Ruby and git put it behind the time
const time = String.raw`${clock}(?:\s+\k<year>)?\s*(?:${offset})?`
const weekday = String.raw`(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+)?`
const month = String.raw`(?<month>[A-Z][a-z]{2,8})\.?`
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const year = String.raw`(?<year>\d{4})`

/** ISO 8601 and its relatives; English dates as programs and people write them. */
const patterns = [
  String.raw`${year}(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:T|,?\s+)${time})?`,
  String.raw`${weekday}${month}\s+${day},?\s+${year}(?:,?\s+(?:at\s+)?${time})?`,
  String.raw`${weekday}${day}[\s-]+${month},?[\s-]+${year}(?:,?\s+(?:at\s+)?${time})?`,
  // as C and Unix write it
  String.raw`${weekday}${month}\s+${day}\s+${time}\s+${year}`,
  // as git writes it
  String.raw`${weekday}${month}\s+${day}\s+${clock}\s+${year}\s+${offset}`,
  // only where one of the two cannot be a month
  String.raw`(?<one>\d{1,2})(?<mark>[-/])(?<other>\d{1,2})\k<mark>${year}(?:,?\s+${time})?`,
].map((pattern) => new RegExp(`^${pattern}$`, 'i'))

const monthNames =
  'january february march april may june july august september october november december'.split(' ')

/**
 * Reads a date; undefined where the text is not one. A date without an offset is local time in
 * `zone`: of a time that occurs twice the first is taken, and a time that daylight saving skips
 * moves on by as much as was skipped. Neither the machine's own zone nor `new Date(text)`, which
 * guesses, is ever used.
 */
export function parseDate(text: string, zone: string): ParsedDate | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longest) return undefined
  const unix = unixTime(trimmed)
  if (unix !== undefined) return unix
  const groups = match(trimmed)
  const written = groups && localTime(groups)
  const asUtc = written && utcOf(written)
  if (groups === undefined || written === undefined || asUtc === undefined) return undefined
  const ahead = offsetOf(groups)
  if (ahead !== undefined && Math.abs(ahead) >= 15 * hourLength) return undefined
  const { time, skipped } =
    ahead === undefined ? inZone(asUtc, zone) : { time: asUtc - ahead, skipped: false }
  // a day without a time begins at the first time that the clocks of the zone show
  const hasTime = groups['hour'] !== undefined
  return years.first <= time && time < years.end
    ? { time: timestamp(time), day: dayOf(written), written, hasTime, skipped: skipped && hasTime }
    : undefined
}

const hourLength = 3_600_000

/** Longer than any date, and too short for a pattern to take long. */
const longest = 100

/** Ten digits are seconds since 1970, thirteen milliseconds, and nothing else, from 2001 on. */
function unixTime(text: string): ParsedDate | undefined {
  const [, seconds] = /^([1-9]\d{9})(?:\d{3})?$/.exec(text) ?? []
  if (seconds === undefined) return undefined
  const time = timestamp(Number(seconds) * 1000)
  const written = localTimeAt(time, 'UTC')
  return { time, day: dayOf(written), written, hasTime: true, skipped: false }
}

type Groups = Readonly<Record<string, string | undefined>>

/** Undefined where it cannot be said which number is which. */
function localTime(groups: Groups): LocalTime | undefined {
  const number = (name: string) => Number(groups[name] ?? 0)
  const hour = hourOf(number('hour'), groups['half'])
  const date = groups['one'] === undefined ? groups : dayAndMonth(groups)
  if (hour === undefined || date === undefined) return undefined
  // an hour alone, without minutes, is a time only beside am or pm
  if (groups['hour'] !== undefined && (groups['minute'] ?? groups['half']) === undefined) {
    return undefined
  }
  return {
    year: number('year'),
    month: monthNumber(date['month'] ?? ''),
    day: Number(date['day']),
    hour,
    minute: number('minute'),
    second: number('second'),
  }
}

/** 25/12/2021 and 12/25/2021 are one day each. 03/04/2021 is two, and no date therefore. */
function dayAndMonth({ one, other }: Groups): Groups | undefined {
  if (Number(one) > 12 || one === other) return { day: one, month: other }
  return Number(other) > 12 ? { day: other, month: one } : undefined
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Milliseconds by which the zone that is written is ahead of UTC. */
function offsetOf({ zone, offset }: Groups): number | undefined {
  if (zone !== undefined) return (zoneHours[zone.toUpperCase()] ?? 0) * hourLength
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset ?? '') ?? []
  if (sign === undefined) return undefined
  const ahead = Number(hours) * hourLength + Number(minutes ?? 0) * 60_000
  return sign === '-' ? -ahead : ahead
}

function dayOf({ year, month, day }: LocalTime): string {
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`
}

function match(text: string): Groups | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups
    if (groups !== undefined) return groups
  }
  return undefined
}

function monthNumber(text: string): number {
  const number = Number(text)
  return Number.isNaN(number)
    ? monthNames.findIndex((name) => name.startsWith(text.toLowerCase())) + 1
    : number
}

/** A local time as if it were UTC. 31 February and 24:00 are refused, not rolled over. */
function utcOf({ year, month, day, hour, minute, second }: LocalTime): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const time = date.setUTCHours(hour, minute, second)
  const exists =
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && minute < 60 && second < 60
  return exists ? time : undefined
}

/** Feeds know no other years (RFC 3339 §5.6), and an offset can lead out of them. */
const years = { first: Date.parse('0001-01-01T00:00Z'), end: Date.UTC(10_000, 0) }

/** The instant at which the clocks of a zone show a time, which is given as if it were UTC. */
function inZone(asUtc: number, zone: string): { time: number; skipped: boolean } {
  const day = 86_400_000
  const before = zoneOffset(asUtc - day, zone)
  const after = zoneOffset(asUtc + day, zone)
  // the larger offset gives the earlier instant, so an ambiguous time is its first occurrence
  for (const candidate of [Math.max(before, after), Math.min(before, after)]) {
    if (zoneOffset(asUtc - candidate, zone) === candidate) {
      return { time: asUtc - candidate, skipped: false }
    }
  }
  return { time: asUtc - before, skipped: true }
}
