import {
  type CatalogueRow,
  catalogue,
  didYouMean,
  guessCodes,
  postErrorCodes,
} from '../diagnostics/index.ts'
import { listOf } from './lists.ts'

const rows: Readonly<Record<string, CatalogueRow>> = catalogue
const codes: readonly string[] = [...postErrorCodes, ...guessCodes]

/** As many codes are named. */
const namedCodes = 3

/** Ends the message about a code that `rules` cannot have: why not, or which codes are near. */
export function codeSuggestion(code: string): string {
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined
  if (row !== undefined) {
    return row.severity === 'error'
      ? '; it is an error, but not about one post'
      : '; it is a warning that cannot be turned off'
  }
  const suggestion = didYouMean(code, codes)
  if (suggestion !== '') return suggestion
  const words = code.toLowerCase().split(/[^a-z]+/)
  const alike = codes
    .map((each) => ({
      each,
      shared: each.split('-').filter((word) => words.includes(word)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.each < b.each ? -1 : 1))
    .slice(0, namedCodes)
  return alike.length === 0
    ? ''
    : `; did you mean ${listOf(alike.map(({ each }) => `\`${each}\``))}?`
}
