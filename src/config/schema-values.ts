import * as z from 'zod'
import { belowSite, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { listOf } from './lists.ts'
import { anySite, siteUrlParts } from './validators.ts'

/*
 * The kinds of values that the config has. `allowed` ends the sentence “but must be …” of a diagnostic.
 */

const absoluteUrl = 'an absolute URL such as https://example.org'

/** A key that may be missing: what it is for, and what it is taken to be then. */
export function optional<Type extends z.ZodType>(
  type: Type,
  description: string,
  defaultValue?: unknown,
): z.ZodOptional<Type> {
  const meta = defaultValue === undefined ? { description } : { description, default: defaultValue }
  return type.optional().meta(meta)
}

export function textThat(passes: (text: string) => boolean, allowed: string): z.ZodString {
  return z.string({ error: allowed }).refine(passes, { error: allowed })
}

export function text(allowed = 'a text'): z.ZodString {
  return textThat((value) => plainText(value) !== '', `${allowed}, not empty`)
}

export function address(): z.ZodString {
  return textThat((value) => webUrl(value) !== undefined, absoluteUrl).meta({ format: 'uri' })
}

/** Every URL of the feeds is resolved below it, so that it has no query and no fragment. */
export function siteAddress(): z.ZodString {
  return address().refine((value) => siteUrlParts(value).surplus.length === 0, {
    error({ input }) {
      const { surplus, rest } = siteUrlParts(String(input))
      return `a URL without ${listOf(surplus, 'and')}, as in ${rest}`
    },
  })
}

export function pageAddress(): z.ZodString {
  return textThat((value) => {
    return belowSite(value, anySite) !== undefined
  }, 'the URL of a page, or its path on the site')
}

export function picture(): z.ZodString {
  return textThat((value) => {
    return webUrl(value, anySite) !== undefined
  }, 'the URL of a picture, or its path on the site')
}

export function wholeNumber(): z.ZodInt {
  const error = 'a whole number from 1'
  return z.int({ error }).min(1, { error })
}

export function trueOrFalse(): z.ZodBoolean {
  return z.boolean({ error: 'true or false' })
}

export function oneOf<const Name extends string>(
  names: readonly Name[],
  allowed: string = quoted(names),
): z.ZodEnum<{ [name in Name]: name }> {
  return z.enum(names, { error: allowed })
}

/** `"rss", "atom" or "json"` */
export function quoted(names: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
  return listOf(
    names.map((name) => `"${name}"`),
    conjunction,
  )
}

/** Functions have no place in the JSON Schema: a config that is JSON cannot have any. */
export function callable<Type>(allowed: string): z.ZodType<Type> {
  return z.custom<Type>((value) => typeof value === 'function', { error: allowed })
}
