import { classesOf, find, type HtmlParent, isHeading, rewrite, textOf } from '../tree.ts'

const anchorClasses: ReadonlySet<string> = new Set([
  'anchor',
  'anchor-link',
  'anchorjs-link',
  'hash-link',
  'header-anchor',
  'header-link',
  'headerlink',
  'heading-anchor',
  'heading-link',
])

/** What such links show instead of words: `#`, `¶`, `§`, a chain, or a character without width. */
const sign = /^(?:[\s#¶§∞]|\u{1F517}|\u2693|[\u200B-\u200D]|[\uFE0E\uFE0F])*$/u

/**
 * Takes out the links by which headings are linked to: in a reader they are stray characters. One
 * that holds the words of the heading leaves them.
 */
export function dropAnchors(root: HtmlParent): void {
  rewrite(root, (link, ancestors) => {
    if (link.name !== 'a') return undefined
    const isAnchor = classesOf(link).some((name) => anchorClasses.has(name))
    const isInHeading = ancestors.some(isHeading)
    const isSign = sign.test(textOf(link)) && (isAnchor || find(link, 'img').length === 0)
    if (isSign) return isAnchor || isInHeading ? [] : undefined
    if (!isInHeading) return undefined
    if (link.attributes.get('aria-hidden') === 'true') return []
    return isAnchor ? link.children : undefined
  })
}
