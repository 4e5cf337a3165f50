import { type AbsoluteUrl, decodePercent, wordSet } from '../model/index.ts'
import { cleanText } from '../xml/index.ts'
import { element, type HtmlElement, type HtmlNode, text } from './html-tree.ts'

/** Elements that hold a line of text, in which a paragraph must not stand. */
const lineElements = wordSet('p h1 h2 h3 h4 h5 h6 pre summary dt caption figcaption legend label')

/**
 * A link in place of something that readers cannot show. In a line of text it stands by itself,
 * elsewhere as a paragraph. Within another link only its label is left.
 */
export function fallbackLink(
  url: AbsoluteUrl,
  label: string,
  ancestors: readonly HtmlElement[],
): readonly HtmlNode[] {
  if (isWithinLink(ancestors)) return [text(label)]
  const link = element('a', { href: url }, [text(label)])
  return ancestors.some(({ name }) => lineElements.has(name)) ? [link] : [element('p', {}, [link])]
}

/** Serves the steps after `resolveLinks`, which leaves an `href` only to links that lead somewhere. */
export function isWithinLink(ancestors: readonly HtmlElement[]): boolean {
  return ancestors.some(({ name, attributes }) => name === 'a' && attributes.has('href'))
}

/** The name that an author gave to an embed or a player, if any. */
export function titleOf({ attributes }: HtmlElement): string | undefined {
  return attributes.get('title')?.trim() || attributes.get('aria-label')?.trim() || undefined
}

/** A URL as a label: `example.org/talks/intro`. */
export function addressLabel(url: AbsoluteUrl): string {
  const [address = ''] = url.replace(/^https?:\/\/(?:www\.)?/, '').split(/[?#]/)
  return cleanText(decodePercent(address)).replace(/\/$/, '')
}
