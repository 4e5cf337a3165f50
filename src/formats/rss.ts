import { type Attachment, type Entry, type FeedHead, rfc822 } from '../model/index.ts'
import {
  declarations,
  entryElements,
  feedElements,
  prefixesIn,
  rssNamespaces,
} from '../namespaces/index.ts'
import {
  element,
  escapeHtml,
  plainTextElement,
  print,
  textElement,
  type XmlElement,
} from '../xml/index.ts'
import { feedGenerator } from './feed-generator.ts'
import type { Format } from './format.ts'
import { prolog } from './prolog.ts'

/** RSS 2.0.11, within the recommendations of the RSS Profile. */
export const rss: Format = {
  title: 'RSS',
  fileName: 'rss.xml',
  // unregistered, but the one that readers know
  mediaType: 'application/rss+xml',
  isXml: true,
  isWidelyRead: true,

  entry(entry) {
    const item = element('item', {}, [
      plainTextElement('title', entry.title),
      textElement('link', entry.url),
      // without isPermaLink, readers take the id for a URL that they can open
      textElement('guid', entry.id, {
        isPermaLink: String(entry.id) === entry.url ? 'true' : 'false',
      }),
      textElement('pubDate', rfc822(entry.published)),
      description(entry),
      enclosure(entry),
      ...entryElements(rssNamespaces, entry),
      ...entry.categories.map((category) => {
        return plainTextElement('category', category, { domain: entry.schemes?.get(category) })
      }),
    ])
    return item === undefined ? '' : print(item, 2)
  },

  envelope(feed, { prefixes }) {
    const channel = element('channel', {}, [
      // the self link comes first: one reader takes the last `link` of any namespace for the site's
      ...feedElements(rssNamespaces, feed),
      plainTextElement('title', feed.title),
      textElement('link', feed.url),
      plainTextElement('description', feed.description ?? feed.title),
      textElement('language', feed.language),
      plainTextElement('copyright', feed.copyright),
      textElement('lastBuildDate', feed.updated && rfc822(feed.updated)),
      ...(feed.categories ?? []).map((category) => plainTextElement('category', category)),
      feed.generator === false
        ? undefined
        : plainTextElement('generator', feed.generator ?? feedGenerator.name),
      textElement('docs', feed.docs ?? 'https://www.rssboard.org/rss-specification'),
      // readers that heed it poll every hour anyway; a lower value would only raise the load
      textElement('ttl', String(feed.ttl ?? 60)),
      image(feed),
    ])
    const end = '  </channel>\n'
    const empty = channel === undefined ? '' : print(channel, 1)
    const used = Object.entries(declarations([...prefixes, ...prefixesIn(empty)]))
    const attributes = used.map(([name, uri]) => ` ${name}="${uri}"`).join('')
    return {
      header: `${prolog(feed)}<rss version="2.0"${attributes}>\n${empty.slice(0, -end.length)}`,
      separator: '',
      footer: `${end}</rss>\n`,
    }
  },
}

/** The summary as HTML, or the content where there is no summary (RSS Profile). */
function description({ summary, content }: Entry): XmlElement | undefined {
  return textElement('description', summary === undefined ? content : escapeHtml(summary))
}

/**
 * There is one at most: of several, some readers take the first and some the last. Audio and video are
 * preferred to images and documents, because people subscribe for them. The length is required, and
 * 0 when it is unknown (RSS Profile).
 */
function enclosure({ attachments = [] }: Entry): XmlElement | undefined {
  const isPlayed = ({ type }: Attachment) => /^(?:audio|video)\//.test(type)
  const first = attachments.find(isPlayed) ?? attachments[0]
  if (first === undefined) return undefined
  return element('enclosure', { url: first.url, length: first.length ?? 0, type: first.type })
}

/** Title and link must equal the channel's. Readers show only these types of images. */
function image({ image, title, url }: FeedHead): XmlElement | undefined {
  if (image === undefined || !/\.(?:gif|jpe?g|png)(?:[?#]|$)/i.test(image)) return undefined
  return element('image', {}, [
    textElement('url', image),
    plainTextElement('title', title),
    textElement('link', url),
  ])
}
