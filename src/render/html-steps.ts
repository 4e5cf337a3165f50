import type { SafeHtml } from '../model/index.ts'
import type { HtmlContext } from './context.ts'
import { parseHtml } from './parse-html.ts'
import { printHtml } from './print-html.ts'
import { dropAnchors } from './steps/anchors.ts'
import { openMedia } from './steps/audio-video.ts'
import { keepCodeLines } from './steps/code.ts'
import { endWithLink, endWithRelated, leadWithImage } from './steps/decorations.ts'
import { linkEmbeds } from './steps/embeds.ts'
import { linkFootnotes } from './steps/footnotes.ts'
import { restoreImages } from './steps/images.ts'
import { replaceInlineSvg } from './steps/inline-svg.ts'
import { settleLinks } from './steps/links.ts'
import { writeMath } from './steps/math.ts'
import { mendNesting } from './steps/nesting.ts'
import { removePageChrome } from './steps/page-chrome.ts'
import { keepAllowedAttributes, keepAllowedElements } from './steps/sanitize.ts'
import { setDirection } from './steps/set-direction.ts'
import { writeTaskBoxes } from './steps/task-lists.ts'
import { trimBlank } from './steps/trim-blank.ts'
import { readWords, type Words } from './summary.ts'
import { type HtmlParent, isBlank } from './tree.ts'

/** What a post or a piece of HTML is in a feed. */
export interface Rendered extends Words {
  /** Nothing when there is nothing to read, to see or to hear. */
  readonly content: SafeHtml | undefined
}

type HtmlStep = (root: HtmlParent, context: HtmlContext) => void

/**
 * What happens to the HTML of a page on its way into a feed, in this order. First what a page does
 * with scripts and styles becomes plain HTML, while classes and data attributes still tell what is
 * meant; the allow-list comes after that, so that no step has to be trusted for safety.
 */
const steps: readonly HtmlStep[] = [
  settleLinks,
  removePageChrome,
  writeMath,
  replaceInlineSvg,
  restoreImages,
  linkEmbeds,
  openMedia,
  writeTaskBoxes,
  keepAllowedElements,
  keepCodeLines,
  mendNesting,
  dropAnchors,
  linkFootnotes,
  keepAllowedAttributes,
  trimBlank,
]

/** What comes around the author's own words. */
const decorations: readonly HtmlStep[] = [leadWithImage, endWithLink, endWithRelated, setDirection]

/**
 * Makes any HTML safe and self-contained: it means the same outside its page as within it. Doing it
 * twice changes nothing.
 */
export function safeHtml(html: string, context: HtmlContext): SafeHtml | undefined {
  return renderHtml(html, context).content
}

/** Makes HTML safe as `safeHtml` does, and reads its words. */
export function renderHtml(html: string, context: HtmlContext): Rendered {
  return renderPage(parseHtml(html), context)
}

/** The same from a page that is parsed already; it is changed on the way. */
export function renderPage(root: HtmlParent, context: HtmlContext): Rendered {
  for (const step of steps) step(root, context)
  const article = [...root.children]
  for (const step of decorations) step(root, context)
  const isEmpty =
    article.every(isBlank) && context.image === undefined && context.link === undefined
  if (isEmpty) return { content: undefined, summary: undefined, text: '' }
  const content = printHtml(root.children).trim() as SafeHtml
  return { content, ...readWords(article) }
}
