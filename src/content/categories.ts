import { diagnostic } from '../diagnostics/index.ts'
import { plainText } from '../xml/index.ts'
import type { FieldContext } from './field-context.ts'

/** Categories and tags as feeds may carry them: no commas, white space folded, each once. */
export function resolveTerms(reading: FieldContext): {
  readonly categories: readonly string[]
  readonly tags: readonly string[]
} {
  return { categories: resolve('categories', reading), tags: resolve('tags', reading) }
}

function resolve(
  field: 'categories' | 'tags',
  { fields, place, report }: FieldContext,
): readonly string[] {
  const terms = new Map<string, string>()
  for (const written of fields[field] ?? []) {
    const hasComma = written.includes(',')
    const term = hasComma ? plainText(written.replaceAll(',', ' ')) : written
    if (hasComma) {
      report(diagnostic('term-comma', place(field, written), { term: written, used: term }))
    }
    const key = term.toLowerCase()
    if (term !== '' && !terms.has(key)) terms.set(key, term)
  }
  return [...terms.values()]
}
