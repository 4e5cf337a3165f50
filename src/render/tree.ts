/** HTML as the steps see it: names in lower case, attributes as they were written. */
export type HtmlNode = HtmlElement | HtmlText | More

export interface HtmlElement extends HtmlParent {
  readonly kind: 'element'
  name: string
  attributes: Map<string, string>
}

export interface HtmlText {
  readonly kind: 'text'
  readonly value: string
}

/** The comment `<!-- more -->`: what stands before it is the summary. */
export interface More {
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
  const written = new Map(Object.entries(attributes))
  return { kind: 'element', name, attributes: written, children: [...children] }
}

export function text(value: string): HtmlText {
  return { kind: 'text', value }
}

/** Sets attributes, and takes away those that are undefined. */
export function setAttributes(
  { attributes }: HtmlElement,
  values: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) attributes.delete(name)
    else attributes.set(name, value)
  }
}

type Replace = (
  element: HtmlElement,
  ancestors: readonly HtmlElement[],
) => readonly HtmlNode[] | undefined

/**
 * Shows every element to `replace`, children before their parent and in document order, and puts
 * what it returns in the element's place: nothing, its children, something else. `undefined` keeps
 * the element.
 */
export function rewrite(parent: HtmlParent, replace: Replace, ancestors: HtmlElement[] = []): void {
  let rewritten: HtmlNode[] | undefined
  for (const [index, child] of parent.children.entries()) {
    const instead = isElement(child) ? replaced(child, replace, ancestors) : undefined
    if (instead !== undefined) rewritten ??= parent.children.slice(0, index)
    if (rewritten !== undefined) for (const node of instead ?? [child]) rewritten.push(node)
  }
  if (rewritten !== undefined) parent.children = rewritten
}

function replaced(element: HtmlElement, replace: Replace, ancestors: HtmlElement[]) {
  ancestors.push(element)
  rewrite(element, replace, ancestors)
  ancestors.pop()
  return replace(element, ancestors)
}

/** Shows everything that has children to `visit`, the root last: for what depends on siblings. */
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

/** Whether an element of one of these names is inside `parent`. */
export function holds(parent: HtmlParent, names: ReadonlySet<string>): boolean {
  return parent.children.some((child) => {
    return child.kind === 'element' && (names.has(child.name) || holds(child, names))
  })
}

export function classesOf(element: HtmlElement): readonly string[] {
  return element.attributes.get('class')?.split(/\s+/) ?? []
}

/** The text inside a node, as it is. */
export function textOf(node: HtmlNode): string {
  if (node.kind === 'text') return node.value
  return node.kind === 'element' ? node.children.map(textOf).join('') : ''
}

export function isWhiteSpace(node: HtmlNode): boolean {
  return node.kind === 'text' && node.value.trim() === ''
}

const seenOrHeard: ReadonlySet<string> = new Set(['img', 'video', 'audio'])

/** Whether there is nothing to read, to see or to hear in a node. */
export function isBlank(node: HtmlNode): boolean {
  if (node.kind !== 'element') return node.kind === 'more' || isWhiteSpace(node)
  return !seenOrHeard.has(node.name) && node.children.every(isBlank)
}

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote caption center col colgroup dd details dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ' +
    'menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

export function isHeading(node: HtmlNode): boolean {
  return node.kind === 'element' && /^h[1-6]$/.test(node.name)
}

/** Whether an element stands on lines of its own. */
export function isBlock(node: HtmlNode): boolean {
  return node.kind === 'element' && blocks.has(node.name)
}
