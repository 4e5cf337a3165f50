import { localTimeAt, padded, zoneOffset } from '../content/index.ts'
import type { Timestamp } from '../model/index.ts'

/** How the posts of a site write their dates. */
export interface DateForm {
  /** What stands between the day and the time of day; undefined where there is only the day. */
  readonly joint: 'T' | ' ' | undefined
  readonly hasSeconds: boolean
  /** How the offset of the zone is written, with what stands before it; undefined where it is not. */
  readonly offset: 'Z' | '+00:00' | '+0000' | ' +00:00' | ' +0000' | undefined
}

export const timeWithOffset: DateForm = { joint: 'T', hasSeconds: true, offset: '+00:00' }

/** The form of a date; for one in another form, the one that every generator reads. */
export function dateFormOf(text: string): DateForm {
  const parts =
    /^\d{4}-\d{2}-\d{2}(?:([T ])\d{2}:\d{2}(:\d{2}(?:\.\d+)?)?( ?)(?:(Z)|[+-]\d{2}(:?)\d{2})?)?$/.exec(
      text.trim(),
    )
  if (parts === null) return timeWithOffset
  const [, joint, seconds, space = '', utc, colon] = parts
  if (joint === undefined) return { joint: undefined, hasSeconds: false, offset: undefined }
  const numeric = colon === undefined ? undefined : (`${space}+00${colon}00` as DateForm['offset'])
  return {
    joint: joint as DateForm['joint'],
    hasSeconds: seconds !== undefined,
    offset: utc === undefined ? numeric : 'Z',
  }
}

/** A time as a post of a site writes it. Where there is no offset, it is that of the site’s zone. */
export function printDate(
  time: Timestamp,
  { joint, hasSeconds, offset }: DateForm,
  zone: string,
): string {
  const usedZone = offset === 'Z' ? 'UTC' : zone
  const { hour, minute, second } = localTimeAt(time, usedZone)
  const day = dayAt(time, usedZone)
  if (joint === undefined) return day
  const clock = [hour, minute, ...(hasSeconds ? [second] : [])].map((each) => padded(each))
  return `${day}${joint}${clock.join(':')}${printOffset(time, offset, zone)}`
}

export function dayAt(time: Timestamp, zone: string): string {
  const { year, month, day } = localTimeAt(time, zone)
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`
}

function printOffset(time: Timestamp, offset: DateForm['offset'], zone: string): string {
  if (offset === undefined || offset === 'Z') return offset ?? ''
  const minutes = Math.round(zoneOffset(time, zone) / 60_000)
  if (offset === '+00:00' && zone === 'UTC') return 'Z'
  const ahead = Math.abs(minutes)
  const digits = [Math.floor(ahead / 60), ahead % 60].map((each) => padded(each))
  return offset
    .replace('+', minutes < 0 ? '-' : '+')
    .replace(/00(:?)00/, (_, colon: string) => digits.join(colon))
}
