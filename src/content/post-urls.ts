import { describe, diagnostic } from '../diagnostics/index.ts'
import { type AbsoluteUrl, belowSite, type Image, webUrl } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'
import type { Fields } from './fields.ts'
import { type PermalinkSource, permalink } from './permalink.ts'

/** The page of a post: as its author says, or else by the config, for which all of it is needed. */
export function readUrl(
  source: PermalinkSource | undefined,
  reading: FieldContext,
): AbsoluteUrl | undefined {
  const { fields, config, file, report } = reading
  if (fields.url !== undefined) {
    const isTemplate = /\{\{|\/:/.test(fields.url)
    const url = isTemplate ? undefined : belowSite(fields.url, config.site.url)
    const allowed = isTemplate
      ? 'the page of this post alone, where patterns are for `permalink` in the config'
      : 'the URL of the post’s page, or its path, which begins with /'
    return url ?? refuse('url', fields.url, allowed, reading)
  }
  if (source === undefined) return undefined
  const url = permalink(config, source)
  for (const reason of url.diagnostics) report(diagnostic('permalink-failed', { file }, { reason }))
  return url.value
}

/** What a link post points at. */
export function readLink(reading: FieldContext): AbsoluteUrl | undefined {
  const { link } = reading.fields
  if (link === undefined) return undefined
  return webUrl(link) ?? refuse('link', link, 'the whole URL that the post points at', reading)
}

export function readImage(base: AbsoluteUrl, reading: FieldContext): Image | undefined {
  const { image } = reading.fields
  if (image === undefined) return undefined
  const allowed = 'the URL of a picture, or its path on the site'
  const url = webUrl(image.url, base) ?? refuse('image', image.url, allowed, reading)
  return url && { ...image, url }
}

/** Reports that a field, or a text within it, is no URL of the kind that is wanted. */
export function refuse(
  field: keyof Fields,
  written: string,
  allowed: string,
  { nameOf, place, report }: FieldContext,
): undefined {
  const args = { field: nameOf(field), found: describe(written), allowed }
  report(diagnostic('url-invalid', place(field, written), args))
}
