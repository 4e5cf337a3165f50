/** Whether a value is a map of keys to values: what JSON calls an object. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A map without the keys whose value is undefined. */
export function withoutUndefined<Given extends object>(
  map: Given,
): { readonly [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Given
}
