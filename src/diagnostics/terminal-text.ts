import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

/** The columns of a terminal that prose takes at most: longer lines are harder to read. */
export const proseColumns = 60

/** How many columns of a terminal a text takes, which is two for each letter of Chinese. */
export function columnsOf(text: string): number {
  return stringWidth(text)
}

/**
 * Prose in lines of so many columns at most, each with its line break. A word that is longer, such as a path
 * or a URL, keeps a line of its own, so that it can be clicked on and copied.
 *
 * @param indent what each line begins with
 */
export function wrapWords(text: string, columns: number, indent = ''): string {
  const room = Math.max(columns - columnsOf(indent), 1)
  const lines = wrapAnsi(text, room).split('\n')
  return lines.map((line) => `${indent}${line}\n`).join('')
}
