import { remember, wordSet } from '../model/index.ts'

/** The scripts of living languages that run from right to left (ISO 15924). */
const rightToLeftScripts = wordSet(
  'Adlm Arab Aran Gara Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi',
)

/**
 * The direction of the script in which a language (BCP 47) is written, and left-to-right where the
 * language is unknown. Results are kept: a publication has few languages, and finding the script of
 * one takes as long as several steps of a page.
 */
export const directionOf: (language: string) => 'ltr' | 'rtl' = remember((language) => {
  try {
    const { script = '' } = new Intl.Locale(language).maximize()
    return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
})
