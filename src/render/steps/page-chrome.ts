import { classesOf, type HtmlElement, type HtmlParent, rewrite } from '../tree.ts'

/** What surrounds code on a page: line numbers and copy buttons. */
const pageChrome: ReadonlySet<string> = new Set([
  'lineno',
  'linenos',
  'linenodiv',
  'lnt',
  'line-numbers-rows',
  'hljs-ln-numbers',
  'rouge-gutter',
  'copy-button',
  'copy-btn',
  'copybtn',
  'btn-copy',
  'copy-code-button',
  'clipboard-button',
])

/** Takes out what the page does not show, and what it shows only to be used on the page. */
export function removePageChrome(root: HtmlParent): void {
  rewrite(root, (element) => (isHidden(element) || isPageChrome(element) ? [] : undefined))
}

function isHidden({ name, attributes }: HtmlElement): boolean {
  return (
    attributes.has('hidden') ||
    (name === 'dialog' && !attributes.has('open')) ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.get('style') ?? '')
  )
}

function isPageChrome(element: HtmlElement): boolean {
  const classes = classesOf(element)
  return (
    classes.some((name) => pageChrome.has(name)) ||
    (element.name === 'td' && classes.includes('gutter'))
  )
}
