/** The names of fields are few, but hostile front matter may have any number of them, of any length. */
const limits = { names: 1000, length: 100 }

/** A pure function of a name that keeps what it found: the posts of a site have the same names. */
export function remember<Value>(find: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined || known.has(name)) return before as Value
    const found = find(name)
    if (known.size < limits.names && name.length <= limits.length) known.set(name, found)
    return found
  }
}

/** Names are the same without capitals, hyphens and underscores. */
export const foldFieldName: (name: string) => string = remember((name) =>
  name.toLowerCase().replace(/[-_ ]/g, ''),
)
