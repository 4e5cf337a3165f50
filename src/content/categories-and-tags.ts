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

function readTerms(field: 'categories' | 'tags', context: FieldContext): readonly string[] {
  const { place, report } = context
  const terms = new Map<string, string>()
  for (const text of writtenTerms(field, context)) {
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

/** Jekyll splits a text at its spaces, unless its name is in the singular. */
function writtenTerms(
  field: 'categories' | 'tags',
  { fields, config, data, nameOf }: FieldContext,
): readonly string[] {
  const text = data[nameOf(field)]
  const isSplit =
    config.generator === 'jekyll' &&
    nameOf(field) === field &&
    typeof text === 'string' &&
    !text.includes(',')
  return isSplit ? text.split(/\s+/).filter((term) => term !== '') : (fields[field] ?? [])
}
