import { type GeneratorName, normalize, slugify } from '../model/index.ts'

/** How a generator makes parts of URLs. Each is given text without a slash. */
export interface SlugStyle {
  /** Of the name of a file. */
  name(text: string): string
  /** Of the name of a folder; that of a file, if it is the same. */
  folder?(text: string): string
  /** Of a slug that the author wrote. */
  slug(text: string): string
  title(text: string): string
  /** Of a category. */
  term(text: string): string
  /** Whether it takes the title of the front matter alone, with its character references. */
  readonly isTitleAsWritten?: boolean
  /** Whether an `index.md` is the page of its folder, which ends in a slash, where others are files. */
  readonly isIndexFolder?: boolean
  /** Whether the path that a post gives for itself is a folder, with or without a slash at its end. */
  readonly isOwnPathFolder?: boolean
}

/** How most generators take names. */
export const asItIs = (text: string): string => text

/** Where the config names no generator, and with those that take names as they are. */
export const plainStyle: SlugStyle = { name: asItIs, slug: asItIs, title: slugify, term: slugify }

function sameForAll(make: (text: string) => string): SlugStyle {
  return { name: make, slug: make, title: make, term: make }
}

/** One row for each generator; `tests/content/slug-styles.test.ts` has what the real ones make. */
export const slugStyles: Readonly<Record<GeneratorName, SlugStyle>> = {
  // the sign for a blank in a query is one in a title as well
  hugo: {
    ...sameForAll(hugoName),
    title: (text) => text.replaceAll('+', ' ').split('/').map(hugoName).join('/'),
    isTitleAsWritten: true,
  },
  jekyll: { ...sameForAll(jekyllName), term: (text) => text.toLowerCase() },
  hexo: { ...plainStyle, title: (text) => hexoName(text).toLowerCase(), term: hexoName },
  eleventy: { ...plainStyle, title: eleventyName, term: eleventyName },
  astro: { ...sameForAll(githubName), slug: asItIs },
  next: plainStyle,
  docusaurus: plainStyle,
  vitepress: { ...plainStyle, isIndexFolder: true },
  nuxt: sameForAll(nuxtName),
  zola: { ...sameForAll(zolaName), folder: asItIs, isOwnPathFolder: true },
  pelican: { ...sameForAll(pelicanName), slug: asItIs },
  gatsby: plainStyle,
  'wordpress-export': { ...sameForAll(wordpressName), slug: asItIs },
}

function hugoName(text: string): string {
  return lower(text)
    .replace(/[^\p{L}\p{M}\p{Nd}.\\_#+~@\s-]+/gu, '')
    .replace(/^\s+|\s+$/g, '')
    .replace(/\s*-\s*(?=-)|\s*-\s*/g, '-')
    .replace(/\s+/g, '-')
}

function jekyllName(text: string): string {
  return text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '')
}

function hexoName(text: string): string {
  const letters = withoutMarks(text)
    .replace(/\p{Cc}/gu, '')
    .replaceAll('ß', 's')
  return joined(letters.replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-'))
}

function eleventyName(text: string): string {
  const words = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll('&', ' and ')
    .replace(/[äöüÄÖÜ]/g, (letter) => `${withoutMarks(letter)}e`)
  return joined(
    lower(ascii(words, { щ: 'sch' }))
      .replace(/'/g, '')
      .replace(/[^a-z\d]+/g, '-'),
  )
}

/** What GitHub makes of a heading. */
function githubName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]+/gu, '')
    .replaceAll(' ', '-')
}

function nuxtName(text: string): string {
  // a number in front is there for the order, unless it is a version
  const name = /^\d+(?:\.\d+)*(?:\.x)?$/.test(text) ? text : text.replace(/^\d+\./, '')
  const words = ascii(
    name.replaceAll('&', 'and').replaceAll('%', 'percent').replaceAll('…', '...'),
    {
      щ: 'sh',
    },
  )
  const kept = lower(words).replace(/[^\w\s$*+~.()'"!\-:@\p{L}\p{M}]+/gu, '')
  return joined(kept.replace(/[\s-]+/g, '-'))
}

function zolaName(text: string): string {
  return joined(lower(ascii(text, broad)).replace(/[^a-z\d\p{L}\p{M}]+/gu, '-'))
}

function pelicanName(text: string): string {
  return lower(ascii(text, broad))
    .replace(/[^\w\s\-\p{L}\p{M}]+/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-')
}

function wordpressName(text: string): string {
  const words = lower(withoutMarks(latin(text)))
  return joined(words.replace(/[\s./–—_-]+/g, '-').replace(/[^\p{L}\p{M}\p{N}-]+/gu, ''))
}

/** Single hyphens, and none at the ends. */
function joined(text: string): string {
  return text.replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
}

/** `İ` becomes `i`, without the dot of its own that it would get. */
function lower(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i')
}

function withoutMarks(text: string): string {
  return normalize(text, 'NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
}

/** Latin letters that are no letter with a mark. */
const latinLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', ı: 'i' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', '’': "'", '‘': "'", '“': '"', '”': '"' },
  ...{ '–': '-', '—': '-' },
}

function latin(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => latinLetters[letter] ?? letter)
}

const cyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'yo', є: 'ye', ж: 'zh', з: 'z' },
  ...{ и: 'i', і: 'i', ї: 'yi', й: 'j', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r' },
  ...{ с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'shch', ъ: 'u' },
  ...{ ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
}

/** Where unidecode and its relatives write Cyrillic letters otherwise. */
const broad: Readonly<Record<string, string>> = {
  ...{ ё: 'io', є: 'ie', й: 'i', х: 'kh', ц: 'ts', ъ: '', ю: 'iu', я: 'ia' },
}

/**
 * Latin and Cyrillic letters in ASCII. Letters of other scripts stay: what the generators make of them
 * comes from tables of a hundred kilobytes, and a URL that is not quite theirs is better than none.
 */
function ascii(text: string, own: Readonly<Record<string, string>>): string {
  const letters = latin(text).replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const small = letter.toLowerCase()
    const found = own[small] ?? cyrillic[small]
    return found === undefined || small === letter ? (found ?? letter) : capitalized(found)
  })
  return withoutMarks(letters)
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
