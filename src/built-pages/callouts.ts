import { wordSet } from '../model/index.ts'
import {
  classesOf,
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlock,
  isElement,
  isWhiteSpace,
  rewrite,
  textOf,
} from '../render/index.ts'

/** What generators and themes call a note that stands out of the text. */
const calloutClasses = wordSet(`
  admonition theme-admonition custom-block markdown-alert callout starlight-aside admonitionblock
  alert notice hint aside-note
`)

const titleClass = /(?:^|[-_])(?:title|heading|header|label)(?:$|_)|^admonition(?:Heading|Title)_/i

/** Makes quotes of callouts, which begin with their name in bold: readers show no boxes. */
export function quoteCallouts(root: HtmlParent): void {
  rewrite(root, (each) => {
    if (!isCallout(each)) return undefined
    each.name = 'blockquote'
    const [first, ...others] = each.children.filter((child) => !isWhiteSpace(child))
    if (!isElement(first) || !isTitle(first)) return undefined
    each.children = [element('p', {}, [element('strong', {}, inline(first))]), ...others]
    return undefined
  })
}

/** An `aside` within the text is one, whatever its class: those with a list of links are gone by now. */
function isCallout(each: HtmlElement): boolean {
  if (each.name === 'aside' || each.attributes.get('role') === 'note') return true
  const isBox = each.name === 'div' || each.name === 'section'
  return isBox && classesOf(each).some((name) => calloutClasses.has(name))
}

/** The longest name of a callout. */
const maxTitleLength = 100

function isTitle(first: HtmlElement): boolean {
  const isMarked = classesOf(first).some((name) => titleClass.test(name))
  return isMarked && textOf(first).trim() !== '' && textOf(first).length <= maxTitleLength
}

/** What a title says, on one line. */
function inline(parent: HtmlParent): readonly HtmlNode[] {
  return parent.children.flatMap((child) => {
    return isElement(child) && isBlock(child) ? inline(child) : [child]
  })
}
