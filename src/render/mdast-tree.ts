import type { Nodes } from 'mdast'

/** Calls `visit` with a node and all nodes inside it, in document order. */
export function forEachNode(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  for (const child of childrenOf(node)) forEachNode(child, visit)
}

export function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : []
}
