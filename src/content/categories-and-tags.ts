import { diagnostic } from '../diagnostics/index.ts'
import { plainText } from '../xml/index.ts'
import type { FieldContext } from './field-context.ts'
import { parseList, parseText } from './field-values.ts'

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

function writtenTerms(field: 'categories' | 'tags', context: FieldContext): readonly string[] {
  const { fields, config, data, nameOf } = context
  const isOfJekyll = config.generator === 'jekyll'
  if (isOfJekyll && field === 'categories' && isCategory(nameOf(field))) {
    return jekyllCategories(context)
  }
  const isSplit = isOfJekyll && nameOf(field) === field
  const terms = isSplit ? splitAtSpaces(data[field]) : undefined
  return terms ?? fields[field] ?? []
}

function isCategory(name: string): boolean {
  return name === 'categories' || name === 'category'
}

/**
 * Jekyll adds the categories of a post to those of the folders above `_posts` and of its `defaults`, and
 * what is in the singular to what is in the plural.
 */
function jekyllCategories({ data, defaults }: FieldContext): readonly string[] {
  const [ofDefaults, own] = [defaults, data].map(({ categories }) => {
    return splitAtSpaces(categories) ?? textsIn(categories)
  })
  return [
    ...(ofDefaults ?? []),
    ...(own ?? []),
    ...textsIn(data['category'] ?? defaults['category']),
  ]
}

function textsIn(value: unknown): readonly string[] {
  return parseList(value, parseText) ?? []
}

/** Jekyll splits a text at its spaces, unless its name is in the singular; undefined for other values. */
function splitAtSpaces(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string' || text.includes(',')) return undefined
  return text.split(/\s+/).filter((term) => term !== '')
}
