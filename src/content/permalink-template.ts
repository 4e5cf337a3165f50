import { encodePath } from '../model/index.ts'
import type { PermalinkSource } from './permalink.ts'
import { slugStyles } from './slug-styles.ts'
import { type LocalTime, localTimeAt, padded } from './time-zone.ts'

/** Whether a text is a template of Eleventy, which stands in front matter as a permalink. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text)
}

/**
 * The path that a template makes; undefined where it says more than a few words that mean one thing.
 * Templates are programs, and a guess would be a link to a page that does not exist.
 */
export function fillTemplate(template: string, source: PermalinkSource): string | undefined {
  let isKnown = true
  const path = template.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, expression: string) => {
    const value = resultOf(expression, source)
    isKnown &&= value !== undefined && value !== ''
    return encodePath(value ?? '')
  })
  return isKnown && !/[{}]/.test(path) ? path : undefined
}

const words: Readonly<Record<string, (source: PermalinkSource) => string | undefined>> = {
  'page.fileSlug': ({ file }) => file.slug,
  fileSlug: ({ file }) => file.slug,
  'title | slugify': ({ writtenTitle = '' }) => slugStyles.eleventy.title(writtenTitle),
  'page.fileSlug | slugify': ({ file }) => slugStyles.eleventy.title(file.slug),
  slug: ({ slug, isOwnSlug }) => (isOwnSlug ? slug : undefined),
  'slug | slugify': ({ slug, isOwnSlug }) =>
    isOwnSlug ? slugStyles.eleventy.title(slug) : undefined,
  'page.date.getFullYear()': (source) => formatted('%Y', source),
  'page.date.getUTCFullYear()': (source) => formatted('%Y', source),
}

function resultOf(expression: string, source: PermalinkSource): string | undefined {
  const word = expression.replace(/\s*\|\s*/g, ' | ').replaceAll("'", '"')
  if (Object.hasOwn(words, word)) return words[word]?.(source)
  const [, format] = /^page\.date \| date: ?"([^"]*)"$/.exec(word) ?? []
  if (format !== undefined) return formatted(format, source)
  const iso =
    /^page\.date\.toISOString\(\)\.slice\(0, ?10\)(\.replace(?:All\("-"|\(\/-\/g), ?"\/"\))?$/.exec(
      word,
    )
  return iso === null
    ? undefined
    : formatted(iso[1] === undefined ? '%Y-%m-%d' : '%Y/%m/%d', source)
}

const dateParts: Readonly<Record<string, (time: LocalTime) => string>> = {
  '%Y': ({ year }) => padded(year, 4),
  '%y': ({ year }) => padded(year % 100),
  '%m': ({ month }) => padded(month),
  '%-m': ({ month }) => String(month),
  '%d': ({ day }) => padded(day),
  '%-d': ({ day }) => String(day),
}

/** Eleventy has dates in UTC. */
function formatted(format: string, { published }: PermalinkSource): string | undefined {
  const time = localTimeAt(published.time, 'UTC')
  const text = format.replace(/%-?\w/g, (part) => {
    return Object.hasOwn(dateParts, part) ? (dateParts[part]?.(time) ?? part) : part
  })
  return text.includes('%') ? undefined : text
}
