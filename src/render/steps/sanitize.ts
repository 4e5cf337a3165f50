import type { AbsoluteUrl } from '../../model/index.ts'
import {
  allowedElements,
  droppedElements,
  globalAttributes,
  renamedElements,
} from '../allow-list.ts'
import type { HtmlContext } from '../html-context.ts'
import { type HtmlElement, type HtmlParent, rewrite } from '../html-tree.ts'

/** Keeps the elements of the allow-list. Most others leave their children, and some are removed. */
export function keepAllowedElements(root: HtmlParent): void {
  rewrite(root, (element) => {
    if (droppedElements.has(element.name)) return []
    element.name = renamedElements.get(element.name) ?? element.name
    return allowedElements.has(element.name) ? undefined : element.children
  })
}

/** Elements that their children replace unless they have one of these attributes. */
const requiredAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'id']],
  ['img', ['src']],
  ['source', ['src', 'srcset']],
  ['span', ['lang', 'dir', 'id']],
  ['track', ['src']],
])

/** Keeps the attributes of the allow-list, in its order, with every URL absolute. */
export function keepAllowedAttributes(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (element) => {
    if (element.attributes.size > 0) element.attributes = allowedAttributes(element, url)
    const required = requiredAttributes.get(element.name)
    const isComplete = required?.some((name) => element.attributes.has(name)) ?? true
    return isComplete ? undefined : element.children
  })
}

function allowedAttributes(
  { name, attributes }: HtmlElement,
  base: AbsoluteUrl,
): Map<string, string> {
  const kept = new Map<string, string>()
  for (const filters of [allowedElements.get(name) ?? {}, globalAttributes]) {
    for (const attribute of Object.keys(filters)) {
      const value = attributes.get(attribute)
      const allowed = value === undefined ? undefined : filters[attribute]?.(value, base)
      if (allowed !== undefined) kept.set(attribute, allowed)
    }
  }
  return kept
}
