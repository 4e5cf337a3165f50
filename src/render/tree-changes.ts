import type { HtmlElement, HtmlNode, HtmlParent } from './html-tree.ts'
import { printHtml } from './print-html.ts'

/** One difference between a tree and what became of it. */
export interface TreeChange {
  readonly kind:
    | 'removed'
    | 'unwrapped'
    | 'replaced'
    | 'renamed'
    | 'added'
    | 'attribute-added'
    | 'attribute-changed'
    | 'attribute-removed'
  /** The name of the element; undefined where text alone changed. */
  readonly element?: string | undefined
  readonly attribute?: string | undefined
  /** What took the place of the element: names of elements, or `text`. */
  readonly into?: string | undefined
  /** HTML, text or the value of the attribute, cut where it is long. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly line?: number | undefined
}

interface ElementState {
  readonly name: string
  /** Names and values by turns: a text may have thousands of elements, and most of them have none. */
  readonly attributes: readonly string[]
  readonly children: readonly HtmlNode[]
  readonly line: number | undefined
}

/** A tree as it was at one time. Its nodes are told from each other by what they are, not by how they look. */
export interface TreeSnapshot {
  readonly children: readonly HtmlNode[]
  /** All nodes; texts have no state, as they never change. */
  readonly nodes: ReadonlyMap<HtmlNode, ElementState | undefined>
}

/** The longest example that is shown, in UTF-16 units. */
const exampleLength = 300

const none: readonly string[] = []

/** @param lines the lines of elements; others have that of what they stand in */
export function snapshotOf(
  root: HtmlParent,
  lines: { get(element: HtmlElement): number | undefined },
): TreeSnapshot {
  const nodes = new Map<HtmlNode, ElementState | undefined>()
  const visit = ({ children }: HtmlParent, outer: number | undefined) => {
    for (const child of children) {
      if (child.kind !== 'element') {
        nodes.set(child, undefined)
        continue
      }
      const line = lines.get(child) ?? outer
      const { name } = child
      const attributes = child.attributes.size === 0 ? none : [...child.attributes].flat()
      nodes.set(child, { name, attributes, children: [...child.children], line })
      visit(child, line)
    }
  }
  visit(root, undefined)
  return { children: [...root.children], nodes }
}

/** What is different in a tree from what it was, in document order. */
export function compareTrees(before: TreeSnapshot, after: TreeSnapshot): readonly TreeChange[] {
  const found: TreeChange[] = []
  compareChildren(before.children, after.children, undefined)
  for (const [node, old] of before.nodes) {
    const now = after.nodes.get(node)
    if (old === undefined || now === undefined) continue
    compareElement(old, now)
    compareChildren(old.children, now.children, old)
  }
  return found

  function compareElement({ name, attributes, line }: ElementState, now: ElementState): void {
    if (now.name !== name) found.push({ kind: 'renamed', element: name, into: now.name, line })
    if (isSame(attributes, now.attributes)) return
    const [old, current] = [attributeMap(attributes), attributeMap(now.attributes)]
    for (const [attribute, value] of old) {
      const other = current.get(attribute)
      if (value === other) continue
      const kind = other === undefined ? 'attribute-removed' : 'attribute-changed'
      found.push({ kind, element: name, attribute, before: cut(value), after: cut(other), line })
    }
    for (const [attribute, value] of current) {
      if (old.has(attribute)) continue
      found.push({ kind: 'attribute-added', element: name, attribute, after: cut(value), line })
    }
  }

  /** Compares what stands between the children that are in both lists. */
  function compareChildren(
    old: readonly HtmlNode[],
    now: readonly HtmlNode[],
    parent: ElementState | undefined,
  ): void {
    if (isSame(old, now)) return
    const place = new Map(now.map((node, index) => [node, index]))
    let end = 0
    let gone: HtmlNode[] = []
    for (const node of [...old, undefined]) {
      const index = node === undefined ? now.length : place.get(node)
      if (node !== undefined && (index === undefined || index < end)) {
        gone.push(node)
        continue
      }
      compareRun(gone, now.slice(end, index), parent)
      gone = []
      end = (index ?? 0) + 1
    }
  }

  function compareRun(
    gone: readonly HtmlNode[],
    come: readonly HtmlNode[],
    parent: ElementState | undefined,
  ): void {
    const created = come.filter((node) => !before.nodes.has(node))
    const shown = cut(printHtml(created).trim()) || undefined
    const into = nameAll(created)
    let isTaken = false
    const lose = (nodes: readonly HtmlNode[]) => {
      for (const node of nodes) {
        const state = before.nodes.get(node)
        if (after.nodes.has(node) || state === undefined) continue
        const { name: element, line } = state
        const html = cut(printHtml([restored(node)]))
        if (hasKept(state)) {
          found.push({ kind: 'unwrapped', element, before: html, line })
          lose(state.children)
        } else if (into !== undefined && !isTaken) {
          found.push({ kind: 'replaced', element, into, before: html, after: shown, line })
          isTaken = true
        } else {
          found.push({ kind: 'removed', element, before: html, line })
        }
      }
    }
    lose(gone)
    if (isTaken) return
    for (const node of created) {
      if (node.kind !== 'element') continue
      const html = cut(printHtml([node]))
      found.push({ kind: 'added', element: node.name, after: html, line: parent?.line })
    }
  }

  /** A node as it was, as far as an example shows it. */
  function restored(node: HtmlNode): HtmlNode {
    const state = before.nodes.get(node)
    if (state === undefined) return node
    const children = state.children.slice(0, exampleLength).map(restored)
    return {
      kind: 'element',
      name: state.name,
      attributes: attributeMap(state.attributes),
      children,
    }
  }

  /** Whether something that an element held is still there. */
  function hasKept({ children }: ElementState): boolean {
    return children.some((node) => {
      if (after.nodes.has(node)) return true
      const state = before.nodes.get(node)
      return state !== undefined && hasKept(state)
    })
  }
}

function isSame<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function attributeMap(flat: readonly string[]): Map<string, string> {
  const map = new Map<string, string>()
  for (let index = 0; index < flat.length; index += 2) {
    map.set(flat[index] ?? '', flat[index + 1] ?? '')
  }
  return map
}

/** `p`, or `text`; undefined where there is nothing to see. */
function nameAll(nodes: readonly HtmlNode[]): string | undefined {
  const names = nodes.flatMap((node) => {
    if (node.kind === 'element') return [node.name]
    return node.kind === 'text' && node.value.trim() !== '' ? ['text'] : []
  })
  return names.length === 0 ? undefined : [...new Set(names)].join(', ')
}

function cut(text: string): string
function cut(text: string | undefined): string | undefined
function cut(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= exampleLength) return text
  return `${text.slice(0, exampleLength)}…`
}
