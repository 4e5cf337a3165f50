/** The scripts of living languages that run from right to left (ISO 15924). */
const rightToLeft: ReadonlySet<string> = new Set(
  'Adlm Arab Aran Gara Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '),
)

type Direction = 'ltr' | 'rtl'

const known = new Map<string, Direction>()

/**
 * The direction of the script in which a language (BCP 47) is written. A publication has few, and
 * to look one up takes as long as several steps of a page.
 */
export function directionOf(language: string): Direction {
  const direction = known.get(language) ?? scriptDirection(language)
  known.set(language, direction)
  return direction
}

function scriptDirection(language: string): Direction {
  try {
    const { script = '' } = new Intl.Locale(language).maximize()
    return rightToLeft.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
