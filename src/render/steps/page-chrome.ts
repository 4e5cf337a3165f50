import { wordSet } from '../../model/index.ts'
import { classesOf, type HtmlElement, type HtmlParent, rewrite } from '../html-tree.ts'

/** Classes of what surrounds code on a page: line numbers and copy buttons. */
const chromeClasses = wordSet(`
  lineno linenos linenodiv lnt line-numbers-rows hljs-ln-numbers rouge-gutter copy-button copy-btn
  copybtn btn-copy copy-code-button clipboard-button
`)

/** Removes what a page hides, and what it shows only for use on the page. */
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
    classes.some((name) => chromeClasses.has(name)) ||
    (element.name === 'td' && classes.includes('gutter'))
  )
}
