import type { AbsoluteUrl } from '../../model/index.ts'
import {
  allowedElements,
  droppedElements,
  globalAttributes,
  renamedElements,
} from '../allow-list.ts'
import type { HtmlContext } from '../context.ts'
import { type HtmlElement, type HtmlParent, rewrite } from '../tree.ts'

/** Leaves the elements of the allow-list. Of most others the text stays; of some nothing does. */
export function keepAllowedElements(root: HtmlParent): void {
  rewrite(root, (element) => {
    if (droppedElements.has(element.name)) return []
    element.name = renamedElements.get(element.name) ?? element.name
    return allowedElements.has(element.name) ? undefined : element.children
  })
}

/** Elements that are only their text without one of these attributes. */
const required: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'id']],
  ['img', ['src']],
  ['source', ['src', 'srcset']],
  ['span', ['lang', 'dir', 'id']],
  ['track', ['src']],
])

/** Leaves the attributes of the allow-list, in its order, with every URL absolute. */
export function keepAllowedAttributes(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (element) => {
    if (element.attributes.size > 0) element.attributes = allowedAttributes(element, url)
    const needed = required.get(element.name)
    const isWhole = needed?.some((name) => element.attributes.has(name)) ?? true
    return isWhole ? undefined : element.children
  })
}

function allowedAttributes(
  { name, attributes }: HtmlElement,
  base: AbsoluteUrl,
): Map<string, string> {
  const kept = new Map<string, string>()
  for (const checks of [allowedElements.get(name) ?? {}, globalAttributes]) {
    for (const attribute of Object.keys(checks)) {
      const value = attributes.get(attribute)
      const allowed = value === undefined ? undefined : checks[attribute]?.(value, base)
      if (allowed !== undefined) kept.set(attribute, allowed)
    }
  }
  return kept
}
