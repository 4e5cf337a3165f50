import type { Timestamp } from '../model/index.ts'

/** The calendar day of an instant in a zone, in parts as URLs have them: `2025`, `05`, `17`. */
export function calendarDay(
  time: Timestamp,
  zone: string,
): { readonly year: string; readonly month: string; readonly day: string } {
  const local = new Date(time + zoneOffset(time, zone)).toISOString()
  return { year: local.slice(0, 4), month: local.slice(5, 7), day: local.slice(8, 10) }
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

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Formatters are kept, because making one takes a hundred times as long as using it. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, formatter)
  return formatter
}
