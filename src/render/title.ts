import { plainText } from '../xml/index.ts'
import { inlineText } from './markdown.ts'

/**
 * A title as plain text. Its inline Markdown is taken out; HTML and character references in it are
 * meant to be read (`Vec<T>`, `&nbsp;`), and nothing in one line begins a block (`1. First`).
 */
export function plainTitle(title: string): string {
  const line = plainText(title)
  return /[*_`[\]~\\]/.test(line) ? inlineText(line) : line
}
