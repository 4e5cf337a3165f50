import type { HtmlContext } from '../context.ts'
import { element, type HtmlParent, isElement, isWhiteSpace } from '../tree.ts'

/** Says right-to-left in the HTML itself: no feed format has a place for it. */
export function setDirection(root: HtmlParent, { language, direction }: HtmlContext): void {
  if (direction === 'ltr' || root.children.length === 0) return
  const [only, ...more] = root.children.filter((child) => !isWhiteSpace(child))
  const wrapper = { lang: language, dir: direction }
  const isWrapped =
    isElement(only, 'div') &&
    more.length === 0 &&
    Object.entries(wrapper).every(([name, value]) => only.attributes.get(name) === value)
  if (!isWrapped) root.children = [element('div', wrapper, root.children)]
}
