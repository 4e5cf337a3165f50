import type { HtmlContext } from '../context.ts'
import { linkUrl } from '../link-urls.ts'
import { type HtmlParent, rewrite, setAttributes } from '../tree.ts'

/** Makes the addresses of links whole, so that the steps after it can tell what leads where. */
export function settleLinks(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (link) => {
    const href = link.name === 'a' ? link.attributes.get('href') : undefined
    if (href !== undefined) setAttributes(link, { href: linkUrl(href, url) })
    return undefined
  })
}
