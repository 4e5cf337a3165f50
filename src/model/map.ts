/** Whether a value is a map of keys to values: what JSON calls an object. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A map without the keys whose value is undefined. */
export function withoutUndefined<Value>(
  map: Readonly<Record<string, Value>>,
): Readonly<Record<string, Exclude<Value, undefined>>> {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Record<string, Exclude<Value, undefined>>
}
