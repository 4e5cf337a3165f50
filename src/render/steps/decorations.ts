import { cleanText } from '../../xml/index.ts'
import type { HtmlContext } from '../context.ts'
import { decodePercent } from '../link-urls.ts'
import { element, find, type HtmlParent, text } from '../tree.ts'

/**
 * Shows the picture of a post at the head of its content, unless it stands in it already: readers
 * take the first picture for the article's, and most know no other place for one.
 */
export function leadWithImage(root: HtmlParent, { image }: HtmlContext): void {
  if (image === undefined) return
  const isShown = find(root, 'img').some(({ attributes }) => attributes.get('src') === image.url)
  if (isShown) return
  const { url, alt = '', caption, width, height } = image
  const picture = element('img', {
    src: url,
    alt,
    ...(width !== undefined && { width: String(width) }),
    ...(height !== undefined && { height: String(height) }),
  })
  const words = caption === undefined ? [] : [element('figcaption', {}, [text(caption)])]
  root.children.unshift(element('figure', {}, [picture, ...words]), text('\n'))
}

/** Names related posts at the end of the content, behind a line. */
export function endWithRelated(root: HtmlParent, { related = [] }: HtmlContext): void {
  if (related.length === 0) return
  const items = related.map(({ url, title }) => {
    return element('li', {}, [element('a', { href: url }, [text(title)])])
  })
  root.children.push(text('\n'), element('hr', {}), text('\n'), element('ul', {}, items))
}

/** Lets no reader of a link post go without the link: RSS has no other place for it. */
export function endWithLink(root: HtmlParent, { link }: HtmlContext): void {
  if (link === undefined) return
  const isLinked = find(root, 'a').some(({ attributes }) => attributes.get('href') === link)
  if (isLinked) return
  const { host, pathname } = new URL(link)
  const words = text(pathname === '/' ? host : cleanText(decodePercent(host + pathname)))
  root.children.push(text('\n'), element('p', {}, [element('a', { href: link }, [words])]))
}
