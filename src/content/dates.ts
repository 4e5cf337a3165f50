import { type Timestamp, timestamp } from '../model/index.ts'

/** A date as an author wrote it, understood. */
export interface ParsedDate {
  readonly time: Timestamp
  /** The calendar day as written, `2025-05-17`: a part of ids, so no time zone may shift it. */
  readonly day: string
  /** Whether a time of the day was written. */
  readonly hasTime: boolean
  /** The clock was put forward over this time. */
  readonly skipped: boolean
}

interface Clock {
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
const forms = [
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
 * Reads a date. One without an offset is a clock on the wall in `zone`: of a time that occurs twice
 * the first is taken, and one that daylight saving skips moves on by what was skipped. Never the
 * machine's own zone, and never `new Date(text)`, which guesses.
 */
export function readDate(text: string, zone: string): ParsedDate | undefined {
  const groups = match(text.trim())
  if (groups === undefined) return undefined
  const clock: Clock = {
    year: Number(groups['year']),
    month: monthNumber(groups['month'] ?? ''),
    day: Number(groups['day']),
    hour: Number(groups['hour'] ?? 0),
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
  }
  const wall = asUtc(clock)
  if (wall === undefined) return undefined
  const { time, skipped } =
    groups['offset'] === undefined ? inZone(wall, zone) : withOffset(wall, groups['offset'])
  // a day without a time begins when the clocks of the zone let it begin
  const hasTime = groups['hour'] !== undefined
  return years.first <= time && time < years.end
    ? { time: timestamp(time), day: dayOf(clock), hasTime, skipped: skipped && hasTime }
    : undefined
}

/** The day of a time in a zone, in parts as URLs have them: `2025`, `05`, `17`. */
export function calendarDay(
  time: Timestamp,
  zone: string,
): { readonly year: string; readonly month: string; readonly day: string } {
  const wall = new Date(time + zoneOffset(time, zone)).toISOString()
  return { year: wall.slice(0, 4), month: wall.slice(5, 7), day: wall.slice(8, 10) }
}

function dayOf({ year, month, day }: Clock): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function match(text: string): Record<string, string | undefined> | undefined {
  for (const form of forms) {
    const groups = form.exec(text)?.groups
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

/** The clock's time as if it were UTC. 31 February and 24:00 are refused, not rolled over. */
function asUtc({ year, month, day, hour, minute, second }: Clock): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const wall = date.setUTCHours(hour, minute, second)
  const exists =
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && minute < 60 && second < 60
  return exists ? wall : undefined
}

/** Feeds have room for no other (RFC 3339 §5.6); an offset can lead out of the years 1 to 9999. */
const years = { first: Date.parse('0001-01-01T00:00Z'), end: Date.UTC(10_000, 0) }

interface Instant {
  readonly time: number
  readonly skipped: boolean
}

function withOffset(wall: number, offset: string): Instant {
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d{2}):?(\d{2})?/.exec(offset) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000
  return { time: sign === '-' ? wall + ahead : wall - ahead, skipped: false }
}

/** The instant at which the clocks of a zone show a time, which is given as if it were UTC. */
function inZone(wall: number, zone: string): Instant {
  const day = 86_400_000
  const before = zoneOffset(wall - day, zone)
  const after = zoneOffset(wall + day, zone)
  // the larger offset gives the earlier instant, so an ambiguous time is its first occurrence
  for (const candidate of [Math.max(before, after), Math.min(before, after)]) {
    if (zoneOffset(wall - candidate, zone) === candidate) {
      return { time: wall - candidate, skipped: false }
    }
  }
  return { time: wall - before, skipped: true }
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0
  const parts = clockOf(zone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // GMT, GMT+05:30, and before standard time GMT-04:56:02
  const [sign = '', ...rest] = name.match(/[+-]|\d+/g) ?? []
  const [hours = 0, minutes = 0, seconds = 0] = rest.map(Number)
  return (sign === '-' ? -1000 : 1000) * (hours * 3600 + minutes * 60 + seconds)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes a hundred times as long as using it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  clocks.set(timeZone, clock)
  return clock
}
