/** A record with a value for each name. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  const entries = names.map((name) => [name, make(name)])
  return Object.fromEntries(entries) as Record<Name, Value>
}

/** Names as a sentence lists them: `a, b or c`. */
export function listOf(names: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${conjunction} ${last}`
}
