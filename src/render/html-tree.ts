import { wordSet } from '../model/index.ts'

/** HTML as the steps see it: names in lower case, attributes as the author gave them. */
export type HtmlNode = HtmlElement | HtmlText | MoreMarker

export interface HtmlElement extends HtmlParent {
  readonly kind: 'element'
  name: string
  attributes: Map<string, string>
}

export interface HtmlText {
  readonly kind: 'text'
  readonly value: string
}

/** The comment `<!-- more -->`: the text before it is the summary. */
export interface MoreMarker {
  readonly kind: 'more'
}

export interface HtmlParent {
  children: HtmlNode[]
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly HtmlNode[] = [],
): HtmlElement {
  const entries = Object.entries(attributes)
  return { kind: 'element', name, attributes: new Map(entries), children: [...children] }
}

export function text(value: string): HtmlText {
  return { kind: 'text', value }
}

/** Sets attributes, and removes those whose value is undefined. */
export function setAttributes(
  { attributes }: HtmlElement,
  values: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) attributes.delete(name)
    else attributes.set(name, value)
  }
}

type Visitor = (
  element: HtmlElement,
  ancestors: readonly HtmlElement[],
) => readonly HtmlNode[] | undefined

/**
 * Calls `visit` with every element, children before their parent and in document order. The nodes
 * that it returns take the element's place: none, the element's children, or others. The element
 * stays where it returns undefined.
 */
export function rewrite(parent: HtmlParent, visit: Visitor, ancestors: HtmlElement[] = []): void {
  let rewritten: HtmlNode[] | undefined
  for (const [index, child] of parent.children.entries()) {
    const replacement = isElement(child) ? visitElement(child, visit, ancestors) : undefined
    if (replacement !== undefined) rewritten ??= parent.children.slice(0, index)
    if (rewritten !== undefined) for (const node of replacement ?? [child]) rewritten.push(node)
  }
  if (rewritten !== undefined) parent.children = rewritten
}

function visitElement(element: HtmlElement, visit: Visitor, ancestors: HtmlElement[]) {
  ancestors.push(element)
  rewrite(element, visit, ancestors)
  ancestors.pop()
  return visit(element, ancestors)
}

/** Calls `visit` with every parent of nodes, the root last: for steps that look at siblings. */
export function visitParents(
  root: HtmlParent,
  visit: (parent: HtmlParent, ancestors: readonly HtmlElement[]) => void,
): void {
  rewrite(root, (element, ancestors) => {
    visit(element, [...ancestors, element])
    return undefined
  })
  visit(root, [])
}

export function isElement(node: HtmlNode | undefined, name?: string): node is HtmlElement {
  return node?.kind === 'element' && (name === undefined || node.name === name)
}

/** All elements of a name inside `parent`, in document order. */
export function find(
  parent: HtmlParent,
  name: string,
  found: HtmlElement[] = [],
): readonly HtmlElement[] {
  for (const child of parent.children) {
    if (child.kind !== 'element') continue
    if (child.name === name) found.push(child)
    find(child, name, found)
  }
  return found
}

/** The first element inside `parent`, in document order, of which something is true. */
export function findFirst(
  { children }: HtmlParent,
  matches: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const child of children) {
    if (!isElement(child)) continue
    const found = matches(child) ? child : findFirst(child, matches)
    if (found !== undefined) return found
  }
  return undefined
}

const noClasses: readonly string[] = []

export function classesOf(element: HtmlElement): readonly string[] {
  return element.attributes.get('class')?.split(/\s+/) ?? noClasses
}

/** The text inside a node, with its white space. */
export function textOf(node: HtmlNode): string {
  if (node.kind === 'text') return node.value
  return textStart(node, Number.POSITIVE_INFINITY)
}

/** The beginning of the text inside a node, of as many characters at most. */
export function textStart(node: HtmlNode, length: number): string {
  // joined once: where each level joined its own texts, what is nested deeply would be copied as often
  const texts: string[] = []
  const rest = collectTexts(node, texts, length)
  return rest < 0 ? texts.join('').slice(0, length) : texts.join('')
}

/** Gives how many characters are still to be collected. */
function collectTexts(node: HtmlNode, texts: string[], length: number): number {
  if (node.kind === 'text') {
    texts.push(node.value)
    return length - node.value.length
  }
  let rest = length
  if (node.kind !== 'element') return rest
  for (const child of node.children) {
    if (rest <= 0) break
    rest = collectTexts(child, texts, rest)
  }
  return rest
}

export function isWhiteSpace(node: HtmlNode): boolean {
  return node.kind === 'text' && node.value.trim() === ''
}

/** The child of a parent that has only one besides white space. */
export function onlyChild({ children }: HtmlParent): HtmlNode | undefined {
  const [only, ...others] = children.filter((child) => !isWhiteSpace(child))
  return others.length === 0 ? only : undefined
}

const mediaElements = wordSet('img video audio')

/** Whether a node has nothing to read, to see or to hear. */
export function isBlank(node: HtmlNode): boolean {
  if (node.kind !== 'element') return node.kind === 'more' || isWhiteSpace(node)
  return !mediaElements.has(node.name) && node.children.every(isBlank)
}

const blocks = wordSet(`
  address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p
  pre search section summary table tbody td tfoot th thead tr ul
`)

export function isHeading(node: HtmlNode): boolean {
  return node.kind === 'element' && /^h[1-6]$/.test(node.name)
}

/** Whether a node is an element that stands on lines of its own. */
export function isBlock(node: HtmlNode): boolean {
  return node.kind === 'element' && blocks.has(node.name)
}
