/** `3 files`; empty for none. */
export function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`
}

export function kilobytes(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}

/** `24 ms`, or `1.3 s`. */
export function elapsed(milliseconds: number): string {
  const whole = Math.max(Math.round(milliseconds), 1)
  return whole < 1000 ? `${whole} ms` : `${(whole / 1000).toFixed(1)} s`
}

/** The first few names, and how many others there are; one more than that is named as well. */
export function firstOf(names: readonly string[], few: number): string {
  const others = names.length - few
  return others > 1 ? `${names.slice(0, few).join(', ')} and ${others} others` : names.join(', ')
}
