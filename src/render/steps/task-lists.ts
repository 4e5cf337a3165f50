import { type HtmlParent, rewrite, text } from '../html-tree.ts'

/** Replaces the checkboxes of task lists with characters: readers drop form controls. */
export function replaceCheckboxesWithText(root: HtmlParent): void {
  rewrite(root, ({ name, attributes }, ancestors) => {
    const isCheckbox = name === 'input' && attributes.get('type')?.toLowerCase() === 'checkbox'
    if (!isCheckbox || !ancestors.some(({ name }) => name === 'li')) return undefined
    return [text(attributes.has('checked') ? '☑' : '☐')]
  })
}
