/** Whether a value is a record, a list or any other object. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether a value is a record of keys and values, what JSON calls an object. No list is one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Array.isArray(value)
}

/** A value that is a record; undefined for all others. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined
}

/** What a text says in JSON; undefined for one that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A record without the keys whose value is undefined. */
export function withoutUndefined<Given extends object>(
  record: Given,
): { readonly [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Given
}
