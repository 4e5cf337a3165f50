import { wordSet } from '../../model/index.ts'
import { plainText } from '../../xml/index.ts'
import {
  classesOf,
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlock,
  isElement,
  onlyChild,
  rewrite,
  text,
  textOf,
  visitParents,
} from '../html-tree.ts'

/** Elements that may hold a script, but no text. */
const tableParts = wordSet('table thead tbody tfoot tr colgroup')

/**
 * Replaces each formula, which pages have in two or three forms, with one that is text: its TeX, or
 * else its parts in one line.
 */
export function replaceMathWithText(root: HtmlParent): void {
  if (['math', 'script'].every((name) => find(root, name).length === 0)) return
  visitParents(root, removeVisualCopies)
  rewrite(root, (element, ancestors) => {
    if (isTexScript(element)) {
      return tableParts.has(ancestors.at(-1)?.name ?? '') ? [] : texCode(element)
    }
    const isInner = ancestors.some(({ name }) => name === 'math')
    return element.name === 'math' && !isInner ? mathText(element) : undefined
  })
}

/** KaTeX and MathJax draw a formula for the eye next to the one that machines can read. */
function removeVisualCopies(parent: HtmlParent): void {
  const hasMath = parent.children.some(isMath)
  const hasScript = parent.children.some((child) => isElement(child) && isTexScript(child))
  if (!hasMath && !hasScript) return
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true
    const isHidden = child.attributes.get('aria-hidden') === 'true'
    const isDrawn = classesOf(child).some((name) => name.startsWith('MathJax'))
    return !(hasMath && isHidden) && !(hasScript && isDrawn)
  })
}

/** Whether a node is a formula, or an inline element that holds only one. */
function isMath(node: HtmlNode): boolean {
  if (!isElement(node) || isBlock(node)) return false
  const only = onlyChild(node)
  return node.name === 'math' || (only !== undefined && isMath(only))
}

function mathText(math: HtmlElement): readonly HtmlNode[] {
  const annotations = find(math, 'annotation')
  const source = annotations.find(({ attributes }) => /tex/i.test(attributes.get('encoding') ?? ''))
  const alternative = math.attributes.get('alttext')
  if (source !== undefined) return texCode(source)
  if (alternative !== undefined) return texCode(text(alternative))
  rewrite(math, (part) => (part.name.startsWith('annotation') ? [] : linearText(part)))
  return [text(plainText(textOf(math)))]
}

/** The operators between parts that MathML draws above, below or over each other. */
const operators: ReadonlyMap<string, readonly string[]> = new Map([
  ['mfrac', ['/']],
  ['msup', ['^']],
  ['msub', ['_']],
  ['msubsup', ['_', '^']],
  ['mover', ['^']],
  ['munder', ['_']],
  ['munderover', ['_', '^']],
])

/** The parts of a MathML element in one line: ten to the sixth must not become 106. */
function linearText({ name, children }: HtmlElement): readonly HtmlNode[] | undefined {
  const parts = children.flatMap((child) => textOf(child).trim() || [])
  const between = operators.get(name)
  if (between !== undefined) {
    const [first = '', ...others] = parts.map(parenthesized)
    return [text(first + others.map((part, index) => (between[index] ?? ' ') + part).join(''))]
  }
  if (name === 'msqrt') return [text(`√${parenthesized(parts.join(''))}`)]
  if (name === 'mroot') return [text(`${parenthesized(parts[0] ?? '')}^(1/${parts[1] ?? ''})`)]
  if (name === 'mtr') return [text(parts.join(' '))]
  return name === 'mtable' ? [text(`(${parts.join('; ')})`)] : undefined
}

/** Puts anything but a number or a name in brackets. */
function parenthesized(part: string): string {
  return /^√?[\p{L}\p{M}\p{N}.,]*$|^.$/u.test(part) ? part : `(${part})`
}

function texCode(source: HtmlNode): readonly HtmlNode[] {
  return [element('code', {}, [text(textOf(source).trim())])]
}

function isTexScript({ name, attributes }: HtmlElement): boolean {
  return name === 'script' && /^math\/tex/i.test(attributes.get('type') ?? '')
}
