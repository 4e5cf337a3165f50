import type { Entry } from '../../model/index.ts'
import type { ItemContext } from './feed-options.ts'
import type { Item } from './feed-package.ts'
import { lineOf, list } from './values.ts'

/**
 * Categories by the name that people see, in all formats: some readers show an Atom `term` and
 * others a `label`. Commas are left out, because two readers split at them, and so are repetitions.
 * RSS prefers `domain` to `scheme`, as the package does, and Atom the other way round.
 */
export function categoriesOf(
  { category }: Item,
  { format }: Pick<ItemContext, 'format'>,
): Pick<Entry, 'categories' | 'schemes'> {
  const found = new Map<string, { term: string; scheme: string | undefined }>()
  for (const { name, term, scheme, domain } of list(category)) {
    const shown = lineOf((lineOf(name) ?? lineOf(term))?.replaceAll(',', ' '))
    const key = shown?.toLowerCase()
    if (shown === undefined || key === undefined || found.has(key)) continue
    const [first, second] = format === 'rss' ? [domain, scheme] : [scheme, domain]
    found.set(key, { term: shown, scheme: lineOf(first) ?? lineOf(second) })
  }
  const kept = [...found.values()]
  const schemes = kept.flatMap(({ term, scheme }) => (scheme ? [[term, scheme] as const] : []))
  return { categories: kept.map(({ term }) => term), schemes: new Map(schemes) }
}
