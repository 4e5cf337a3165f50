import { decodePercent } from '../../model/index.ts'
import { cleanText } from '../../xml/index.ts'
import type { HtmlContext } from '../html-context.ts'
import { element, find, type HtmlParent, isElement, onlyChild, text } from '../html-tree.ts'

/**
 * Shows the image of a post at the head of its content, unless the content shows it already:
 * readers take the first image for that of the post, and most read no other element for one.
 */
export function addLeadImage(root: HtmlParent, { image }: HtmlContext): void {
  if (image === undefined) return
  const isShown = find(root, 'img').some(({ attributes }) => attributes.get('src') === image.url)
  if (isShown) return
  const { url, alt = '', caption, width, height } = image
  const img = element('img', {
    src: url,
    alt,
    ...(width !== undefined && { width: String(width) }),
    ...(height !== undefined && { height: String(height) }),
  })
  const figcaption = caption === undefined ? [] : [element('figcaption', {}, [text(caption)])]
  root.children.unshift(element('figure', {}, [img, ...figcaption]), text('\n'))
}

/** Ends a link post with its link, unless the content has it: RSS has no other place for it. */
export function addExternalLink(root: HtmlParent, { link }: HtmlContext): void {
  if (link === undefined) return
  const isLinked = find(root, 'a').some(({ attributes }) => attributes.get('href') === link)
  if (isLinked) return
  const { host, pathname } = new URL(link)
  const label = text(pathname === '/' ? host : cleanText(decodePercent(host + pathname)))
  root.children.push(text('\n'), element('p', {}, [element('a', { href: link }, [label])]))
}

/** Lists related posts at the end of the content, below a line and a heading. */
export function addRelatedPosts(
  root: HtmlParent,
  { related = [], relatedTitle }: HtmlContext,
): void {
  if (related.length === 0) return
  const items = related.map(({ url, title }) => {
    return element('li', {}, [element('a', { href: url }, [text(title)])])
  })
  const heading =
    relatedTitle === undefined ? [] : [element('h2', {}, [text(relatedTitle)]), text('\n')]
  const line = [text('\n'), element('hr', {}), text('\n')]
  root.children.push(...line, ...heading, element('ul', {}, items))
}

/** Marks right-to-left content in the HTML itself: no feed format has a place for it. */
export function setDirection(root: HtmlParent, { language, direction }: HtmlContext): void {
  if (direction === 'ltr' || root.children.length === 0) return
  const only = onlyChild(root)
  const isMarked =
    isElement(only, 'div') &&
    only.attributes.get('lang') === language &&
    only.attributes.get('dir') === direction
  if (!isMarked) root.children = [element('div', { lang: language, dir: direction }, root.children)]
}
