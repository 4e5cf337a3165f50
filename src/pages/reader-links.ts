import type { PageFeed, PageTexts } from '../model/index.ts'
import { html, type Markup } from '../xml/index.ts'

/**
 * The web readers whose addresses for a new subscription are known and the same for everyone (November
 * 2026). The address of the feed follows.
 */
const webReaders: readonly (readonly [name: string, address: string])[] = [
  ['Feedbin', 'https://feedbin.com/?subscribe='],
  ['Feedly', 'https://feedly.com/i/subscription/feed/'],
  ['Inoreader', 'https://www.inoreader.com/?add_feed='],
  ['The Old Reader', 'https://theoldreader.com/feeds/subscribe?url='],
]

/** Links that open a feed in a reader. Apps on a computer or a phone answer to `feed:`. */
export function readerLinks({ url }: PageFeed, texts: PageTexts): Markup {
  // neither of the two ends a value of a query
  const value = encodeURIComponent(url).replaceAll('%3A', ':').replaceAll('%2F', '/')
  const links = webReaders.map(([name, address]) => {
    return html`<a href="${address}${value}">${name}</a>\n`
  })
  return html`<p class="readers">${links}<a href="feed:${url}">${texts.app}</a></p>
`
}

/** The address in a field from which it can be copied by hand, and the formats. */
export function addressField({ url, shortTitle, formats }: PageFeed, texts: PageTexts): Markup {
  const links = formats.map(({ title, href }) => html`<a href="${href}">${title}</a>\n`)
  return html`<div class="address"><input readonly value="${url}" aria-label="${texts.address}: ${shortTitle}"></div>
<p class="formats">${links}</p>
`
}
