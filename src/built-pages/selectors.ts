import { compile, type Options, selectAll, selectOne } from 'css-select'
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  textOf,
} from '../render/index.ts'

/** Where a node stands. Our trees know only the way down, as no other part needs the way up. */
interface Position {
  readonly parent: HtmlElement | undefined
  readonly siblings: HtmlNode[]
  readonly index: number
}

/** What is wrong with a CSS selector; undefined for one that can be used. */
export function selectorProblem(selector: string): string | undefined {
  try {
    compile(selector, optionsFor({ children: [] }))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'it is not a CSS selector'
  }
}

/** The first element that a selector matches. */
export function selectFirst(root: HtmlParent, selector: string): HtmlElement | undefined {
  return selectOne<HtmlNode, HtmlElement>(selector, root.children, optionsFor(root)) ?? undefined
}

/** All elements that any of the selectors matches. */
export function selectEach(
  root: HtmlParent,
  selectors: readonly string[],
): ReadonlySet<HtmlElement> {
  if (selectors.length === 0) return new Set()
  const options = optionsFor(root)
  return new Set(
    selectors.flatMap((each) => selectAll<HtmlNode, HtmlElement>(each, root.children, options)),
  )
}

function optionsFor(root: HtmlParent): Options<HtmlNode, HtmlElement> {
  const positions = positionsIn(root)
  const siblingsOf = (node: HtmlNode) => positions.get(node)?.siblings ?? [node]
  return {
    adapter: {
      isTag: (node) => isElement(node),
      getAttributeValue: ({ attributes }, name) => attributes.get(name),
      getChildren: (node) => (isElement(node) ? node.children : []),
      getName: ({ name }) => name,
      getParent: (node) => positions.get(node)?.parent ?? null,
      getSiblings: siblingsOf,
      prevElementSibling(node) {
        const siblings = siblingsOf(node)
        let index = positions.get(node)?.index ?? 0
        while (index > 0) {
          const sibling = siblings[--index]
          if (isElement(sibling)) return sibling
        }
        return null
      },
      getText: textOf,
      hasAttrib: ({ attributes }, name) => attributes.has(name),
      removeSubsets(nodes) {
        const all = new Set(nodes)
        return nodes.filter((node) => !isWithin(node, all, positions))
      },
    },
    // the tree changes between two queries
    cacheResults: false,
  }
}

function positionsIn(
  { children }: HtmlParent,
  parent?: HtmlElement,
  found: Map<HtmlNode, Position> = new Map(),
): ReadonlyMap<HtmlNode, Position> {
  for (const [index, node] of children.entries()) {
    found.set(node, { parent, siblings: children, index })
    if (isElement(node)) positionsIn(node, node, found)
  }
  return found
}

function isWithin(
  node: HtmlNode,
  others: ReadonlySet<HtmlNode>,
  positions: ReadonlyMap<HtmlNode, Position>,
): boolean {
  let parent = positions.get(node)?.parent
  while (parent !== undefined && !others.has(parent)) parent = positions.get(parent)?.parent
  return parent !== undefined
}
