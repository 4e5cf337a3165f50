/**
 * A name as a part of a URL, in any script: `Food & Drink` becomes `food-drink`, `日本` stays.
 * Empty when the name has no letter and no digit.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('i̇', 'i')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A path as a part of a URL: each segment percent-encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
