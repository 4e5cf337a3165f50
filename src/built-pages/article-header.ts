import { normalize, wordSet } from '../model/index.ts'
import {
  classesOf,
  find,
  findFirst,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlank,
  isElement,
  isHeading,
  isWhiteSpace,
  textOf,
  textStart,
} from '../render/index.ts'

/** Whether what follows is still above the text, or the text has begun. */
type Stage = 'above' | 'text'

/**
 * Removes what stands above the text and has fields of its own in a feed: the title, the line with the
 * date and the authors, the tags. Pictures above the text stay.
 */
export function removeArticleHeader(root: HtmlParent, title: string | undefined): void {
  const key = comparable(title ?? '')
  const known = new Map<HtmlNode, boolean>()
  const isTitle = (node: HtmlNode) => {
    if (!isElement(node) || !(isHeading(node) || node.attributes.get('role') === 'heading')) {
      return false
    }
    // a heading is asked once more for each masthead that it is in
    const before = known.get(node)
    if (before !== undefined) return before
    const start = textStart(node, longestCompared + 1)
    const found = (key !== '' && comparable(start) === key) || isMarkedTitle(node)
    known.set(node, found)
    return found
  }
  const strip = (parent: HtmlParent): Stage => {
    const kept: HtmlNode[] = []
    let stage: Stage = 'above'
    for (const [index, child] of parent.children.entries()) {
      if (isWhiteSpace(child) || child.kind === 'more') {
        kept.push(child)
        continue
      }
      if (isTitle(child) || (isHeading(child) && isBlank(child))) continue
      if (isElement(child) && isMasthead(child, isTitle)) {
        // faces stand in no figure
        kept.push(...find(child, 'figure'))
        continue
      }
      if (isElement(child) && (isByline(child) || (child.name === 'hr' && index > 0))) continue
      if (isElement(child) && wrappers.has(child.name)) {
        const hadText = !isBlank(child)
        stage = strip(child)
        if (!hadText || !isBlank(child)) kept.push(child)
      } else {
        kept.push(child)
        stage = isPicture(child) ? 'above' : 'text'
      }
      if (stage === 'text') {
        // as arguments of a call, half a million would overflow the stack
        parent.children = kept.concat(parent.children.slice(index + 1))
        return stage
      }
    }
    parent.children = kept
    return stage
  }
  strip(root)
}

const wrappers = wordSet('div header hgroup section article main center span')

/** Microformats and microdata name the title, and so do most themes. */
function isMarkedTitle(heading: HtmlElement): boolean {
  if (/\bheadline\b/.test(heading.attributes.get('itemprop') ?? '')) return true
  return classesOf(heading).some((name) => /^(?:p-name|(?:post|entry|article)-title)$/.test(name))
}

/** A `header` with the title or the date in it: all the rest of it is a line about the article too. */
function isMasthead(element: HtmlElement, isTitle: (node: HtmlNode) => boolean): boolean {
  if (element.name !== 'header') return false
  return findFirst(element, isTitle) !== undefined || find(element, 'time').length > 0
}

function isPicture(node: HtmlNode): boolean {
  if (!isElement(node)) return false
  if (/^(?:img|picture|figure|svg|video)$/.test(node.name)) return true
  const isInline = node.name === 'a' || node.name === 'p' || node.name === 'noscript'
  return isInline && textOf(node).trim() === ''
}

/** The longest line about an article, and the most words in it that are neither date nor name. */
const maxBylineLength = 160
const maxOtherLength = 40

/** Whether a short block says when and by whom an article was written, or how long it takes to read. */
function isByline(block: HtmlElement): boolean {
  if (!/^(?:p|div|ul|ol|dl|span|time|small|address|aside|section|h[2-6])$/.test(block.name)) {
    return false
  }
  const start = textStart(block, longestCompared)
  if (start.length === longestCompared) return false
  const words = start.replace(/\s+/g, ' ').trim()
  if (words === '' || words.length > maxBylineLength) return false
  if (dateLine.test(words) && words.length <= maxOtherLength) return true
  if (readingTime.test(words)) return true
  const marked = markedLength(block)
  return marked > 0 && words.length - marked <= maxOtherLength
}

/** A date without any sentence around it: at most a weekday, a month, and a word like "on". */
const dateLine =
  /^(?:\p{L}+[.,:]?\s){0,3}(?:\d{1,2}[.,]?\s\p{L}+\.?,?\s\d{4}|\p{L}+\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)(?:,?\s\d{1,2}:\d{2}\S*)?$/u

const readingTime =
  /^\W{0,4}(?:~\s?)?(?:\d{1,3}|one)[\s-]min(?:ute)?s?\.?(?:\s(?:to\s)?read(?:ing)?(?:\stime)?)?\W{0,3}$/i

/** The length of what is marked as a date or as an author. */
function markedLength(element: HtmlElement): number {
  const { name, attributes } = element
  const isMarked =
    name === 'time' ||
    /\bauthor\b/.test(attributes.get('rel') ?? '') ||
    /\b(?:author|datePublished|dateModified)\b/.test(attributes.get('itemprop') ?? '') ||
    classesOf(element).some((each) =>
      /^(?:dt-\w+|p-author|h-card|vcard|author|byline|date)$/.test(each),
    )
  if (isMarked) return textOf(element).replace(/\s+/g, ' ').trim().length
  return element.children.reduce((sum, child) => {
    return sum + (isElement(child) ? markedLength(child) : 0)
  }, 0)
}

/** Longer than any title, and than any line about an article. */
const longestCompared = 10_000

/**
 * A text by its letters and digits: pages and front matter differ in quotes, dashes and blanks, and an
 * exporter may have left them as character references. One that is too long to be a title stays as it is.
 */
export function comparable(value: string): string {
  if (value.length > longestCompared) return value
  return normalize(value.replace(/&#?\w{1,10};/g, ''), 'NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
