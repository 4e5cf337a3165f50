/**
 * From Markdown to HTML that means the same in every reader as it does on its page, and that no
 * validator has a word against. remark and remark-html make HTML of Markdown, parse5 reads it together
 * with what authors wrote as HTML, and the steps from there (`html.ts`) are ours.
 */
export type { HtmlContext } from './context.ts'
export { directionOf } from './direction.ts'
export { safeHtml } from './html-steps.ts'
export { type RenderedPost, type RenderRequest, renderEntryTexts } from './post-texts.ts'
