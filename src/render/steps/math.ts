import { plainText } from '../../xml/index.ts'
import {
  classesOf,
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  holds,
  isBlock,
  isElement,
  isWhiteSpace,
  rewrite,
  text,
  textOf,
  visitParents,
} from '../tree.ts'

/** What holds a formula that a reader cannot show. */
const formulas: ReadonlySet<string> = new Set(['math', 'script'])

/** Where a script may stand, but no text. */
const tableParts: ReadonlySet<string> = new Set('table thead tbody tfoot tr colgroup'.split(' '))

/** Leaves one readable form of each formula, where pages have two or three: its TeX. */
export function writeMath(root: HtmlParent): void {
  if (!holds(root, formulas)) return
  visitParents(root, dropVisualTwins)
  rewrite(root, (element, ancestors) => {
    if (isTexScript(element)) {
      return tableParts.has(ancestors.at(-1)?.name ?? '') ? [] : tex(element)
    }
    const isInner = ancestors.some(({ name }) => name === 'math')
    return element.name === 'math' && !isInner ? formula(element) : undefined
  })
}

/** KaTeX and MathJax draw a formula for the eye beside the one that says what it is. */
function dropVisualTwins(parent: HtmlParent): void {
  const hasMath = parent.children.some(holdsMath)
  const hasScript = parent.children.some((child) => isElement(child) && isTexScript(child))
  if (!hasMath && !hasScript) return
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true
    const isSilent = child.attributes.get('aria-hidden') === 'true'
    const isDrawn = classesOf(child).some((name) => name.startsWith('MathJax'))
    return !(hasMath && isSilent) && !(hasScript && isDrawn)
  })
}

/** Whether a node is a formula, or a wrapper in the line around nothing else. */
function holdsMath(node: HtmlNode): boolean {
  if (!isElement(node) || isBlock(node)) return false
  const [only, ...more] = node.children.filter((child) => !isWhiteSpace(child))
  return node.name === 'math' || (only !== undefined && more.length === 0 && holdsMath(only))
}

function formula(math: HtmlElement): readonly HtmlNode[] {
  const notes = find(math, 'annotation')
  const source = notes.find((note) => /tex/i.test(note.attributes.get('encoding') ?? ''))
  const alternative = math.attributes.get('alttext')
  if (source !== undefined) return tex(source)
  if (alternative !== undefined) return tex(text(alternative))
  rewrite(math, (part) => (part.name.startsWith('annotation') ? [] : inLine(part)))
  return [text(plainText(textOf(math)))]
}

/** Signs between the parts of what stands above, below or over each other. */
const signs: ReadonlyMap<string, readonly string[]> = new Map([
  ['mfrac', ['/']],
  ['msup', ['^']],
  ['msub', ['_']],
  ['msubsup', ['_', '^']],
  ['mover', ['^']],
  ['munder', ['_']],
  ['munderover', ['_', '^']],
])

/** Ten to the sixth must not become 106. */
function inLine({ name, children }: HtmlElement): readonly HtmlNode[] | undefined {
  const parts = children.flatMap((child) => textOf(child).trim() || [])
  const between = signs.get(name)
  if (between !== undefined) {
    const [first = '', ...others] = parts.map(grouped)
    return [text(first + others.map((part, index) => (between[index] ?? ' ') + part).join(''))]
  }
  if (name === 'msqrt') return [text(`√${grouped(parts.join(''))}`)]
  if (name === 'mroot') return [text(`${grouped(parts[0] ?? '')}^(1/${parts[1] ?? ''})`)]
  if (name === 'mtr') return [text(parts.join(' '))]
  return name === 'mtable' ? [text(`(${parts.join('; ')})`)] : undefined
}

/** In brackets, where it is more than a number or a name. */
function grouped(part: string): string {
  return /^√?[\p{L}\p{M}\p{N}.,]*$|^.$/u.test(part) ? part : `(${part})`
}

function tex(source: HtmlNode): readonly HtmlNode[] {
  return [element('code', {}, [text(textOf(source).trim())])]
}

function isTexScript({ name, attributes }: HtmlElement): boolean {
  return name === 'script' && /^math\/tex/i.test(attributes.get('type') ?? '')
}
