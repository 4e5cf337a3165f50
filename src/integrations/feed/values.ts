/**
 * The caller's values, made fit for the model. A blank text counts as absent: scripts pass on what
 * front matter and environment left empty. `where` is what an error calls the value.
 */
import {
  type AbsoluteUrl,
  absoluteUrl,
  type Timestamp,
  timestamp,
  webUrl,
} from '../../model/index.ts'

/** The caller's mistake: the name of the value, and what is wrong with it. */
export function fault(where: string, what: string): TypeError {
  return new TypeError(`Feed: ${where} ${what}`)
}

/** A text to the letter: readers see `&amp;` and `<b>` as they stand. */
export function textOf(value: string | undefined): string | undefined {
  // front matter makes a number of the title 1984
  const text = String(value ?? '').trim()
  return text === '' ? undefined : text
}

/** Reads the same on one line, for titles and names. */
export function lineOf(value: string | undefined): string | undefined {
  return textOf(value)?.replace(/\s+/g, ' ')
}

/** A web address, complete, or relative to `base` if there is one. */
export function address(
  value: string | undefined,
  where: string,
  base?: AbsoluteUrl,
): AbsoluteUrl | undefined {
  const reference = textOf(value)
  if (reference === undefined) return undefined
  const url = webUrl(reference, base)
  if (url === undefined) {
    throw fault(
      where,
      `is “${reference}”, which is not a web address; write https://example.org/path`,
    )
  }
  return url
}

/**
 * The same for what a feed can do without. An address of another kind, such as `data:` for a picture
 * or `wss:` for a hub, has no place in feeds and is left out.
 */
export function optionalAddress(
  value: string | undefined,
  where: string,
  base: AbsoluteUrl,
): AbsoluteUrl | undefined {
  const url = absoluteUrl(textOf(value) ?? '', base)
  return url === undefined || /^https?:/.test(url) ? address(value, where, base) : undefined
}

/** A point in time. The years of RSS and Atom have four digits. */
export function time(value: Date | undefined, where: string): Timestamp | undefined {
  if (value === undefined || value === null) return undefined
  // not instanceof: a date may come from another realm, as under a test runner
  const milliseconds = typeof value.getTime === 'function' ? value.getTime() : Number.NaN
  if (!(milliseconds >= Date.UTC(0, 0) && milliseconds < Date.UTC(10_000, 0))) {
    throw fault(where, `is “${String(value)}”, which is not a date; pass a valid Date`)
  }
  return timestamp(milliseconds)
}

/** A whole number from 1: readers lose a JSON Feed over a fraction. */
export function wholeNumber(value: number | undefined): number | undefined {
  const whole = Math.round(Number(value))
  return Number.isSafeInteger(whole) && whole > 0 ? whole : undefined
}

/** One, several or none, as a list: the package takes all three in most places. */
export function list<Value>(value: Value | readonly Value[] | undefined | null): readonly Value[] {
  return value === undefined || value === null ? [] : ([value].flat() as readonly Value[])
}
