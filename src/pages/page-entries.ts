import type { SiteConfig } from '../config/index.ts'
import { localTimeAt } from '../content/index.ts'
import type { EntryText, FindTexts } from '../formats/index.ts'
import { type Feed, type PageEntry, type PageTexts, timestamp } from '../model/index.ts'
import { parseHtml, textOf, truncateText } from '../render/index.ts'
import { plainText } from '../xml/index.ts'
import { pageContent } from './page-content.ts'
import { dateText } from './page-texts.ts'

/** What of an item of JSON Feed a page shows. Any other format would have to be parsed for it. */
interface JsonItem {
  readonly url: string
  readonly title?: string
  readonly content_html: string
  readonly date_published: string
  readonly authors: readonly { readonly name: string }[]
  readonly language?: string
  readonly attachments?: readonly { readonly url: string; readonly mime_type: string }[]
}

/** The posts of feeds as pages show them: what subscribers are sent, each read once. */
export interface PageEntries {
  /** The texts of the newest posts of a feed, by which a page knows whether it has changed. */
  newest(feed: Feed, count: number): readonly EntryText[]
  entry(text: EntryText, texts: PageTexts): PageEntry
}

export function openPageEntries(findTexts: FindTexts, site: SiteConfig): PageEntries {
  const known = new Map<string, ReadEntry>()
  return {
    newest(feed, count) {
      const found: EntryText[] = []
      for (const post of feed.posts) {
        const text = findTexts(post, feed)?.json
        if (text !== undefined) found.push(text)
        if (found.length === count) break
      }
      return found
    },
    entry(text, texts) {
      const { facts, content } = known.get(text.digest) ?? readEntry(text, site)
      known.set(text.digest, { facts, content })
      const time = timestamp(Date.parse(facts.published))
      return {
        ...facts,
        date: dateText(texts, localTimeAt(time, site.timezone)),
        get content() {
          return content()
        },
      }
    },
  }
}

interface ReadEntry {
  readonly facts: Omit<PageEntry, 'date' | 'content'>
  /** Made once, as an entry may stand on several pages. */
  readonly content: () => PageEntry['content']
}

function readEntry(text: EntryText, site: SiteConfig): ReadEntry {
  const item = JSON.parse(new TextDecoder().decode(text.bytes())) as JsonItem
  let content: PageEntry['content'] | undefined
  return {
    facts: {
      url: item.url,
      title: item.title ?? openingOf(item),
      hasTitle: item.title !== undefined,
      language: item.language ?? site.language,
      published: item.date_published,
      authors: item.authors.map(({ name }) => name),
      attachments: (item.attachments ?? []).map(({ url, mime_type: type }) => ({ url, type })),
    },
    content() {
      content ??= knownContent(text.digest, item.content_html, site.url)
      return content
    },
  }
}

/**
 * The contents that were made of late, by site and text. A server makes the same pages again and again, and
 * most of the time of a page goes into reading its HTML.
 */
const contents = new Map<string, PageEntry['content']>()
const mostCharacters = 30_000_000
let characters = 0

function knownContent(digest: string, html: string, site: string): PageEntry['content'] {
  const key = `${digest} ${site}`
  const known = contents.get(key)
  if (known !== undefined) return known
  const content = pageContent(html, site)
  characters += content.length
  if (characters > mostCharacters) {
    contents.clear()
    characters = content.length
  }
  contents.set(key, content)
  return content
}

function openingOf({ content_html, url }: JsonItem): string {
  const text = parseHtml(content_html).children.map(textOf).join(' ')
  return truncateText(plainText(text), 80) || url
}
