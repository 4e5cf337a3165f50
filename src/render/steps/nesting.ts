import { isWithinLink } from '../fallback-link.ts'
import {
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlock,
  isElement,
  isHeading,
  rewrite,
} from '../html-tree.ts'

/** Elements that a parser closes or ignores unless their parent is one of these. */
const allowedParents: ReadonlyMap<string, readonly string[]> = new Map([
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['li', ['ol', 'ul']],
  ['rp', ['ruby']],
  ['rt', ['ruby']],
  ['source', ['audio', 'picture', 'video']],
  ['track', ['audio', 'video']],
])

/**
 * Repairs the nesting that earlier steps may have broken: removing an element can leave a paragraph
 * within a paragraph, or a link within a link, which a strict parser would read differently.
 */
export function repairNesting(root: HtmlParent): void {
  rewrite(root, (element, ancestors) => {
    const { name, children } = element
    if (!hasAllowedParent(name, ancestors)) {
      if (!isBlock(element)) return children
      element.name = 'div'
    }
    if (name === 'p' && children.some(hasBlock)) element.name = 'div'
    if (name === 'picture' && find(element, 'img').length === 0) {
      return children.filter((child) => !isElement(child, 'source'))
    }
    const isNestedTwice =
      name === 'a' ? isWithinLink(ancestors) : isHeading(element) && ancestors.some(isHeading)
    return isNestedTwice ? children : undefined
  })
}

function hasAllowedParent(name: string, ancestors: readonly HtmlElement[]): boolean {
  const allowed = allowedParents.get(name)
  if (allowed === undefined) return true
  const [parent, grandparent] = [ancestors.at(-1)?.name, ancestors.at(-2)?.name]
  // HTML §4.4.9: the groups of a description list may be wrapped in a div
  return allowed.includes((parent === 'div' && allowed.includes('dl') ? grandparent : parent) ?? '')
}

function hasBlock(node: HtmlNode): boolean {
  return isBlock(node) || (node.kind === 'element' && node.children.some(hasBlock))
}
