import type { AbsoluteUrl } from '../model/index.ts'
import { cleanText } from '../xml/index.ts'
import { decodePercent } from './link-urls.ts'
import { element, type HtmlElement, type HtmlNode, text } from './tree.ts'

/** Elements that hold a line of text, in which no paragraph can stand. */
const lines: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 pre summary dt caption figcaption legend label'.split(' '),
)

/**
 * A link that stands for something which readers cannot show: in a line of text by itself, within
 * another link its words alone, else as a paragraph.
 */
export function fallbackLink(
  url: AbsoluteUrl,
  label: string,
  ancestors: readonly HtmlElement[],
): readonly HtmlNode[] {
  if (isWithinLink(ancestors)) return [text(label)]
  const link = element('a', { href: url }, [text(label)])
  return ancestors.some(({ name }) => lines.has(name)) ? [link] : [element('p', {}, [link])]
}

/** Asked once `settleLinks` has run: an `a` without an address is no link. */
export function isWithinLink(ancestors: readonly HtmlElement[]): boolean {
  return ancestors.some(({ name, attributes }) => name === 'a' && attributes.has('href'))
}

/** The words in which an author named an embed or a film, if any. */
export function titleOf({ attributes }: HtmlElement): string | undefined {
  return attributes.get('title')?.trim() || attributes.get('aria-label')?.trim() || undefined
}

/** A URL as a name: `example.org/talks/intro`. */
export function addressName(url: AbsoluteUrl): string {
  const [address = ''] = url.replace(/^https?:\/\/(?:www\.)?/, '').split(/[?#]/)
  return cleanText(decodePercent(address)).replace(/\/$/, '')
}
