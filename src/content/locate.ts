import type { ParseConfig } from '../config/index.ts'
import type { Code, Diagnostic } from '../diagnostics/index.ts'
import type { SourceFile } from '../model/index.ts'
import { openFrontMatter } from './field-context.ts'
import { readHead } from './parse-post.ts'

type TextField = 'id' | 'slug' | 'url' | 'updated' | 'summary'

/** What a problem is about that only shows beside other posts, the clock or the body; the first that is written. */
const fieldsOf: Partial<Record<Code, (config: ParseConfig) => readonly TextField[]>> = {
  'id-duplicate': (config) =>
    config.identity.kind === 'permalink' ? ['id', ...ofUrl(config)] : ['id', 'slug'],
  'url-duplicate': ofUrl,
  'updated-future': () => ['updated'],
  'summary-long': () => ['summary'],
}

/** Not every permalink is made of the slug. */
function ofUrl({ permalink }: ParseConfig): readonly TextField[] {
  const hasSlug = typeof permalink !== 'string' || /:(?:path|slug)\b/.test(permalink)
  return hasSlug ? ['url', 'slug'] : ['url']
}

/**
 * Adds to a problem that names only a file the line and column of the field that it is about.
 * Posts do not carry them: most of them have no problem, and their files are read once more here.
 */
export function locate(found: Diagnostic, source: SourceFile, config: ParseConfig): Diagnostic {
  const about = found.line === undefined ? fieldsOf[found.code]?.(config) : undefined
  if (about === undefined) return found
  const file = source.name
  const head = readHead(source, source.read())
  if (!head.ok) return found
  const { fields, place } = openFrontMatter(head.value, { file, config, report: () => {} })
  const field = about.find((each) => fields[each] !== undefined)
  return field === undefined ? found : { ...found, ...place(field, fields[field]) }
}
