import {
  classesOf,
  type Element,
  element,
  find,
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

/** Where a script may stand, but no text. */
const tableParts: ReadonlySet<string> = new Set('table thead tbody tfoot tr colgroup'.split(' '))

/** Leaves one readable form of each formula, where pages have two or three: its TeX. */
export function writeMath(root: Parent): void {
  visitParents(root, dropVisualTwins)
  rewrite(root, (element, ancestors) => {
    if (isTexScript(element))
      return tableParts.has(ancestors.at(-1)?.name ?? '') ? [] : tex(element)
    if (classesOf(element).includes('MathJax_Preview')) return []
    const isInner = ancestors.some(({ name }) => name === 'math')
    return element.name === 'math' && !isInner ? formula(element) : undefined
  })
}

/** KaTeX and MathJax draw a formula for the eye and hide the drawing from screen readers. */
function dropVisualTwins(parent: Parent): void {
  if (!parent.children.some(holdsMath)) return
  parent.children = parent.children.filter((child) => {
    return !isElement(child) || child.attributes.get('aria-hidden') !== 'true'
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
  return [text(textOf(math).replace(/\s+/g, ' ').trim())]
}

function tex(source: Node): readonly Node[] {
  return [element('code', {}, [text(textOf(source).trim())])]
}

function isTexScript({ name, attributes }: Element): boolean {
  return name === 'script' && /^math\/tex/i.test(attributes.get('type') ?? '')
}
