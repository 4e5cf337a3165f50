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
import { type ExplainedStep, type RenderTrace, runStep } from './trace.ts'

/** A post or a piece of HTML as feeds show it. */
export interface RenderedHtml extends ArticleText {
  /** The article as HTML; undefined when there is nothing to read, to see or to hear. */
  readonly content: SafeHtml | undefined
}

/** One step of the way, with what the preview says of it. */
interface HtmlStep extends ExplainedStep {
  readonly run: (root: HtmlParent, context: HtmlContext) => void
}

/**
 * What happens to the HTML of a page on its way into a feed, in this order. First, everything that
 * a page does with scripts and styles becomes plain HTML, while classes and data attributes still
 * tell what is meant. The allow-list comes after that, so that safety depends on no other step.
 */
export const htmlSteps: readonly HtmlStep[] = [
  {
    name: 'Addresses of links',
    why: 'No two readers agree on the page that a relative address starts from.',
    run: resolveLinks,
  },
  {
    name: 'Hidden parts and buttons',
    why: 'A reader has no styles to hide a part and no scripts for a button, so that both would show.',
    run: removePageChrome,
  },
  {
    name: 'Formulas',
    why: 'Few readers draw formulas, and others show each of them twice or not at all.',
    run: replaceMathWithText,
  },
  {
    name: 'Drawings in SVG',
    why: 'Most readers take SVG out of the text and leave its words behind.',
    run: replaceSvgWithImages,
  },
  {
    name: 'Images',
    why: 'Readers run no scripts, so that an image needs its address from the beginning.',
    run: restoreImages,
  },
  {
    name: 'Embeds',
    why: 'Most readers remove a frame or show an empty box, and a link works in all of them.',
    run: replaceEmbedsWithLinks,
  },
  {
    name: 'Players',
    why: 'Not every reader shows a player, so that it needs controls and a link behind it.',
    run: makeMediaPlayable,
  },
  {
    name: 'Task lists',
    why: 'Readers remove form controls, and what is done and what is not would be lost with them.',
    run: replaceCheckboxesWithText,
  },
  {
    name: 'Allowed elements',
    why: 'Readers remove elements that they do not know, and some remove the text in them too.',
    run: keepAllowedElements,
  },
  {
    name: 'Lines of code',
    why: 'Readers keep line breaks in code, but not the elements that pages make lines of.',
    run: keepCodeLines,
  },
  {
    name: 'Nesting',
    why: 'A strict parser moves a paragraph out of a paragraph, and a link out of a link.',
    run: repairNesting,
  },
  {
    name: 'Links of headings',
    why: 'The link of a heading to itself is a stray sign in a reader.',
    run: removeHeadingAnchors,
  },
  {
    name: 'Repeated title',
    why: 'Readers show the title above the article, so that it would stand there twice.',
    run: removeRepeatedTitle,
  },
  {
    name: 'Ids and footnotes',
    why: 'A reader may show several posts on one page, so that only ids of this post alone work there.',
    run: linkFootnotes,
  },
  {
    name: 'Allowed attributes',
    why: 'Readers ignore classes and styles, and some attributes could run a script.',
    run: keepAllowedAttributes,
  },
  {
    name: 'Blank ends',
    why: 'Readers show an empty paragraph at the beginning or the end as a gap.',
    run: trimBlank,
  },
]

/** What is put around the author's article. Its text and summary are read before that. */
export const decorations: readonly HtmlStep[] = [
  {
    name: 'Lead image',
    why: 'Readers take the first image of the content for the image of the post.',
    run: addLeadImage,
  },
  {
    name: 'Link of a link post',
    why: 'RSS has no other place for the page that a link post is about.',
    run: addExternalLink,
  },
  {
    name: 'Related posts',
    why: 'The config asks for a list of related posts below each post.',
    run: addRelatedPosts,
  },
  {
    name: 'Direction of the text',
    why: 'No format of feeds says that a text runs from right to left.',
    run: setDirection,
  },
]

/**
 * Makes any HTML safe and self-contained: it means the same outside its page as within it. The
 * result is undefined when there is nothing to read, to see or to hear. Cleaning the result again
 * changes nothing.
 */
export function safeHtml(html: string, context: HtmlContext): SafeHtml | undefined {
  return renderHtml(parseHtml(html), context).content
}

/**
 * Makes parsed HTML safe as `safeHtml` does, and reads its text. The tree is changed.
 *
 * @param trace is told what each step changes; a build has none
 */
export function renderHtml(
  root: HtmlParent,
  context: HtmlContext,
  trace?: RenderTrace,
): RenderedHtml {
  trace?.begin(root)
  runSteps(htmlSteps, root, context, trace)
  const article = [...root.children]
  runSteps(decorations, root, context, trace)
  const isEmpty =
    article.every(isBlank) && context.image === undefined && context.link === undefined
  if (isEmpty) return { content: undefined, summary: undefined, text: '' }
  const content = printHtml(root.children).trim() as SafeHtml
  return { content, ...readArticleText(article) }
}

function runSteps(
  steps: readonly HtmlStep[],
  root: HtmlParent,
  context: HtmlContext,
  trace: RenderTrace | undefined,
): void {
  for (const step of steps) runStep(step, root, trace, () => step.run(root, context))
}
