const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `17 May 2025, 09:30 UTC` of milliseconds since 1970: the same on every machine. */
export function dateText(time: number | undefined): string {
  if (time === undefined) return ''
  const date = new Date(time)
  const month = months[date.getUTCMonth()]
  const clock = date.toISOString().slice(11, 16)
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}, ${clock} UTC`
}
