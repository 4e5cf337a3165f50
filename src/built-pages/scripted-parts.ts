import { type AbsoluteUrl, webUrl } from '../model/index.ts'
import {
  addressLabel,
  fallbackLink,
  find,
  type HtmlElement,
  type HtmlParent,
  isBlank,
  rewrite,
} from '../render/index.ts'

/** Elements that the steps for embeds and players know better. */
const known: ReadonlySet<string> = new Set(['lite-youtube', 'lite-vimeo', 'mjx-container'])

/**
 * Leaves a link where a script of the page would draw something: to the file that it would draw, or to
 * the page itself, where it can be seen.
 */
export function linkScriptedParts(root: HtmlParent, url: AbsoluteUrl): void {
  rewrite(root, (part, ancestors) => {
    const address = addressOf(part, url)
    if (address === undefined || !isEmpty(part)) return undefined
    return fallbackLink(address, labelOf(part) ?? addressLabel(address), ancestors)
  })
}

function addressOf(part: HtmlElement, page: AbsoluteUrl): AbsoluteUrl | undefined {
  const { name, attributes } = part
  if (name === 'canvas') return attributes.get('aria-hidden') === 'true' ? undefined : page
  if (name === 'astro-island') return attributes.get('client') === 'only' ? page : undefined
  if (!name.includes('-') || known.has(name)) return undefined
  const given = ['src', 'data-src', 'href', 'url'].map((each) => attributes.get(each)?.trim())
  const [address] = given.flatMap((each) => (each && webUrl(each, page)) || [])
  return address
}

/** Whether there is nothing to see without the script. */
function isEmpty(part: HtmlElement): boolean {
  return isBlank(part) && ['iframe', 'svg', 'object'].every((name) => find(part, name).length === 0)
}

function labelOf({ attributes }: HtmlElement): string | undefined {
  return attributes.get('aria-label')?.trim() || attributes.get('title')?.trim() || undefined
}
