/**
 * The lines of elements in a Markdown text that has HTML in it. Such a text is printed as HTML and parsed
 * again, which loses them: they are kept in an attribute, and looked up for what an author wrote as HTML.
 */
import type { Root } from 'mdast'
import type { HtmlElement } from './html-tree.ts'
import { forEachNode } from './mdast-tree.ts'

/** Stands only in HTML that is parsed at once. */
const lineMark = 'data-feedwright-line'

/** Has the lines of all nodes but HTML printed with them. */
export function markLines(tree: Root): void {
  forEachNode(tree, (node) => {
    const line = node.position?.start.line
    if (line === undefined || node.type === 'root' || node.type === 'html') return
    node.data = { ...node.data, hProperties: { [lineMark]: `${line}` } }
  })
}

/** Takes the line out of the attributes of an element. */
export function readLineMark({ attributes }: HtmlElement): number | undefined {
  const line = Number(attributes.get(lineMark))
  attributes.delete(lineMark)
  return line >= 1 ? line : undefined
}

interface HtmlPart {
  readonly start: number
  readonly text: string
  readonly line: number
}

/** Finds the line of an offset in printed HTML, within what an author wrote as HTML. */
export function linesOfHtml(tree: Root, html: string): (offset: number) => number | undefined {
  const parts: HtmlPart[] = []
  let end = 0
  forEachNode(tree, (node) => {
    if (node.type !== 'html' || node.position === undefined) return
    const start = html.indexOf(node.value, end)
    if (start === -1) return
    end = start + node.value.length
    parts.push({ start, text: node.value, line: node.position.start.line })
  })
  return (offset) => {
    const part = parts.findLast(({ start }) => start <= offset)
    const inner = part === undefined ? 0 : offset - part.start
    if (part === undefined || inner >= part.text.length) return undefined
    return part.line + part.text.slice(0, inner).split('\n').length - 1
  }
}
