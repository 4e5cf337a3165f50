/** The three forms that a date of HTTP may have (RFC 9110 §5.6.7), of which the last two are old. */
const forms = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
]

/**
 * The time of a date of HTTP, in milliseconds since 1970; undefined for any other text. `Date.parse`
 * takes much else for a date, and reads the last form in the time zone of the machine.
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of forms) {
    const { day, month, year, time } = form.exec(text)?.groups ?? {}
    if (!(day && month && year && time)) continue
    const date = [fullYear(year, now), twoDigits(months.indexOf(month) + 1), twoDigits(day)]
    const iso = `${date.join('-')}T${time}`
    const milliseconds = Date.parse(`${iso}Z`)
    // a day or hour that there is not may count as one of the next month or day
    const isReal =
      !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(iso)
    return isReal ? milliseconds : undefined
  }
  return undefined
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function twoDigits(value: number | string): string {
  return String(value).trim().padStart(2, '0')
}

/** A year of two digits that would be more than 50 years ahead is of the century before. */
function fullYear(year: string, now: number): string {
  if (year.length !== 2) return year
  const thisYear = new Date(now).getUTCFullYear()
  const full = thisYear - (thisYear % 100) + Number(year)
  return String(full > thisYear + 50 ? full - 100 : full)
}
