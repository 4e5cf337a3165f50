import { type HtmlNode, type HtmlParent, isBlank } from '../html-tree.ts'

/**
 * Removes empty paragraphs at both ends, which readers show as a gap, and a more-marker without
 * anything before it or after it.
 */
export function trimBlank(root: HtmlParent): void {
  const first = root.children.findIndex((child) => !isBlankLine(child))
  const last = root.children.findLastIndex((child) => !isBlankLine(child))
  root.children = first === -1 ? [] : root.children.slice(first, last + 1)
}

function isBlankLine(node: HtmlNode): boolean {
  return isBlank(node) && (node.kind !== 'element' || node.name === 'p')
}
