import { remember, type Timestamp } from '../model/index.ts'

/** A date and a time of day without a zone. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What the calendars and the clocks of a zone show at an instant. */
export function localTimeAt(time: Timestamp, zone: string): LocalTime {
  const local = new Date(time + zoneOffset(time, zone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }
}

/** A number with zeros in front, as dates have them: `05` for the fifth month. */
export function padded(number: number, length = 2): string {
  return String(number).padStart(length, '0')
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0
  const parts = formatterOf(zone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // GMT, GMT+05:30, and before standard time GMT-04:56:02
  const [sign = '', ...rest] = name.match(/[+-]|\d+/g) ?? []
  const [hours = 0, minutes = 0, seconds = 0] = rest.map(Number)
  return (sign === '-' ? -1000 : 1000) * (hours * 3600 + minutes * 60 + seconds)
}

/** Formatters are kept, because making one takes a hundred times as long as using it. */
const formatterOf = remember((timeZone) => {
  return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
})
