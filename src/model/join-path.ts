/** A path of several parts, with `/` on every platform. What `.` and `..` mean is done, not written. */
export function joinPath(...parts: readonly string[]): string {
  const joined = parts.filter((part) => part !== '').join('/')
  const root = joined.startsWith('/') ? '/' : ''
  const names: string[] = []
  for (const name of joined.split('/')) {
    if (name === '' || name === '.') continue
    const isUp = name === '..'
    if (isUp && names.length > 0 && names.at(-1) !== '..') names.pop()
    // there is nothing above the root
    else if (!isUp || root === '') names.push(name)
  }
  return root + names.join('/') || '.'
}
