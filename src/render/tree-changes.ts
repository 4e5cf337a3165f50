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
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
  readonly line: number | undefined
}

/** A tree as it was at one time. Its nodes are told from each other by what they are, not by how they look. */
export interface TreeSnapshot {
  readonly children: readonly HtmlNode[]
  readonly elements: ReadonlyMap<HtmlElement, ElementState>
  readonly nodes: ReadonlySet<HtmlNode>
}

/** The longest example that is shown, in UTF-16 units. */
const exampleLength = 300

/** @param lines the lines of elements; others have that of what they stand in */
export function snapshotOf(
  root: HtmlParent,
  lines: { get(element: HtmlElement): number | undefined },
): TreeSnapshot {
  const elements = new Map<HtmlElement, ElementState>()
  const nodes = new Set<HtmlNode>()
  const visit = ({ children }: HtmlParent, outer: number | undefined) => {
    for (const child of children) {
      nodes.add(child)
      if (child.kind !== 'element') continue
      const line = lines.get(child) ?? outer
      const { name } = child
      elements.set(child, {
        name,
        attributes: new Map(child.attributes),
        children: [...child.children],
        line,
      })
      visit(child, line)
    }
  }
  visit(root, undefined)
  return { children: [...root.children], elements, nodes }
}

/** What is different in a tree from what it was, in document order. */
export function compareTrees(before: TreeSnapshot, root: HtmlParent): readonly TreeChange[] {
  const found: TreeChange[] = []
  const kept = new Set<HtmlNode>()
  collect(root, kept)

  compareChildren(before.children, root.children, undefined)
  for (const [element, state] of before.elements) {
    if (!kept.has(element)) continue
    compareElement(element, state)
    compareChildren(state.children, element.children, state)
  }
  return found

  function compareElement(element: HtmlElement, { name, attributes, line }: ElementState): void {
    if (element.name !== name) {
      found.push({ kind: 'renamed', element: name, into: element.name, line })
    }
    for (const [attribute, old] of attributes) {
      const value = element.attributes.get(attribute)
      if (value === old) continue
      const kind = value === undefined ? 'attribute-removed' : 'attribute-changed'
      found.push({ kind, element: name, attribute, before: cut(old), after: cut(value), line })
    }
    for (const [attribute, value] of element.attributes) {
      if (attributes.has(attribute)) continue
      found.push({ kind: 'attribute-added', element: name, attribute, after: cut(value), line })
    }
  }

  /** Compares what stands between the children that are in both lists. */
  function compareChildren(
    old: readonly HtmlNode[],
    now: readonly HtmlNode[],
    parent: ElementState | undefined,
  ): void {
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
    const after = cut(printHtml(created).trim()) || undefined
    const into = nameAll(created)
    let isTaken = false
    const lose = (nodes: readonly HtmlNode[]) => {
      for (const node of nodes) {
        const state = node.kind === 'element' ? before.elements.get(node) : undefined
        if (kept.has(node) || state === undefined) continue
        const { name: element, line } = state
        const html = cut(printHtml([restored(node)]))
        if (hasKept(state)) {
          found.push({ kind: 'unwrapped', element, before: html, line })
          lose(state.children)
        } else if (into !== undefined && !isTaken) {
          found.push({ kind: 'replaced', element, into, before: html, after, line })
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
    const state = node.kind === 'element' ? before.elements.get(node) : undefined
    if (state === undefined) return node
    const children = state.children.slice(0, exampleLength).map(restored)
    return { kind: 'element', name: state.name, attributes: new Map(state.attributes), children }
  }

  /** Whether something that an element held is still there. */
  function hasKept({ children }: ElementState): boolean {
    return children.some((node) => {
      if (kept.has(node)) return true
      const state = node.kind === 'element' ? before.elements.get(node) : undefined
      return state !== undefined && hasKept(state)
    })
  }
}

function collect({ children }: HtmlParent, found: Set<HtmlNode>): void {
  for (const child of children) {
    found.add(child)
    if (child.kind === 'element') collect(child, found)
  }
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
