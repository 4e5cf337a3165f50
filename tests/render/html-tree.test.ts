import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  element,
  find,
  type HtmlNode,
  hasElement,
  rewrite,
  text,
} from '../../src/render/html-tree.ts'

/** What `rewrite` makes of an element of each name. */
const instead: Readonly<Record<string, (children: readonly HtmlNode[]) => readonly HtmlNode[]>> = {
  gone: () => [],
  open: (children) => children,
  twice: (children) => [text('+'), ...children, text('+')],
}

const names = ['kept', ...Object.keys(instead)]

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
    return instead[node.name]?.(within) ?? [element(node.name, {}, within)]
  })
}

test('an element gives way to what is put in its place, and the others stay', () => {
  fc.assert(
    fc.property(nodes, (children) => {
      const wanted = expected(children)
      const root = { children: [...children] }
      rewrite(root, ({ name, children }) => instead[name]?.(children))
      expect(root.children).toEqual(wanted)
    }),
  )
})

test('a tree without anything to put in place stays the same', () => {
  const children = [text('a'), element('kept', {}, [text('b')])]
  const root = { children }
  rewrite(root, () => undefined)
  expect(root.children).toBe(children)
})

test('a tree holds a name if an element of it is found', () => {
  fc.assert(
    fc.property(nodes, fc.constantFrom(...names), (children, name) => {
      expect(hasElement({ children }, new Set([name]))).toBe(find({ children }, name).length > 0)
    }),
  )
})

test('elements are found in document order, outer before inner', () => {
  const inner = element('a', {})
  const outer = element('a', {}, [text('b'), element('p', {}, [inner])])
  const last = element('a', {})
  expect(find({ children: [outer, text('c'), last] }, 'a')).toEqual([outer, inner, last])
})
