import { describe, diagnostic } from '../diagnostics/index.ts'
import { normalize } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'

/**
 * The slug of a post. A slug in the front matter may have slashes, but no character that URLs use; one
 * at either end says only that it is a path.
 */
export function readSlug(fileSlug: string, context: FieldContext): string | undefined {
  const { fields, place, report } = context
  const own = fields.slug?.includes('/')
    ? fields.slug.replace(/^\/(?=[^/])|(?<=[^/])\/$/g, '')
    : fields.slug
  const slug = normalize(own ?? fileSlug, 'NFC')
  const isName = slug.split('/').every((segment) => !/^\.{0,2}$/.test(segment))
  if (isName && (fields.slug === undefined || !/[\\?#%:]/.test(slug))) return slug
  report(diagnostic('slug-invalid', place('slug', fields.slug), { found: describe(slug) }))
  return undefined
}
