import {
  classesOf,
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  rewrite,
  text,
  textOf,
} from '../render/index.ts'

/**
 * Shows all panels of tabs one below the other, each under its label, because readers have no tabs and
 * a page hides all panels but one. What a button of the page unfolds is shown as well.
 */
export function unfoldTabs(root: HtmlParent): void {
  const { elements, hasTabs, controlled } = survey(root)
  for (const { attributes } of elements) {
    const isFoldedOnly =
      attributes.get('role') === 'tabpanel' ||
      attributes.get('hidden') === 'until-found' ||
      controlled.has(attributes.get('id') ?? '')
    if (isFoldedOnly) attributes.delete('hidden')
  }
  if (!hasTabs) return
  const labels = labelPanels(elements)
  rewrite(root, (each) => {
    if (isTabList(each) || isCodeGroupTabs(each)) return []
    const label = labels.get(each)
    if (label === undefined) return undefined
    return [element('p', {}, [element('strong', {}, [text(label)])]), each]
  })
}

/** All elements in document order, and the ids of those that a button shows and hides. */
function survey(root: HtmlParent) {
  const elements: HtmlElement[] = []
  const controlled = new Set<string>()
  let hasTabs = false
  const visit = ({ children }: HtmlParent): void => {
    for (const child of children) {
      if (!isElement(child)) continue
      elements.push(child)
      hasTabs ||= isTabList(child) || isCodeGroupTabs(child)
      const id = child.attributes.get('aria-controls')
      if (id) controlled.add(id)
      visit(child)
    }
  }
  visit(root)
  return { elements, hasTabs, controlled }
}

/** Gives each panel the label of its tab: panels follow their list, and those of inner tabs come first. */
function labelPanels(elements: readonly HtmlElement[]): ReadonlyMap<HtmlNode, string> {
  const labels = new Map<HtmlNode, string>()
  const waiting: string[][] = []
  const label = (panel: HtmlNode) => {
    const names = waiting.at(-1)
    const name = names?.shift()
    if (name) labels.set(panel, name)
    if (names?.length === 0) waiting.pop()
  }
  for (const each of elements) {
    if (isTabList(each)) {
      const names = tabsOf(each).map(wordsOf)
      if (names.length > 0) waiting.push(names)
    } else if (isCodeGroupTabs(each)) waiting.push(find(each, 'label').map(wordsOf))
    else if (each.attributes.get('role') === 'tabpanel') label(each)
    else if (classesOf(each).includes('blocks'))
      each.children.filter((child) => isElement(child)).forEach(label)
  }
  return labels
}

function isTabList({ attributes }: HtmlElement): boolean {
  return attributes.get('role') === 'tablist'
}

/** The tabs of VitePress: radio buttons with labels, beside a `div` with the blocks. */
function isCodeGroupTabs(each: HtmlElement): boolean {
  return each.name === 'div' && classesOf(each).includes('tabs') && find(each, 'label').length > 0
}

/** The tabs of a list, without those of a list within it. */
function tabsOf(list: HtmlParent, found: HtmlElement[] = []): readonly HtmlElement[] {
  for (const child of list.children) {
    if (!isElement(child) || isTabList(child)) continue
    if (child.attributes.get('role') === 'tab') found.push(child)
    else tabsOf(child, found)
  }
  return found
}

function wordsOf(node: HtmlElement): string {
  return textOf(node).replace(/\s+/g, ' ').trim()
}
