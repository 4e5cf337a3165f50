import type { Entry } from '../../model/index.ts'
import type { Item } from './index.ts'
import { lineOf, list } from './values.ts'

/**
 * Categories by the name that people see, in all formats: some readers show an Atom `term` and
 * others a `label`. Without commas, at which two readers split; each once.
 */
export function categoriesOf({ category }: Item): Pick<Entry, 'categories' | 'schemes'> {
  const found = new Map<string, { term: string; scheme: string | undefined }>()
  for (const { name, term, scheme, domain } of list(category)) {
    const shown = lineOf((lineOf(name) ?? lineOf(term))?.replaceAll(',', ' '))
    const key = shown?.toLowerCase()
    if (shown === undefined || key === undefined || found.has(key)) continue
    found.set(key, { term: shown, scheme: lineOf(scheme) ?? lineOf(domain) })
  }
  const kept = [...found.values()]
  const schemes = kept.flatMap(({ term, scheme }) => (scheme ? [[term, scheme] as const] : []))
  return { categories: kept.map(({ term }) => term), schemes: new Map(schemes) }
}
