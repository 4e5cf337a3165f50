/** Hostile files may have any number of names of their own, of any length. */
const maxLength = 100

/**
 * A pure function of a name that keeps what it found: the files of a site have the same names.
 *
 * @param most of how many names it is kept
 */
export function remember<Value>(
  find: (name: string) => Value,
  most = 1000,
): (name: string) => Value {
  const known = new Map<string, Value>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined || known.has(name)) return before as Value
    const found = find(name)
    if (known.size < most && name.length <= maxLength) known.set(name, found)
    return found
  }
}
