import { sha256 } from '#hashes'
import { normalize } from './normalize.ts'

/**
 * A name as part of a URL, in any script: `Food & Drink` becomes `food-drink`, `日本` and `🍜` stay.
 * It is empty when the name has no letter, no digit and no pictograph.
 */
export function slugify(name: string): string {
  return (
    normalize(name, 'NFKC')
      .toLowerCase()
      .replaceAll('i̇', 'i')
      // the selectors of how a pictograph is drawn, which a path does not show
      .replace(/[\uFE0E\uFE0F]/g, '')
      .replace(/(?:[©®]|[^\p{L}\p{N}\p{M}\p{ExtPict}\p{EMod}\p{RI}])+/gu, '-')
      .replace(/^-|-$/g, '')
  )
}

/** What signs are called, where names differ in nothing else. */
const signNames: Readonly<Record<string, string>> = {
  '+': 'plus',
  '#': 'sharp',
  '&': 'and',
  '@': 'at',
  '*': 'star',
  '%': 'percent',
  '.': 'dot',
  '=': 'equals',
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
}

/** As `slugify` with the signs as words: `C++` becomes `c-plus-plus`, and `.NET` becomes `dot-net`. */
export function signedSlug(name: string): string {
  const words = Array.from(normalize(name, 'NFKC'), (sign) => {
    const word = signNames[sign]
    return word === undefined ? sign : ` ${word} `
  })
  return slugify(words.join(''))
}

/** A form of a name that is equal for names that differ only in case or spacing. */
export function foldName(name: string): string {
  return normalize(name, 'NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A path as part of a URL: each segment is percent-encoded, and the slashes are kept. */
export function encodePath(path: string): string {
  return /^[\w./~-]*$/.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}

/** The bytes that file systems allow for a name, and those that are left of one that has more. */
const nameLimit = 255
const shortName = 200

/**
 * A path whose parts file systems take as names: a part that is too long is cut, and ends in a hash of
 * all of it, so that two of them stay apart.
 */
export function shortPath(path: string): string {
  return path.split('/').map(cutName).join('/')
}

function cutName(name: string): string {
  const bytes = new TextEncoder().encode(name)
  if (bytes.length <= nameLimit) return name
  // a stream leaves out the character that is cut
  const head = new TextDecoder().decode(bytes.subarray(0, shortName), { stream: true })
  return `${head}-${sha256(name).slice(0, 16)}`
}
