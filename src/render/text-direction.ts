import { wordSet } from '../model/index.ts'

/** The scripts of living languages that run from right to left (ISO 15924). */
const rightToLeftScripts = wordSet(
  'Adlm Arab Aran Gara Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi',
)

type Direction = 'ltr' | 'rtl'

const directions = new Map<string, Direction>()

/**
 * The direction of the script in which a language (BCP 47) is written, and left-to-right where the
 * language is unknown. Results are kept: a publication has few languages, and finding the script of
 * one takes as long as several steps of a page.
 */
export function directionOf(language: string): Direction {
  const direction = directions.get(language) ?? findDirection(language)
  directions.set(language, direction)
  return direction
}

function findDirection(language: string): Direction {
  try {
    const { script = '' } = new Intl.Locale(language).maximize()
    return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
