/** A value as messages quote it: short, and named by its kind where it is not a text. */
export function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null || value === '') return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Date) return 'a date'
  if (ArrayBuffer.isView(value)) return 'bytes'
  if (typeof value === 'object') return 'a map'
  if (typeof value === 'function') return 'a function'
  const short = shorten(String(value), 80)
  return typeof value === 'string' ? JSON.stringify(short) : `the ${typeof value} ${short}`
}

/** The beginning of a text that is longer than a message should quote. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}
