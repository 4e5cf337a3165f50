/**
 * A name as part of a URL, in any script: `Food & Drink` becomes `food-drink`, `日本` and `🍜` stay.
 * Empty when the name has no letter, no digit and no pictograph.
 */
export function slugify(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('i̇', 'i')
      // the selectors of how a pictograph is drawn, which a path does not show
      .replace(/[\uFE0E\uFE0F]/g, '')
      .replace(/(?:[©®]|[^\p{L}\p{N}\p{M}\p{ExtPict}\p{EMod}\p{RI}])+/gu, '-')
      .replace(/^-|-$/g, '')
  )
}

/** Equal for names that differ only in case or spacing. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A path as part of a URL: each segment is percent-encoded, and the slashes are kept. */
export function encodePath(path: string): string {
  return /^[\w./~-]*$/.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}
