import type { AbsoluteUrl, SafeHtml } from '../model/index.ts'
import {
  addressLabel,
  element,
  fallbackLink,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isHeading,
  parseHtml,
  parseSrcset,
  printHtml,
  rewrite,
  setAttributes,
  textOf,
} from '../render/index.ts'

/** Headings of an article stand below its title, which is of this level. */
const titleLevel = 3

/**
 * The content of an entry for a page of ours. It loads nothing from other hosts: their pictures and
 * recordings become links. Those of the site itself are named by their paths, so that a page which is tried
 * at another address does not ask the site for them.
 */
export function pageContent(html: string, site: string): SafeHtml {
  const { origin } = new URL(site)
  const root = parseHtml(html)
  rankHeadings(root)
  const linked = new Set(find(root, 'a').map(({ attributes }) => attributes.get('href')))
  rewrite(root, (each, ancestors) => {
    switch (each.name) {
      case 'img':
        return showImage(each, origin, ancestors)
      case 'source':
        return ancestors.at(-1)?.name === 'picture' && !areOwn(each, origin) ? [] : undefined
      case 'picture':
        return find(each, 'img').length > 0 ? undefined : withoutSources(each)
      case 'audio':
      case 'video':
        return playMedia(each, origin) ?? linkTo(fileOf(each, linked), undefined, ancestors)
      case 'a':
        return nameLink(each)
      case 'table':
        return [element('div', { class: 'wide', tabindex: '0' }, [each])]
      case 'pre':
        // people who use a keyboard alone could not reach the ends of long lines
        setAttributes(each, { tabindex: '0' })
        return undefined
      default:
        return undefined
    }
  })
  return printHtml(root.children) as SafeHtml
}

/** The first level that an article has follows its title, and none is left out. */
function rankHeadings(root: HtmlParent): void {
  const headings: HtmlElement[] = []
  rewrite(root, (each) => {
    if (isHeading(each)) headings.push(each)
    return undefined
  })
  const levels = [...new Set(headings.map(({ name }) => name))].toSorted()
  for (const heading of headings) {
    heading.name = `h${Math.min(6, titleLevel + levels.indexOf(heading.name) + 1)}`
  }
}

function isOwn(url: string | undefined, origin: string): url is string {
  if (url === undefined) return false
  // without its origin, a path of two slashes would name another host
  return url.startsWith('data:') || (url.startsWith(`${origin}/`) && url[origin.length + 1] !== '/')
}

/** Whether all pictures that an element names are the site’s own. */
function areOwn({ attributes }: HtmlElement, origin: string): boolean {
  const candidates = parseSrcset(attributes.get('srcset') ?? '', origin as AbsoluteUrl)
  return candidates.every(({ url }) => isOwn(url, origin))
}

function showImage(
  image: HtmlElement,
  origin: string,
  ancestors: readonly HtmlElement[],
): readonly HtmlNode[] | undefined {
  const src = image.attributes.get('src')
  if (!isOwn(src, origin)) {
    return linkTo(src, image.attributes.get('alt'), ancestors)
  }
  const isWhole = areOwn(image, origin)
  setAttributes(image, {
    src: pathOf(src, origin),
    srcset: isWhole ? image.attributes.get('srcset')?.replaceAll(`${origin}/`, '/') : undefined,
    sizes: isWhole ? image.attributes.get('sizes') : undefined,
    loading: 'lazy',
  })
  return undefined
}

function withoutSources({ children }: HtmlElement): readonly HtmlNode[] {
  return children.filter((child) => !isElement(child, 'source'))
}

/** The player of a recording of the site itself. */
function playMedia(media: HtmlElement, origin: string): readonly HtmlNode[] | undefined {
  const own = filesOf(media).find((src) => isOwn(src, origin))
  if (own === undefined) return undefined
  const tracks = find(media, 'track').filter(({ attributes }) => {
    const src = attributes.get('src')
    if (!isOwn(src, origin)) return false
    attributes.set('src', pathOf(src, origin))
    return true
  })
  const poster = media.attributes.get('poster')
  setAttributes(media, {
    src: pathOf(own, origin),
    poster: isOwn(poster, origin) ? pathOf(poster, origin) : undefined,
    controls: '',
    preload: 'none',
  })
  media.children = tracks
  return [media]
}

/** The address of a recording, unless the content links to it anyway, as most do for readers. */
function fileOf(media: HtmlElement, linked: ReadonlySet<string | undefined>): string | undefined {
  const files = filesOf(media)
  return files.some((src) => linked.has(src)) ? undefined : files[0]
}

function filesOf(media: HtmlElement): readonly string[] {
  return [media, ...find(media, 'source')].flatMap(({ attributes }) => attributes.get('src') ?? [])
}

function pathOf(url: string, origin: string): string {
  return url.startsWith(origin) ? url.slice(origin.length) : url
}

function linkTo(
  url: string | undefined,
  label: string | undefined,
  ancestors: readonly HtmlElement[],
): readonly HtmlNode[] {
  if (url === undefined) return []
  // `fallbackLink` is given what is a URL of the content, all of which are absolute
  const address = url as AbsoluteUrl
  return fallbackLink(address, label?.trim() || addressLabel(address), ancestors)
}

/** A link around a picture without alternative text would have no name. */
function nameLink(link: HtmlElement): undefined {
  const href = link.attributes.get('href')
  const isNamed =
    textOf(link).trim() !== '' || find(link, 'img').some(({ attributes }) => attributes.get('alt'))
  if (href !== undefined && !isNamed) {
    setAttributes(link, { 'aria-label': addressLabel(href as AbsoluteUrl) })
  }
  return undefined
}
