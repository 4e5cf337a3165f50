import {
  allowedElements,
  droppedElements,
  globalAttributes,
  renamedElements,
} from '../allow-list.ts'
import type { HtmlContext } from '../context.ts'
import { type Parent, rewrite } from '../tree.ts'

/** Leaves the elements of the allow-list. Of most others the text stays; of some nothing does. */
export function keepAllowedElements(root: Parent): void {
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
export function keepAllowedAttributes(root: Parent, { url }: HtmlContext): void {
  rewrite(root, (element) => {
    const checks = { ...globalAttributes, ...allowedElements.get(element.name) }
    const kept = new Map<string, string>()
    for (const [name, check] of Object.entries(checks)) {
      const value = element.attributes.get(name)
      const allowed = value === undefined ? undefined : check(value, url)
      if (allowed !== undefined) kept.set(name, allowed)
    }
    element.attributes = kept
    const needed = required.get(element.name)
    return needed?.some((name) => kept.has(name)) === false ? element.children : undefined
  })
}
