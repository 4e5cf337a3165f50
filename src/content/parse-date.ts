import { type Timestamp, timestamp } from '../model/index.ts'
import { zoneOffset } from './time-zone.ts'

/** What a date that an author wrote stands for. */
export interface ParsedDate {
  readonly time: Timestamp
  /** The calendar day as written, `2025-05-17`: it is part of ids, so no time zone may shift it. */
  readonly day: string
  /** Whether a time of day was written. */
  readonly hasTime: boolean
  /** Whether the clocks of the zone were put forward over this time. */
  readonly skipped: boolean
}

/** A date and a time of day without a zone. */
interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const offset = String.raw`(?<offset>Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?`
const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?`
const month = String.raw`(?<month>[A-Z][a-z]{2,8})\.?`

/** ISO 8601 and its relatives; English dates as in RFC 822 and in Astro's templates. */
const patterns = [
  new RegExp(
    String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:(?:T|\s+)${time}\s*${offset})?$`,
    'i',
  ),
  new RegExp(
    String.raw`^${month}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?:,?\s+${time}\s*${offset})?$`,
  ),
  new RegExp(
    String.raw`^(?:[A-Z][a-z]{2},\s+)?(?<day>\d{1,2})\s+${month}\s+(?<year>\d{4})(?:\s+${time}\s*${offset})?$`,
  ),
]

const monthNames =
  'january february march april may june july august september october november december'.split(' ')

/**
 * Reads a date; undefined where the text is not one. A date without an offset is local time in
 * `zone`: of a time that occurs twice the first is taken, and a time that daylight saving skips
 * moves on by as much as was skipped. Neither the machine's own zone nor `new Date(text)`, which
 * guesses, is ever used.
 */
export function parseDate(text: string, zone: string): ParsedDate | undefined {
  const groups = match(text.trim())
  if (groups === undefined) return undefined
  const local: LocalTime = {
    year: Number(groups['year']),
    month: monthNumber(groups['month'] ?? ''),
    day: Number(groups['day']),
    hour: Number(groups['hour'] ?? 0),
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
  }
  const asUtc = utcOf(local)
  if (asUtc === undefined) return undefined
  const { time, skipped } =
    groups['offset'] === undefined ? inZone(asUtc, zone) : withOffset(asUtc, groups['offset'])
  // a day without a time begins at the first time that the clocks of the zone show
  const hasTime = groups['hour'] !== undefined
  return years.first <= time && time < years.end
    ? { time: timestamp(time), day: dayOf(local), hasTime, skipped: skipped && hasTime }
    : undefined
}

function dayOf({ year, month, day }: LocalTime): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function match(text: string): Record<string, string | undefined> | undefined {
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

interface ResolvedTime {
  /** The time in milliseconds since 1970. */
  readonly time: number
  readonly skipped: boolean
}

function withOffset(asUtc: number, offset: string): ResolvedTime {
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d{2}):?(\d{2})?/.exec(offset) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000
  return { time: sign === '-' ? asUtc + ahead : asUtc - ahead, skipped: false }
}

/** The instant at which the clocks of a zone show a time, which is given as if it were UTC. */
function inZone(asUtc: number, zone: string): ResolvedTime {
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
