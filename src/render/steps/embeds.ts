import { type AbsoluteUrl, webUrl } from '../../model/index.ts'
import { embeddedPage } from '../embed-providers.ts'
import { addressLabel, fallbackLink, titleOf } from '../fallback-link.ts'
import type { HtmlContext } from '../html-context.ts'
import { find, type HtmlElement, type HtmlParent, isBlank, rewrite, textOf } from '../html-tree.ts'
import { parseHtml } from '../parse-html.ts'

/** Replaces each embed with a link to its page: readers drop frames, or show an empty box. */
export function replaceEmbedsWithLinks(root: HtmlParent, { url: base }: HtmlContext): void {
  rewrite(root, (embed, ancestors) => {
    const addresses = addressesOf(embed)
    if (addresses === undefined) return undefined
    const [address] = addresses.flatMap((each) => (each?.trim() && webUrl(each, base)) || [])
    const link = isTrackingPixel(embed) ? undefined : linkFor(embed, address)
    return link === undefined ? [] : fallbackLink(link.url, link.label, ancestors)
  })
}

/** The attributes that may name what an element embeds; undefined if it embeds nothing. */
function addressesOf(embed: HtmlElement): readonly (string | undefined)[] | undefined {
  const read = (...names: readonly string[]) => names.map((name) => embed.attributes.get(name))
  switch (embed.name) {
    case 'iframe':
    case 'embed':
      return read('src', 'data-src', 'data-lazy-src', 'data-litespeed-src')
    case 'object':
      return [...read('data'), ...find(embed, 'param').map(paramAddress)]
    case 'lite-youtube':
      return read('videoid').map((id) => id && `https://www.youtube.com/embed/${id}`)
    case 'lite-vimeo':
      return read('videoid').map((id) => id && `https://player.vimeo.com/video/${id}`)
    case 'script':
      return scriptAddress(embed)
    default:
      return placeholderAddress(embed)
  }
}

/** What a script shows in its own place, if its service is known. */
function scriptAddress({ attributes }: HtmlElement): readonly string[] | undefined {
  const post = attributes.get('data-telegram-post')
  const url = webUrl(post === undefined ? (attributes.get('src') ?? '') : `https://t.me/${post}`)
  return url === undefined || embeddedPage(url).name === undefined ? undefined : [url]
}

/** The post of another site that a script of the page would put into an empty element. */
function placeholderAddress(embed: HtmlElement): readonly string[] | undefined {
  const { attributes, name } = embed
  const isOfFacebook = /\bfb-/.test(attributes.get('class') ?? '')
  const address =
    attributes.get('data-instgrm-permalink') ??
    (name === 'blockquote' ? attributes.get('cite') : undefined) ??
    (isOfFacebook ? attributes.get('data-href') : undefined)
  return address === undefined || !isBlank(embed) ? undefined : [address]
}

function paramAddress({ attributes }: HtmlElement): string | undefined {
  return /^(?:movie|src)$/i.test(attributes.get('name') ?? '') ? attributes.get('value') : undefined
}

/** Frames of one pixel count visitors. */
function isTrackingPixel({ attributes }: HtmlElement): boolean {
  return ['width', 'height'].some((name) => /^[01](?:px)?$/.test(attributes.get(name) ?? ''))
}

interface EmbedLink {
  readonly url: AbsoluteUrl
  readonly label: string
}

/** A page of a known service, else what browsers without the embed would show, else the embed. */
function linkFor(embed: HtmlElement, address: AbsoluteUrl | undefined): EmbedLink | undefined {
  const page = address && embeddedPage(address)
  const [fallback] = page?.name === undefined ? fallbacksOf(embed) : []
  if (fallback !== undefined || page === undefined) return fallback
  return { url: page.url, label: titleOf(embed) ?? page.name ?? addressLabel(page.url) }
}

function fallbacksOf(embed: HtmlElement): readonly EmbedLink[] {
  const content = embed.name === 'iframe' ? parseHtml(textOf(embed)) : embed
  return find(content, 'a').flatMap((link) => {
    const url = webUrl(link.attributes.get('href') ?? '')
    return url === undefined ? [] : [{ url, label: textOf(link).trim() || addressLabel(url) }]
  })
}
