import { linkUrl } from '../allowed-urls.ts'
import type { HtmlContext } from '../html-context.ts'
import { type HtmlParent, rewrite, setAttributes } from '../html-tree.ts'

/** Makes the addresses of links absolute, so that later steps can compare them. */
export function resolveLinks(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (link) => {
    const href = link.name === 'a' ? link.attributes.get('href') : undefined
    if (href !== undefined) setAttributes(link, { href: linkUrl(href, url) })
    return undefined
  })
}
