import { type AbsoluteUrl, webUrl } from '../../model/index.ts'
import type { HtmlContext } from '../context.ts'
import { addressName, standIn, titleOf } from '../links.ts'
import { parseHtml } from '../parse.ts'
import { embeddedPage } from '../providers.ts'
import { type Element, find, type Parent, rewrite, textOf } from '../tree.ts'

/**
 * Leaves a link to the page behind each embed: readers drop frames, or show an empty box.
 */
export function linkEmbeds(root: Parent, { url }: HtmlContext): void {
  rewrite(root, (embed, ancestors) => {
    const addresses = addressesOf(embed)
    if (addresses === undefined) return undefined
    const [address] = addresses.flatMap((each) => (each?.trim() && webUrl(each, url)) || [])
    return address === undefined || isDot(embed) ? [] : linkTo(embed, address, ancestors)
  })
}

/** Where an element that embeds something may say what, the likeliest first. */
function addressesOf(embed: Element): readonly (string | undefined)[] | undefined {
  const read = (...names: readonly string[]) => names.map((name) => embed.attributes.get(name))
  switch (embed.name) {
    case 'iframe':
    case 'embed':
      return read('src', 'data-src', 'data-lazy-src', 'data-litespeed-src')
    case 'object':
      return [
        ...read('data'),
        ...find(embed, 'param')
          .filter(({ attributes }) => /^(?:movie|src|url)$/i.test(attributes.get('name') ?? ''))
          .map(({ attributes }) => attributes.get('value')),
        ...find(embed, 'a').map(({ attributes }) => attributes.get('href')),
      ]
    case 'lite-youtube':
      return read('videoid').map((id) => id && `https://www.youtube.com/embed/${id}`)
    case 'lite-vimeo':
      return read('videoid').map((id) => id && `https://player.vimeo.com/video/${id}`)
    default:
      return undefined
  }
}

/** Frames of a pixel count visitors. */
function isDot({ attributes }: Element): boolean {
  return ['width', 'height'].some((name) => /^[01](?:px)?$/.test(attributes.get(name) ?? ''))
}

function linkTo(
  embed: Element,
  address: AbsoluteUrl,
  ancestors: readonly Element[],
): ReturnType<typeof standIn> {
  const page = embeddedPage(address)
  if (page.name === undefined && embed.name === 'iframe') {
    // some services put the link that we want where browsers without frames would show it
    const [link] = find(parseHtml(textOf(embed)), 'a')
    const url = webUrl(link?.attributes.get('href') ?? '')
    if (link !== undefined && url !== undefined)
      return standIn(url, textOf(link).trim() || addressName(url), ancestors)
  }
  const label = titleOf(embed) ?? page.name ?? addressName(page.url)
  return standIn(page.url, label, ancestors)
}
