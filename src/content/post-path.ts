import { describe, diagnostic } from '../diagnostics/index.ts'
import { cleanText } from '../xml/index.ts'
import type { FieldContext } from './field-context.ts'

/** What the path of a file says about its post. */
export interface PostPath {
  /** The folder below the posts folder; empty for a file that lies in the posts folder itself. */
  readonly folder: string
  readonly slug: string
  readonly date: string | undefined
}

/**
 * Reads `international/2025-05-17-kremlin.md`, or `2025-05-17.md` for a note of that day. The
 * `index.md` of a folder stands for the folder.
 */
export function parsePostPath(path: string): PostPath {
  const [folder, file] = split(cleanText(path).normalize('NFC'))
  const name = file.replace(/\.[^.]*$/, '')
  const isIndex = name.toLowerCase() === 'index' && folder !== ''
  const [above, last] = isIndex ? split(folder) : [folder, name]
  const [, date, slug = last] = /^(\d{4}-\d{2}-\d{2})(?:[-_](.+))?$/.exec(last) ?? []
  return { folder: above, slug, date }
}

/** The folder and the last part of a path. */
function split(path: string): readonly [string, string] {
  const slash = path.lastIndexOf('/')
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)]
}

/**
 * The slug of a post. A slug in the front matter may have slashes, but no character that URLs use.
 */
export function readSlug(fileSlug: string, context: FieldContext): string | undefined {
  const { fields, place, report } = context
  const slug = (fields.slug ?? fileSlug).normalize('NFC')
  const isName = slug.split('/').every((segment) => !/^\.{0,2}$/.test(segment))
  if (isName && (fields.slug === undefined || !/[\\?#%:]/.test(slug))) return slug
  report(diagnostic('slug-invalid', place('slug', fields.slug), { found: describe(slug) }))
  return undefined
}
