/**
 * From Markdown to HTML that means the same in every reader as it does on its page, and in which no
 * validator finds a fault. remark and remark-html make HTML of Markdown, parse5 reads it together
 * with what authors wrote as HTML, and the steps from there (`html-steps.ts`) are ours.
 */
export type { HtmlContext } from './html-context.ts'
export { safeHtml } from './html-steps.ts'
export { type RenderedPost, type RenderRequest, renderEntryTexts } from './render-entry-texts.ts'
export { NotLoaded, whenLoaded } from './syntax/index.ts'
export { directionOf } from './text-direction.ts'
