/**
 * From Markdown to HTML that means the same in every reader as it does on its page, and in which no
 * validator finds a fault. remark and remark-html make HTML of Markdown, parse5 reads it together
 * with what authors wrote as HTML, and the steps from there (`html-steps.ts`) are ours.
 */
export { type ExplainedText, explainEntry, explainPage } from './explain-entry.ts'
export { addressLabel, fallbackLink } from './fallback-link.ts'
export { safeHtml } from './html-steps.ts'
export {
  classesOf,
  element,
  find,
  findFirst,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlank,
  isBlock,
  isElement,
  isHeading,
  isWhiteSpace,
  rewrite,
  setAttributes,
  text,
  textOf,
  textStart,
} from './html-tree.ts'
export { elementLimit, parseHtml, parsePage } from './parse-html.ts'
export { printHtml } from './print-html.ts'
export type { LinkedPosts } from './render-entry.ts'
export {
  longPage,
  notRendered,
  type RenderedPost,
  type RenderRequest,
  renderEntryTexts,
  renderPageTexts,
} from './render-entry-texts.ts'
export { type FoundLink, type SiteLinks, siteLinks } from './site-links.ts'
export { largestImage, parseSrcset } from './srcset.ts'
export { NotLoaded, whenLoaded } from './syntax/index.ts'
export { directionOf } from './text-direction.ts'
export type { RenderChange } from './trace.ts'
export { truncateText } from './truncate-text.ts'
