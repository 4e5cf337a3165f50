import type { SafeHtml } from '../model/index.ts'
import { type ArticleText, readArticleText } from './article-text.ts'
import type { HtmlContext } from './html-context.ts'
import { type HtmlParent, isBlank } from './html-tree.ts'
import { parseHtml } from './parse-html.ts'
import { printHtml } from './print-html.ts'
import { makeMediaPlayable } from './steps/audio-video.ts'
import { keepCodeLines } from './steps/code-lines.ts'
import {
  addExternalLink,
  addLeadImage,
  addRelatedPosts,
  setDirection,
} from './steps/decorations.ts'
import { replaceEmbedsWithLinks } from './steps/embeds.ts'
import { linkFootnotes } from './steps/footnotes.ts'
import { removeHeadingAnchors } from './steps/heading-anchors.ts'
import { restoreImages } from './steps/images.ts'
import { replaceSvgWithImages } from './steps/inline-svg.ts'
import { resolveLinks } from './steps/links.ts'
import { replaceMathWithText } from './steps/math.ts'
import { repairNesting } from './steps/nesting.ts'
import { removePageChrome } from './steps/page-chrome.ts'
import { removeRepeatedTitle } from './steps/repeated-title.ts'
import { keepAllowedAttributes, keepAllowedElements } from './steps/sanitize.ts'
import { replaceCheckboxesWithText } from './steps/task-lists.ts'
import { trimBlank } from './steps/trim-blank.ts'

/** A post or a piece of HTML as feeds show it. */
export interface RenderedHtml extends ArticleText {
  /** The article as HTML; undefined when there is nothing to read, to see or to hear. */
  readonly content: SafeHtml | undefined
}

type HtmlStep = (root: HtmlParent, context: HtmlContext) => void

/**
 * What happens to the HTML of a page on its way into a feed, in this order. First, everything that
 * a page does with scripts and styles becomes plain HTML, while classes and data attributes still
 * tell what is meant. The allow-list comes after that, so that safety depends on no other step.
 */
const steps: readonly HtmlStep[] = [
  resolveLinks,
  removePageChrome,
  replaceMathWithText,
  replaceSvgWithImages,
  restoreImages,
  replaceEmbedsWithLinks,
  makeMediaPlayable,
  replaceCheckboxesWithText,
  keepAllowedElements,
  keepCodeLines,
  repairNesting,
  removeHeadingAnchors,
  removeRepeatedTitle,
  linkFootnotes,
  keepAllowedAttributes,
  trimBlank,
]

/** What is put around the author's article. Its text and summary are read before that. */
const decorations: readonly HtmlStep[] = [
  addLeadImage,
  addExternalLink,
  addRelatedPosts,
  setDirection,
]

/**
 * Makes any HTML safe and self-contained: it means the same outside its page as within it. The
 * result is undefined when there is nothing to read, to see or to hear. Cleaning the result again
 * changes nothing.
 */
export function safeHtml(html: string, context: HtmlContext): SafeHtml | undefined {
  return renderHtml(parseHtml(html), context).content
}

/** Makes parsed HTML safe as `safeHtml` does, and reads its text. The tree is changed. */
export function renderHtml(root: HtmlParent, context: HtmlContext): RenderedHtml {
  for (const step of steps) step(root, context)
  const article = [...root.children]
  for (const decorate of decorations) decorate(root, context)
  const isEmpty =
    article.every(isBlank) && context.image === undefined && context.link === undefined
  if (isEmpty) return { content: undefined, summary: undefined, text: '' }
  const content = printHtml(root.children).trim() as SafeHtml
  return { content, ...readArticleText(article) }
}
