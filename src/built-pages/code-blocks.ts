import { wordSet } from '../model/index.ts'
import {
  classesOf,
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlank,
  isBlock,
  isElement,
  isWhiteSpace,
  rewrite,
  text,
  textOf,
} from '../render/index.ts'

/** Line numbers of the usual highlighters, beside the code or within its lines. */
const gutterClasses = wordSet(`
  gutter gutter-line lineno linenos linenodiv lineNumber line-number line-numbers line_number
  linenumber linenumbers ln lnt lnlinks line-numbers-rows line-numbers-wrapper hljs-ln-numbers
  rouge-gutter blob-num codeLineNumber react-syntax-highlighter-line-number line-num linenum
`)

/** What stands beside a block of code and is no part of it: its language, its buttons. */
const besideClasses = wordSet(
  'lang language copy copy-code toolbar code-toolbar-item buttons twoslash-popup-container',
)

/**
 * Makes plain `pre` elements of the code that highlighters draw, with its lines and without their
 * numbers: as tables, as elements for lines, or with the name of the language beside it.
 */
export function plainCode(root: HtmlParent): void {
  rewrite(root, (each, ancestors) => {
    const isInPre = ancestors.some(({ name }) => name === 'pre')
    if (isGutter(each) && (isInPre || isInCode(each, ancestors))) return []
    if (isInPre && each.name === 'table') return [text(tableLines(each))]
    if (each.name === 'table' && isCodeTable(each)) return codeOfTable(each)
    if (each.name === 'pre') endLines(each)
    else if (each.children.some(holdsCode)) removeBeside(each)
    return undefined
  })
}

function isGutter(each: HtmlElement): boolean {
  return classesOf(each).some((name) => gutterClasses.has(name.replace(/_[A-Za-z\d]{4}$/, '')))
}

const codeNames = /highlight|code|language-|rouge|chroma|hljs|prism|shiki|lntable|syntax|linenos/i

/** Whether an element stands in what is known to be code: elsewhere a gutter is a matter of layout. */
function isInCode(each: HtmlElement, ancestors: readonly HtmlElement[]): boolean {
  return each.name === 'td' || ancestors.some(hasCodeName)
}

function hasCodeName({ attributes }: HtmlElement): boolean {
  return codeNames.test((attributes.get('class') ?? '').slice(0, 200))
}

/** A table that is laid out for code: it holds nothing besides. */
function isCodeTable(table: HtmlElement): boolean {
  const cells = find(table, 'td')
  if (cells.length === 0) return false
  const isOfCode = hasCodeName(table)
  return cells.every((cell) => {
    const inner = cell.children.filter((child) => !isWhiteSpace(child))
    return (
      (inner.length > 0 && inner.every(holdsCode)) ||
      (isOfCode &&
        /\bcode\b|-code\b|\bblob-code\b|\blntd\b/.test(cell.attributes.get('class') ?? ''))
    )
  })
}

/** The code of a table: the blocks in its cells, or its rows as lines. */
function codeOfTable(table: HtmlElement): readonly HtmlNode[] {
  const blocks = find(table, 'pre').filter((block) => !isBlank(block))
  if (blocks.length > 0) return blocks
  return [element('pre', {}, [element('code', {}, [text(tableLines(table))])])]
}

function tableLines(table: HtmlElement): string {
  const rows = find(table, 'tr')
  const lines = rows.map((row) => {
    const cells = find(row, 'td').filter((cell) => !isGutter(cell))
    return cells.map(textOf).join('')
  })
  const [first = ''] = lines
  // a table of one row holds all lines in it
  if (lines.length === 1) return first
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')
}

function holdsCode(node: HtmlNode): boolean {
  if (!isElement(node)) return false
  return node.name === 'pre' || (node.children.length === 1 && node.children.every(holdsCode))
}

const lineClasses = /^(?:line|code-line|token-line|ec-line|grvsc-line|view-line)$/

/** Ends each line with a line break where a page only styles the lines as blocks. */
function endLines(pre: HtmlElement): void {
  const endIn = (parent: HtmlParent): void => {
    const lines = new Set(parent.children.filter((child) => isElement(child) && isLine(child)))
    if (lines.size < 2) {
      for (const child of parent.children) if (isElement(child)) endIn(child)
      return
    }
    const isEnded = parent.children.some((child) => {
      return (
        (isWhiteSpace(child) && textOf(child).includes('\n')) ||
        (isElement(child) && (isBlock(child) || child.name === 'br' || endsLine(child)))
      )
    })
    if (isEnded) return
    parent.children = parent.children.flatMap((child, index) => {
      return index > 0 && lines.has(child) ? [text('\n'), child] : [child]
    })
  }
  endIn(pre)
}

function isLine(each: HtmlElement): boolean {
  return each.attributes.has('data-line') || classesOf(each).some((name) => lineClasses.test(name))
}

function endsLine(line: HtmlElement): boolean {
  const last = line.children.at(-1)
  if (last === undefined) return false
  if (isElement(last)) return last.name === 'br' || endsLine(last)
  return textOf(last).endsWith('\n')
}

function removeBeside(block: HtmlElement): void {
  block.children = block.children.filter((child) => {
    if (!isElement(child) || child.name === 'figcaption' || holdsCode(child)) return true
    return !classesOf(child).some((name) => besideClasses.has(name))
  })
}
