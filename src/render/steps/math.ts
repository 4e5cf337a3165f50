import { plainText } from '../../xml/index.ts'
import {
  classesOf,
  type Element,
  element,
  find,
  holds,
  isBlock,
  isElement,
  isWhiteSpace,
  type Node,
  type Parent,
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
export function writeMath(root: Parent): void {
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
function dropVisualTwins(parent: Parent): void {
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
function holdsMath(node: Node): boolean {
  if (!isElement(node) || isBlock(node)) return false
  const [only, ...more] = node.children.filter((child) => !isWhiteSpace(child))
  return node.name === 'math' || (only !== undefined && more.length === 0 && holdsMath(only))
}

function formula(math: Element): readonly Node[] {
  const notes = find(math, 'annotation')
  const source = notes.find((note) => /tex/i.test(note.attributes.get('encoding') ?? ''))
  const alternative = math.attributes.get('alttext')
  if (source !== undefined) return tex(source)
  if (alternative !== undefined) return tex(text(alternative))
  rewrite(math, ({ name }) => (name.startsWith('annotation') ? [] : undefined))
  return [text(plainText(textOf(math)))]
}

function tex(source: Node): readonly Node[] {
  return [element('code', {}, [text(textOf(source).trim())])]
}

function isTexScript({ name, attributes }: Element): boolean {
  return name === 'script' && /^math\/tex/i.test(attributes.get('type') ?? '')
}
