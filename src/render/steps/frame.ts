import type { HtmlContext } from '../context.ts'
import { element, find, type Parent, text } from '../tree.ts'

/**
 * Shows the picture of a post at the head of its content, unless it stands in it already: readers
 * take the first picture for the article's, and most know no other place for one.
 */
export function leadWithImage(root: Parent, { image }: HtmlContext): void {
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

/** Lets no reader of a link post go without the link: RSS has no other place for it. */
export function endWithLink(root: Parent, { link }: HtmlContext): void {
  if (link === undefined) return
  const isLinked = find(root, 'a').some(({ attributes }) => attributes.get('href') === link)
  if (isLinked) return
  const { host, pathname } = new URL(link)
  const words = text(pathname === '/' ? host : host + pathname)
  root.children.push(text('\n'), element('p', {}, [element('a', { href: link }, [words])]))
}
