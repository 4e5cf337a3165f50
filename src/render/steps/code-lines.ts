import { type HtmlParent, isBlock, rewrite, text, textOf } from '../html-tree.ts'

/** Ends lines of code with line breaks where a page has elements for lines: `pre` holds text. */
export function keepCodeLines(root: HtmlParent): void {
  rewrite(root, (element, ancestors) => {
    if (!ancestors.some(({ name }) => name === 'pre')) return undefined
    if (element.name === 'br') return [text('\n')]
    if (!isBlock(element)) return undefined
    return textOf(element).endsWith('\n') ? element.children : [...element.children, text('\n')]
  })
}
