import type { PageFeed, PageTexts } from '../model/index.ts'
import { type Markup, markup } from './markup.ts'

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
  const links = webReaders.map(([name, address]) => {
    return markup`<li><a href="${address}${encodeURIComponent(url)}">${name}</a></li>\n`
  })
  return markup`<ul class="readers">
${links}<li><a href="feed:${url}">${texts.app}</a></li>
</ul>
`
}

/** The address in a field from which it can be copied by hand, and the formats. */
export function addressField({ url, shortTitle, formats }: PageFeed, texts: PageTexts): Markup {
  const links = formats.map(({ title, href }) => markup`<li><a href="${href}">${title}</a></li>\n`)
  return markup`<div class="address"><input type="url" readonly dir="ltr" value="${url}" aria-label="${texts.address}: ${shortTitle}"></div>
<ul class="formats">
${links}</ul>
`
}
