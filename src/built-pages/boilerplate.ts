import { decodePercent, wordSet } from '../model/index.ts'
import {
  classesOf,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlank,
  isBlock,
  isElement,
  isHeading,
  isWhiteSpace,
  rewrite,
  textOf,
} from '../render/index.ts'
import { isMarkedAsBoilerplate, isTalk } from './boilerplate-marks.ts'

/** Within these, names mean what the author says: the author of a quote, the comments of a program. */
const authorsOwn = wordSet('pre code blockquote math svg')

/** From this length on, a part of more than half of the text is the article, whatever it is called. */
const longText = 1000

/** Removes what surrounds an article on its page, as far as marks tell. */
export function removeBoilerplate(root: HtmlParent): void {
  const whole = textLength(root)
  const isMost = (element: HtmlElement) => {
    return whole > longText && !isTalk(element) && textLength(element) > whole / 2
  }
  const strip = (parent: HtmlParent): void => {
    parent.children = parent.children.filter((child) => {
      if (!isElement(child) || authorsOwn.has(child.name)) return true
      if (isBoilerplate(child) && !isMost(child)) return false
      strip(child)
      return true
    })
  }
  strip(root)
  removeLinkLines(root)
  removeContentsLists(root)
  removeLinksToHeadings(root)
}

/** How much text there is to read. */
export function textLength(parent: HtmlParent): number {
  let length = 0
  for (const child of parent.children) {
    if (child.kind === 'text') length += child.value.length
    else if (isElement(child) && child.name !== 'script' && child.name !== 'style') {
      length += textLength(child)
    }
  }
  return length
}

function isBoilerplate(element: HtmlElement): boolean {
  if (isMarkedAsBoilerplate(element)) return true
  return element.name === 'footer' && !isFootnotes(element)
}

function isFootnotes(element: HtmlElement): boolean {
  if (element.attributes.get('role') === 'doc-endnotes') return true
  if (classesOf(element).some((name) => /^foot-?notes?\b/.test(name))) return true
  return element.children.some((child) => isElement(child) && isFootnotes(child))
}

const editLink =
  /^https?:\/\/[^/]*(?:git|codeberg|bitbucket|sr\.ht)[^?#]*\/(?:edit|_edit)\/|[?&]action=edit\b/i

/** A longer address is not searched. */
const maxAddressLength = 1000

/** What a link is to its page: its tag, its author, its neighbours. */
const pageRelations = /(?:^|\s)(?:tag|prev|next|author|edit)(?:\s|$)/i

function isPageLink(link: HtmlElement): boolean {
  return (
    pageRelations.test(link.attributes.get('rel') ?? '') ||
    editLink.test((link.attributes.get('href') ?? '').slice(0, maxAddressLength)) ||
    classesOf(link).includes('p-category')
  )
}

/** The longest label in front of such links, as in `Filed under: birds, bees`. */
const maxLabelLength = 24

/** Removes lines that hold only links to the page's tags, its neighbours or its source. */
function removeLinkLines(root: HtmlParent): void {
  rewrite(root, (block) => {
    if (!isBlock(block) || isHeading(block)) return undefined
    const links = find(block, 'a')
    if (links.length === 0 || !links.every(isPageLink)) return undefined
    const ofLinks = links.reduce((sum, link) => sum + textLength(link), 0)
    return textOf(block).trim().length - ofLinks <= maxLabelLength + 4 * links.length
      ? []
      : undefined
  })
}

/** Removes lists that hold nothing but links to the headings of the page, with their own heading. */
function removeContentsLists(root: HtmlParent): void {
  const targets = headingTargets(root)
  if (targets.size === 0) return
  const isContents = (list: HtmlNode): boolean => {
    if (!isElement(list, 'ul') && !isElement(list, 'ol')) return false
    const links = find(list, 'a')
    if (links.length === 0 || !links.every((link) => targets.has(fragmentOf(link)))) return false
    const isMarked = /toc\b|contents/i.test(list.attributes.get('id') ?? '')
    if (links.length === 1 && !isMarked) return false
    const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '').length
    return letters(textOf(list)) === letters(links.map(textOf).join(''))
  }
  const removeIn = (parent: HtmlParent): void => {
    const kept: HtmlNode[] = []
    for (const child of parent.children) {
      if (isContents(child)) {
        while (kept.length > 0 && isWhiteSpace(kept.at(-1) as HtmlNode)) kept.pop()
        const last = kept.at(-1)
        if (last !== undefined && isHeading(last)) kept.pop()
        continue
      }
      if (isElement(child) && !authorsOwn.has(child.name)) removeIn(child)
      kept.push(child)
    }
    parent.children = kept
  }
  removeIn(root)
}

/** The ids that lead to headings: of a heading, of an anchor in it, or of a section that it opens. */
function headingTargets(root: HtmlParent): ReadonlySet<string> {
  const targets = new Set<string>()
  const add = (element: HtmlElement) => {
    for (const name of ['id', 'name']) {
      const target = element.attributes.get(name)
      if (target) targets.add(target)
    }
  }
  rewrite(root, (element, ancestors) => {
    const [first] = element.children.filter((child) => !isWhiteSpace(child))
    if (isHeading(element) || ancestors.some(isHeading)) add(element)
    else if (first !== undefined && isHeading(first)) add(element)
    return undefined
  })
  return targets
}

function fragmentOf({ attributes }: HtmlElement): string {
  const [, fragment = ''] = /#(.+)$/s.exec(attributes.get('href') ?? '') ?? []
  return decodePercent(fragment)
}

/**
 * Removes the links of headings to themselves, in any language: within the heading, or beside it in a
 * wrapper. A link that is the whole heading leaves its words.
 */
function removeLinksToHeadings(root: HtmlParent): void {
  rewrite(root, (element) => {
    const heading = isHeading(element) ? element : element.children.find(isHeading)
    if (!isElement(heading)) return undefined
    const own = new Set<string>()
    const addId = ({ attributes }: HtmlElement) => own.add(attributes.get('id') ?? '')
    addId(heading)
    addId(element)
    for (const each of heading.children) if (isElement(each)) addId(each)
    own.delete('')
    if (own.size === 0) return undefined
    const isSelfLink = (node: HtmlNode) => isElement(node, 'a') && own.has(fragmentOf(node))
    const others = element.children.filter((child) => !isSelfLink(child))
    if (others.length === element.children.length) return undefined
    if (!others.every(isBlank)) element.children = others
    else if (element === heading) {
      element.children = element.children.flatMap((child) => {
        return isElement(child) && isSelfLink(child) ? child.children : [child]
      })
    }
    return undefined
  })
}
