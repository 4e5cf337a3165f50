import type { FieldNames, ResolvedConfig } from '../config/index.ts'
import { valueAt } from '../content/index.ts'
import { type Diagnostic, diagnostic, didYouMean } from '../diagnostics/index.ts'
import type { RenamableName } from '../model/index.ts'
import { type ParsedPosts, sourcesOf } from './parsed-posts.ts'
import type { PostReader } from './post-info.ts'

/**
 * Warns of names in `fields` of the config that no post has. Posts are read until each name was found,
 * which mostly the first one does.
 */
export function reviewFields(
  parsed: ParsedPosts,
  { fields, collections, generator }: ResolvedConfig,
  reader: PostReader,
): readonly Diagnostic[] {
  const missing = typeof fields === 'function' ? [] : namesIn(fields, generator !== undefined)
  if (missing.length === 0) return []
  const written = sourcesOf(parsed).filter(({ collection }) => !collection?.isPages)
  if (written.length === 0) return []
  const seen = new Set<string>()
  const look = (data: Readonly<Record<string, unknown>>) => {
    for (const name of Object.keys(data)) seen.add(name)
    const left = missing.filter(({ name }) => valueAt(data, name) === undefined)
    missing.splice(0, missing.length, ...left)
  }
  for (const { defaults } of collections) look(defaults)
  for (const source of written) {
    if (missing.length === 0) return []
    look(reader.data({ source }))
  }
  return missing.map(({ field, name }) => {
    const suggestion = didYouMean(name, seen)
    return diagnostic('field-unused', { file: `fields.${field}` }, { field, name, suggestion })
  })
}

/** @param isGenerated whether the row of a generator may have named where posts have their own URLs */
function namesIn(
  fields: FieldNames,
  isGenerated: boolean,
): { readonly field: RenamableName; readonly name: string }[] {
  return Object.entries(fields).flatMap(([field, names]) => {
    if (field === 'url' && isGenerated) return []
    return names.map((name) => ({ field: field as RenamableName, name }))
  })
}
