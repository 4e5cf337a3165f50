import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseFragment } from 'parse5'
import { posts } from './project.ts'

/** What a feed says of a post, without what frameworks do differently. */
export interface Told {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: string
  readonly links: readonly string[]
  readonly text: string
}

export const expected: readonly Told[] = posts
  .map(({ slug, title, date }) => ({
    id: `tag:example.org,${date}:${slug}`,
    title,
    url: `https://example.org/blog/posts/${slug}`,
    date: `${date}T00:00:00Z`,
    links: ['https://example.org/blog/posts/first'],
    text: `Sometextof${slug},withalink.Aheadingonetwoconsta='<b>'`,
  }))
  .toReversed()

/** What a feed of any format says. */
export function told(feed: string): readonly Told[] {
  return itemsOf(feed).map(({ id, title, url, date, html }) => ({
    id,
    title,
    url: withoutEnding(url),
    date: new Date(date).toISOString().replace('.000', ''),
    links: [...html.matchAll(/ href="([^"#]*)"/g)].map(([, href = '']) => withoutEnding(href)),
    text: textOf(parseFragment(html)),
  }))
}

interface Item {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: string
  readonly html: string
}

function itemsOf(feed: string): readonly Item[] {
  if (feed.startsWith('{')) {
    return (parseJsonFeed(feed).items ?? []).map((item) => {
      const { id, title, url, date_published: date, content_html: html } = item
      return whole({ id, title, url, date, html })
    })
  }
  if (feed.includes('<rss ')) {
    return (parseRssFeed(feed).items ?? []).map((item) => {
      const { guid, title, link, pubDate, content, description } = item
      const html = content?.encoded ?? description
      return whole({ id: guid?.value, title, url: link, date: pubDate, html })
    })
  }
  return (parseAtomFeed(feed).entries ?? []).map(({ id, title, links, published, content }) => {
    const url = links?.find(({ rel }) => rel === 'alternate')?.href
    return whole({ id, title: title?.value, url, date: published, html: content?.value })
  })
}

function whole(item: { readonly [Key in keyof Item]: Item[Key] | undefined }): Item {
  const { id = '', title = '', url = '', date = '', html = '' } = item
  return { id, title, url, date, html }
}

/** The pages that the addresses of the posts mean on a host. */
export function pathsOf(feed: string): readonly string[] {
  return itemsOf(feed).map(({ url }) => {
    return url.replace('https://example.org/blog/', '').replace(/\/$/, '/index.html')
  })
}

function withoutEnding(url: string): string {
  return url.replace(/(?:\.html|\/)$/, '')
}

/** The text of HTML; where one element ends, generators have line breaks or none. */
function textOf(node: object): string {
  if ('value' in node && typeof node.value === 'string') return node.value.replace(/\s+/g, '')
  const children = 'childNodes' in node ? (node.childNodes as readonly object[]) : []
  return children.map(textOf).join('')
}

/** What readers know posts by. */
export function idsOf(feed: string): readonly string[] {
  return itemsOf(feed)
    .map(({ id }) => id)
    .toSorted()
}
