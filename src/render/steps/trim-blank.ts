import { type HtmlNode, type HtmlParent, isBlank } from '../tree.ts'

/**
 * Takes away the empty paragraphs at both ends, which readers show as a gap, and a more-marker that
 * parts nothing from nothing.
 */
export function trimBlank(root: HtmlParent): void {
  const first = root.children.findIndex((child) => !isEmpty(child))
  const last = root.children.findLastIndex((child) => !isEmpty(child))
  root.children = first === -1 ? [] : root.children.slice(first, last + 1)
}

function isEmpty(node: HtmlNode): boolean {
  return isBlank(node) && (node.kind !== 'element' || node.name === 'p')
}
