import type { AbsoluteUrl, SafeHtml } from './brand.ts'
import type { Feed } from './feed.ts'
import type { PageTexts } from './page-text-name.ts'

/** A post as a page for visitors shows it. */
export interface PageEntry {
  readonly url: string
  /** The title as plain text; a post without one has the beginning of its text. */
  readonly title: string
  /** Whether the post has a title of its own. */
  readonly hasTitle: boolean
  readonly language: string | undefined
  /** As in RFC 3339: `2025-05-17T09:30:00Z`. */
  readonly published: string
  /** The date in the words of the page and in the time zone of the site. */
  readonly date: string
  readonly authors: readonly string[]
  /**
   * What subscribers read: HTML from the allow-list that loads nothing from other hosts. It is made when
   * it is asked for.
   */
  readonly content: SafeHtml
  /** Recordings and other files that belong to the post. */
  readonly attachments: readonly { readonly url: string; readonly type: string }[]
}

/** A feed as a page for visitors shows it. */
export interface PageFeed {
  readonly scope: Feed['scope']
  readonly title: string
  /** The title without the name of the site. */
  readonly shortTitle: string
  readonly description: string | undefined
  readonly language: string | undefined
  /** The address to subscribe to. */
  readonly url: AbsoluteUrl
  /** The address of its own page, from the page that shows it. */
  readonly page: string
  /** The documents of all its formats, each with its address from the page that shows it. */
  readonly formats: readonly PageFormat[]
  /** How many posts there were in each of the last twelve months of the site, the oldest first. */
  readonly months: readonly number[]
  /** The newest posts: three of them on the page of all feeds, ten on its own. */
  readonly entries: readonly PageEntry[]
}

/** A document of a feed, as a page links to it. */
export interface PageFormat {
  readonly title: string
  readonly href: string
  /** The media type by which pages announce it. */
  readonly type: string
}

/** What both kinds of pages for visitors have. */
export interface PageBase {
  readonly site: {
    readonly title: string
    readonly description: string | undefined
    readonly url: AbsoluteUrl
    readonly language: string | undefined
  }
  /** The language of the texts. */
  readonly language: string
  readonly texts: PageTexts
  /** The addresses of other files, from the page. */
  readonly stylesheet: string
  readonly script: string
  readonly home: string
  readonly opml: string | undefined
  /** The last of the twelve months that `months` counts, as in `2025-05`. */
  readonly lastMonth: string
}

/** The page on which visitors find all feeds. */
export interface SubscribePage extends PageBase {
  readonly kind: 'subscribe'
  readonly feeds: readonly PageFeed[]
}

/** The page of one feed, with its newest entries in full. */
export interface FeedPage extends PageBase {
  readonly kind: 'feed'
  readonly feed: PageFeed
  /** The address of the page of all feeds. */
  readonly subscribe: string
}
