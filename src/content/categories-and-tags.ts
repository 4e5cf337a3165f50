import { diagnostic } from '../diagnostics/index.ts'
import { plainText } from '../xml/index.ts'
import type { FieldContext } from './field-context.ts'

/** The categories and tags of a post as feeds may carry them: without commas, and each once. */
export function readCategoriesAndTags(context: FieldContext): {
  readonly categories: readonly string[]
  readonly tags: readonly string[]
} {
  return { categories: readTerms('categories', context), tags: readTerms('tags', context) }
}

function readTerms(
  field: 'categories' | 'tags',
  { fields, place, report }: FieldContext,
): readonly string[] {
  const terms = new Map<string, string>()
  for (const text of fields[field] ?? []) {
    const hasComma = text.includes(',')
    const term = hasComma ? plainText(text.replaceAll(',', ' ')) : text
    if (hasComma) {
      report(diagnostic('term-comma', place(field, text), { term: text, used: term }))
    }
    const key = term.toLowerCase()
    if (term !== '' && !terms.has(key)) terms.set(key, term)
  }
  return [...terms.values()]
}
