/**
 * From Markdown to HTML that means the same in every reader as it does on its page, and that no
 * validator has a word against. remark parses and remark-html serialises; the steps between
 * (`html.ts`) are ours. Nothing here knows of feeds.
 */
export type { HtmlContext } from './context.ts'
export { directionOf } from './direction.ts'
export { renderEntry } from './entry.ts'
export { safeHtml } from './html.ts'
