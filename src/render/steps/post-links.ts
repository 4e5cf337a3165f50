import { type HtmlParent, rewrite, setAttributes } from '../html-tree.ts'

const postFile = /\.(?:mdx?|markdown)$/i

/**
 * Gives links to the files of other posts the addresses of their pages. One to a file that has no page
 * becomes its text, because no reader can follow it.
 *
 * @param find the page of a path: empty where it is known and not public, undefined where it is unknown
 * @param lost is told each link that leads nowhere
 */
export function linkPosts(
  root: HtmlParent,
  find: (link: string) => string | undefined,
  lost: (href: string) => void,
): void {
  rewrite(root, (link) => {
    const href = link.name === 'a' ? link.attributes.get('href')?.trim() : undefined
    if (href === undefined || /^(?:[a-z][a-z\d+.-]*:|\/\/|[#?]|$)/i.test(href)) return undefined
    const [path = ''] = href.split(/[?#]/, 1)
    const isFile = postFile.test(path)
    // other paths from the root are pages and files of the site
    if (!isFile && (path.startsWith('/') || /\.\w+$/.test(path))) return undefined
    const page = find(isFile || /^\.{1,2}\//.test(href) ? href : `./${href}`)
    if (page) {
      setAttributes(link, { href: page })
    } else if (isFile || page === '') {
      lost(href)
      setAttributes(link, { href: undefined })
    }
    return undefined
  })
}

/**
 * Mends links of a page that its generator left as the author wrote them. Others stay: a page may well lead
 * to a file of Markdown that lies on the site.
 */
export function linkFiles(root: HtmlParent, find: (link: string) => string | undefined): void {
  rewrite(root, (link) => {
    const href = link.name === 'a' ? link.attributes.get('href')?.trim() : undefined
    const isOwn = href !== undefined && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href)
    const page = isOwn && postFile.test(href.split(/[?#]/, 1)[0] ?? '') ? find(href) : undefined
    if (page) setAttributes(link, { href: page })
    return undefined
  })
}
