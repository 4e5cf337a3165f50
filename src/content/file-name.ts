import { basename, dirname, extname, join } from 'node:path/posix'
import { describe, diagnostic } from '../diagnostics/index.ts'
import { cleanText } from '../xml/index.ts'
import type { Reading } from './reading.ts'

/** What the path of a file says about its post. */
export interface FileName {
  readonly folder: string
  readonly slug: string
  readonly date: string | undefined
}

/**
 * `international/2025-05-17-kremlin.md`, or `2025-05-17.md` for a day's note. The `index.md` of a
 * folder stands for the folder.
 */
export function readFileName(path: string): FileName {
  const clean = cleanText(path).normalize('NFC')
  const name = basename(clean, extname(clean))
  const isIndex = name.toLowerCase() === 'index' && dirname(clean) !== '.'
  const named = isIndex ? dirname(clean) : join(dirname(clean), name)
  const last = basename(named)
  const [, date, slug = last] = /^(\d{4}-\d{2}-\d{2})(?:[-_](.+))?$/.exec(last) ?? []
  return { folder: dirname(named), slug, date }
}

/** The slug of a post. One that an author wrote may have slashes, but no character that URLs use. */
export function readSlug(ofFile: string, reading: Reading): string | undefined {
  const { fields, place, report } = reading
  const slug = (fields.slug ?? ofFile).normalize('NFC')
  const isName = slug.split('/').every((segment) => !/^\.{0,2}$/.test(segment))
  if (isName && (fields.slug === undefined || !/[\\?#%:]/.test(slug))) return slug
  report(diagnostic('slug-invalid', place('slug', fields.slug), { found: describe(slug) }))
  return undefined
}
