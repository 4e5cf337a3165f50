import { classesOf, element, find, type HtmlParent, rewrite, text } from '../render/index.ts'

/**
 * Gives formulas that a page only draws the form that machines can read, where the page has it in an
 * attribute. All others are the business of the step for formulas.
 */
export function readFormulas(root: HtmlParent): void {
  rewrite(root, (each) => {
    if (each.name !== 'mjx-container' && !classesOf(each).includes('MathJax')) return undefined
    if (find(each, 'math').length > 0) return undefined
    const [source] = texOf(each)
    return source === undefined ? undefined : [element('code', {}, [text(source)])]
  })
}

/** The TeX that MathJax 4 keeps with what it draws: the outermost is that of the whole formula. */
function texOf(parent: HtmlParent): readonly string[] {
  return parent.children.flatMap((child) => {
    if (child.kind !== 'element') return []
    const own = child.attributes.get('data-latex')?.trim()
    return own ? [own] : texOf(child)
  })
}
