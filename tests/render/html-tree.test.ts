import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, find, type HtmlNode, rewrite, text } from '../../src/render/html-tree.ts'

/** What `rewrite` makes of an element of each name. */
const replacements: Readonly<
  Record<string, (children: readonly HtmlNode[]) => readonly HtmlNode[]>
> = {
  gone: () => [],
  open: (children) => children,
  twice: (children) => [text('+'), ...children, text('+')],
}

const names = ['kept', ...Object.keys(replacements)]

const { nodes } = fc.letrec<{ node: HtmlNode; nodes: HtmlNode[] }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'tree' }),
  node: fc.oneof(
    { depthIdentifier: 'tree', maxDepth: 4 },
    fc.constant(text('a')),
    fc
      .tuple(fc.constantFrom(...names), tie('nodes'))
      .map(([name, children]) => element(name, {}, children)),
  ),
}))

function expected(children: readonly HtmlNode[]): readonly HtmlNode[] {
  return children.flatMap((node) => {
    if (node.kind !== 'element') return [node]
    const within = expected(node.children)
    return replacements[node.name]?.(within) ?? [element(node.name, {}, within)]
  })
}

test('an element is replaced by what the visitor returns, and the others stay', () => {
  fc.assert(
    fc.property(nodes, (children) => {
      const expectedNodes = expected(children)
      const root = { children: [...children] }
      rewrite(root, ({ name, children }) => replacements[name]?.(children))
      expect(root.children).toEqual(expectedNodes)
    }),
  )
})

test('a tree in which nothing is replaced stays the same', () => {
  const children = [text('a'), element('kept', {}, [text('b')])]
  const root = { children }
  rewrite(root, () => undefined)
  expect(root.children).toBe(children)
})

test('elements are found in document order, outer before inner', () => {
  const inner = element('a', {})
  const outer = element('a', {}, [text('b'), element('p', {}, [inner])])
  const last = element('a', {})
  expect(find({ children: [outer, text('c'), last] }, 'a')).toEqual([outer, inner, last])
})
