import { type HtmlParent, isBlock, rewrite, text, textOf } from '../tree.ts'

/** Keeps the lines of code apart where a page does so with elements: `pre` holds text only. */
export function keepCodeLines(root: HtmlParent): void {
  rewrite(root, (element, ancestors) => {
    if (!ancestors.some(({ name }) => name === 'pre')) return undefined
    if (element.name === 'br') return [text('\n')]
    if (!isBlock(element)) return undefined
    return textOf(element).endsWith('\n') ? element.children : [...element.children, text('\n')]
  })
}
