import {
  type Diagnostic,
  describe,
  diagnostic,
  didYouMean,
  type Place,
} from '../diagnostics/index.ts'
import { codeSuggestion } from './code-suggestion.ts'
import { type ConfigProblem, configJsonSchema } from './schema.ts'

/** The keys that lead to a value of the config, from its root. */
export type KeyPath = readonly (string | number)[]

/** The diagnostics of a problem, which name the key, what was found and what is allowed. */
export function problemDiagnostics(
  { path, allowed, unknownKeys }: ConfigProblem,
  config: unknown,
  placeOf: (key: KeyPath) => Place,
): readonly Diagnostic[] {
  if (unknownKeys.length > 0) {
    return unknownKeys.map((key) => {
      const isRule = path.length === 1 && path[0] === 'rules'
      const suggestion = isRule ? codeSuggestion(key) : suggestionFor(path, key)
      const list = isRule
        ? 'docs/diagnostics.md lists every code, and which of them `rules` can answer'
        : 'docs/configuration.md lists every key'
      const args = { key: [...path, key].join('.'), suggestion, list }
      return diagnostic('config-unknown', placeOf([...path, key]), args)
    })
  }
  // credentials in a URL must not get into the log of a build
  const found = describe(path.reduce<unknown>(valueAt, config)).replace(/:\/\/[^/?#]*@/, '://…@')
  const key = path.join('.') || 'config'
  return [diagnostic('config-invalid', placeOf(path), { key, found, allowed })]
}

function suggestionFor(path: KeyPath, key: string): string {
  return path.length === 0 ? rootSuggestion(key) : didYouMean(key, knownKeys(path))
}

/** Many people write the keys of the site at the root. */
function rootSuggestion(key: string): string {
  const [own, ofSite] = [knownKeys([]), knownKeys(['site'])]
  if (ofSite.includes(key)) return '; it belongs below `site`'
  return didYouMean(key, [...own, ...ofSite], (meant) => {
    return ofSite.includes(meant) ? `site.${meant}` : meant
  })
}

function valueAt(container: unknown, key: string | number): unknown {
  return typeof container === 'object' && container !== null
    ? (container as Record<string | number, unknown>)[key]
    : undefined
}

/** The keys that the schema has below a path. */
function knownKeys(path: KeyPath): readonly string[] {
  const shapesOf = (node: unknown): unknown[] => {
    return [node, ...Object.values(valueAt(node, 'anyOf') ?? {}).flatMap(shapesOf)]
  }
  const shapes = path.reduce<unknown[]>((parents, key) => {
    return parents.flatMap((parent) => {
      const rest = valueAt(parent, typeof key === 'number' ? 'items' : 'additionalProperties')
      return shapesOf(valueAt(valueAt(parent, 'properties'), key) ?? rest)
    })
  }, shapesOf(configJsonSchema()))
  return shapes.flatMap((shape) => [
    ...Object.keys(valueAt(shape, 'properties') ?? {}),
    // of a map with some keys only
    ...Object.values(valueAt(valueAt(shape, 'propertyNames'), 'enum') ?? {}).map(String),
  ])
}
