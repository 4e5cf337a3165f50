import { wordSet } from '../../model/index.ts'
import { classesOf, find, type HtmlParent, isHeading, rewrite, textOf } from '../html-tree.ts'

const anchorClasses = wordSet(`
  anchor anchor-link anchorjs-link hash-link header-anchor header-link headerlink heading-anchor
  heading-link
`)

/** The usual labels of anchors: `#`, `¶`, `§`, a chain, or a character without width. */
const symbols = /^(?:[\s#¶§∞]|\u{1F517}|\u2693|[\u200B-\u200D]|[\uFE0E\uFE0F])*$/u

/**
 * Removes the links of headings to themselves, which are stray characters in a reader. Where such a
 * link holds the words of the heading, the words stay.
 */
export function removeHeadingAnchors(root: HtmlParent): void {
  rewrite(root, (link, ancestors) => {
    if (link.name !== 'a') return undefined
    const isAnchor = classesOf(link).some((name) => anchorClasses.has(name))
    const isInHeading = ancestors.some(isHeading)
    const isSymbol = symbols.test(textOf(link)) && (isAnchor || find(link, 'img').length === 0)
    if (isSymbol) return isAnchor || isInHeading ? [] : undefined
    if (!isInHeading) return undefined
    if (link.attributes.get('aria-hidden') === 'true') return []
    return isAnchor ? link.children : undefined
  })
}
