import { type HtmlParent, rewrite, text } from '../tree.ts'

/** Writes the boxes of task lists as characters: readers drop form controls. */
export function writeTaskBoxes(root: HtmlParent): void {
  rewrite(root, ({ name, attributes }, ancestors) => {
    const isBox = name === 'input' && attributes.get('type')?.toLowerCase() === 'checkbox'
    if (!isBox || !ancestors.some(({ name }) => name === 'li')) return undefined
    return [text(attributes.has('checked') ? '☑' : '☐')]
  })
}
