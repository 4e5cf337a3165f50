import {
  classesOf,
  type Element,
  element,
  find,
  isElement,
  isWhiteSpace,
  type Node,
  type Parent,
  rewrite,
  text,
  textOf,
  visitParents,
} from '../tree.ts'

/** Leaves one readable form of each formula, where pages have two or three: its TeX. */
export function writeMath(root: Parent): void {
  visitParents(root, dropVisualTwins)
  rewrite(root, (element, ancestors) => {
    if (element.name === 'script')
      return /^math\/tex/i.test(typeOf(element)) ? tex(element) : undefined
    if (classesOf(element).includes('MathJax_Preview')) return []
    if (element.name !== 'math' || ancestors.some(({ name }) => name === 'math')) return undefined
    return formula(element)
  })
}

/** KaTeX and MathJax draw a formula for the eye and hide the drawing from screen readers. */
function dropVisualTwins(parent: Parent): void {
  if (!parent.children.some(holdsMath)) return
  parent.children = parent.children.filter((child) => {
    return !isElement(child) || child.attributes.get('aria-hidden') !== 'true'
  })
}

/** Whether a node is a formula, or a wrapper around nothing else. */
function holdsMath(node: Node): boolean {
  if (!isElement(node)) return false
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

function typeOf(script: Element): string {
  return script.attributes.get('type') ?? ''
}
