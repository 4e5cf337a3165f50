import { type AbsoluteUrl, webUrl } from '../../model/index.ts'
import type { HtmlContext } from '../context.ts'
import { addressName, fallbackLink, titleOf } from '../fallback-link.ts'
import { parseHtml } from '../parse-html.ts'
import { embeddedPage } from '../providers.ts'
import { find, type HtmlElement, type HtmlParent, isBlank, rewrite, textOf } from '../tree.ts'

/**
 * Leaves a link to the page behind each embed: readers drop frames, or show an empty box.
 */
export function linkEmbeds(root: HtmlParent, { url: base }: HtmlContext): void {
  rewrite(root, (embed, ancestors) => {
    const addresses = addressesOf(embed)
    if (addresses === undefined) return undefined
    const [address] = addresses.flatMap((each) => (each?.trim() && webUrl(each, base)) || [])
    const link = isDot(embed) ? undefined : linkOf(embed, address)
    return link === undefined ? [] : fallbackLink(link.url, link.label, ancestors)
  })
}

/** Where an element that embeds something may say what; nothing for other elements. */
function addressesOf(embed: HtmlElement): readonly (string | undefined)[] | undefined {
  const read = (...names: readonly string[]) => names.map((name) => embed.attributes.get(name))
  switch (embed.name) {
    case 'iframe':
    case 'embed':
      return read('src', 'data-src', 'data-lazy-src', 'data-litespeed-src')
    case 'object':
      return [...read('data'), ...find(embed, 'param').map(movieOf)]
    case 'lite-youtube':
      return read('videoid').map((id) => id && `https://www.youtube.com/embed/${id}`)
    case 'lite-vimeo':
      return read('videoid').map((id) => id && `https://player.vimeo.com/video/${id}`)
    case 'script':
      return writtenBy(embed)
    default:
      return filledLater(embed)
  }
}

/** What a script shows in its own place, if it is known for that. */
function writtenBy({ attributes }: HtmlElement): readonly string[] | undefined {
  const post = attributes.get('data-telegram-post')
  const url = webUrl(post === undefined ? (attributes.get('src') ?? '') : `https://t.me/${post}`)
  return url === undefined || embeddedPage(url).name === undefined ? undefined : [url]
}

/** The post of another site that a script of the page would put into an element. */
function filledLater(embed: HtmlElement): readonly string[] | undefined {
  const { attributes, name } = embed
  const isOfFacebook = /\bfb-/.test(attributes.get('class') ?? '')
  const address =
    attributes.get('data-instgrm-permalink') ??
    (name === 'blockquote' ? attributes.get('cite') : undefined) ??
    (isOfFacebook ? attributes.get('data-href') : undefined)
  return address === undefined || !isBlank(embed) ? undefined : [address]
}

function movieOf({ attributes }: HtmlElement): string | undefined {
  return /^(?:movie|src)$/i.test(attributes.get('name') ?? '') ? attributes.get('value') : undefined
}

/** Frames of a pixel count visitors. */
function isDot({ attributes }: HtmlElement): boolean {
  return ['width', 'height'].some((name) => /^[01](?:px)?$/.test(attributes.get(name) ?? ''))
}

interface Link {
  readonly url: AbsoluteUrl
  readonly label: string
}

/** A page that we know of, else what browsers without the embed would show, else the embed. */
function linkOf(embed: HtmlElement, address: AbsoluteUrl | undefined): Link | undefined {
  const page = address && embeddedPage(address)
  const [fallback] = page?.name === undefined ? fallbacksOf(embed) : []
  if (fallback !== undefined || page === undefined) return fallback
  return { url: page.url, label: titleOf(embed) ?? page.name ?? addressName(page.url) }
}

function fallbacksOf(embed: HtmlElement): readonly Link[] {
  const content = embed.name === 'iframe' ? parseHtml(textOf(embed)) : embed
  return find(content, 'a').flatMap((link) => {
    const url = webUrl(link.attributes.get('href') ?? '')
    return url === undefined ? [] : [{ url, label: textOf(link).trim() || addressName(url) }]
  })
}
