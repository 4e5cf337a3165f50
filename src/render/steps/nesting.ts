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
} from '../tree.ts'

/** Elements that a parser closes or ignores unless they stand directly in one of these. */
const homes: ReadonlyMap<string, readonly string[]> = new Map([
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['li', ['ol', 'ul']],
  ['rp', ['ruby']],
  ['rt', ['ruby']],
  ['source', ['audio', 'picture', 'video']],
  ['track', ['audio', 'video']],
])

/**
 * Mends what the steps before may have torn: an element that goes can leave a paragraph within a
 * paragraph, or a link within a link, and a strict parser would read something else.
 */
export function mendNesting(root: HtmlParent): void {
  rewrite(root, (element, ancestors) => {
    const { name, children } = element
    if (!isAtHome(name, ancestors)) {
      if (!isBlock(element)) return children
      element.name = 'div'
    }
    if (name === 'p' && children.some(holdsBlock)) element.name = 'div'
    if (name === 'picture' && find(element, 'img').length === 0) {
      return children.filter((child) => !isElement(child, 'source'))
    }
    const isTwice =
      name === 'a' ? isWithinLink(ancestors) : isHeading(element) && ancestors.some(isHeading)
    return isTwice ? children : undefined
  })
}

function isAtHome(name: string, ancestors: readonly HtmlElement[]): boolean {
  const allowed = homes.get(name)
  if (allowed === undefined) return true
  const [parent, grandparent] = [ancestors.at(-1)?.name, ancestors.at(-2)?.name]
  // HTML §4.4.9: the groups of a description list may be wrapped in a div
  return allowed.includes((parent === 'div' && allowed.includes('dl') ? grandparent : parent) ?? '')
}

function holdsBlock(node: HtmlNode): boolean {
  return isBlock(node) || (node.kind === 'element' && node.children.some(holdsBlock))
}
