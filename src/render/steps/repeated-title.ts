import { foldName } from '../../model/index.ts'
import type { HtmlContext } from '../html-context.ts'
import { type HtmlParent, isBlank, isHeading, textOf } from '../html-tree.ts'

/**
 * Removes the heading that an article begins with where it only says the title once more, which readers
 * show above the article.
 */
export function removeRepeatedTitle(root: HtmlParent, { title }: HtmlContext): void {
  if (title === undefined) return
  const first = root.children.findIndex((child) => !isBlank(child))
  const heading = root.children[first]
  if (heading === undefined || !isHeading(heading)) return
  if (foldTitle(textOf(heading)) === foldTitle(title)) root.children.splice(first, 1)
}

/** Quotes may have become curly ones, and some generators take an id behind the words. */
function foldTitle(text: string): string {
  const words = text.replace(/(?<!\s)\s*\{[#.:][^{}]*\}\s*$/, '')
  return foldName(words.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
}
