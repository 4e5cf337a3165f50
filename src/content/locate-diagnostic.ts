import type { ParseConfig } from '../config/index.ts'
import type { Code, Diagnostic } from '../diagnostics/index.ts'
import { isValue, type SourceFile } from '../model/index.ts'
import { fieldContext } from './field-context.ts'
import { readHead } from './parse-post.ts'
import { configOf } from './placement.ts'

type TextField = 'id' | 'slug' | 'url' | 'updated' | 'summary' | 'image'

/**
 * The fields that a problem may be about that only shows beside other posts, the clock or the body.
 * Where there are several, the first that the post has is meant.
 */
const fieldsOf: Partial<Record<Code, (config: ParseConfig) => readonly TextField[]>> = {
  'id-duplicate': (config) =>
    config.identity.kind === 'permalink' ? ['id', ...ofUrl(config)] : ['id', 'slug'],
  'url-duplicate': ofUrl,
  'updated-future': () => ['updated'],
  'image-unfound': () => ['image'],
  'summary-long': () => ['summary'],
}

/** A permalink need not contain the slug. */
function ofUrl({ permalink }: ParseConfig): readonly TextField[] {
  const hasSlug =
    typeof permalink === 'function' || /:(?:path|slug|dated_path)/.test(permalink.pattern)
  return hasSlug ? ['url', 'slug'] : ['url']
}

/**
 * Adds the line and column of the field that it is about to a problem that names only a file. Posts
 * do not carry these places, because most posts have no problem; the file is read once more here.
 */
export function locate(found: Diagnostic, source: SourceFile, config: ParseConfig): Diagnostic {
  const about =
    found.line === undefined ? fieldsOf[found.code]?.(configOf(source, config)) : undefined
  if (about === undefined) return found
  const file = source.name
  const head = readHead(source, source.read())
  if (!head.ok) return found
  const { fields, place } = fieldContext(head.value, {
    file,
    path: source.path,
    isValue: isValue(source),
    config,
    report: () => {},
  })
  const field = about.find((each) => fields[each] !== undefined)
  if (field === undefined) return found
  const value = fields[field]
  return { ...found, ...place(field, typeof value === 'object' ? value.url : value) }
}
