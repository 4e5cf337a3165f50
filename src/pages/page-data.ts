import type { SiteConfig, SubscribePagesConfig } from '../config/index.ts'
import {
  type EntryText,
  formatNameOf,
  formats,
  opml,
  preferredDocument,
  type TextsByPost,
} from '../formats/index.ts'
import {
  encodePath,
  type Feed,
  type FeedPage,
  joinPath,
  type PageBase,
  type PageFeed,
  type Post,
  relativePath,
  type SubscribePage,
} from '../model/index.ts'
import { openPageEntries } from './page-entries.ts'
import { pageNames } from './page-names.ts'
import { textsFor } from './page-texts.ts'
import { countByMonth, monthName, monthOf } from './posts-by-month.ts'

export interface PagesInput {
  /** What readers subscribe to. */
  readonly feeds: readonly Feed[]
  /** All posts of each of these feeds, side by side with them. */
  readonly posts: readonly (readonly Post[])[]
  readonly texts: TextsByPost
  readonly site: SiteConfig
  /** Whether there is a list of the feeds in OPML. */
  readonly lists: boolean
  readonly pages: SubscribePagesConfig
}

/** A page before its entries are read. */
export interface PageDraft {
  readonly path: string
  /** Whose page it is, for a message. */
  readonly title: string
  /** All that decides what is on the page. */
  readonly facts: unknown
  page(): SubscribePage | FeedPage
}

/** How many entries of a feed are shown. */
const shown = { subscribe: 3, feed: 10 } as const

/** The page of all feeds, and the page of each of them. */
export function draftPages(input: PagesInput): readonly PageDraft[] {
  const { feeds, posts, texts, site, lists, pages } = input
  const last = monthOf(Math.max(0, ...posts.map((each) => each[0]?.published ?? 0)))
  const entries = openPageEntries(texts, site)
  const months = feeds.map((_, index) => countByMonth(posts[index] ?? [], last))
  const subscribePath = joinPath(pages.dir, pageNames.subscribe)

  const baseOf = (path: string, language: string | undefined): PageBase => {
    const to = (file: string) => link(path, file)
    return {
      site: {
        title: site.title,
        description: site.description,
        url: site.url,
        language: site.language,
      },
      ...textsFor(language, pages.texts),
      home: to(''),
      stylesheet: to(joinPath(pages.dir, pageNames.style)),
      script: to(joinPath(pages.dir, pageNames.script)),
      opml: lists ? to(opml.path) : undefined,
      lastMonth: monthName(last),
    }
  }
  const headOf = (feed: Feed, path: string, index: number) => {
    const { scope, title, description, language, documents } = feed
    return {
      scope,
      title,
      shortTitle: shorten(title, site.title),
      description,
      language: language ?? site.language,
      url: preferredDocument(feed)?.url ?? feed.url,
      page: link(path, pathOfPage(feed, pages)),
      formats: documents.map((each) => {
        const { title: name, discoveryType, mediaType } = formats[formatNameOf(each)]
        return { title: name, href: link(path, each.path), type: discoveryType ?? mediaType }
      }),
      months: months[index] ?? [],
    }
  }
  const draft = (
    path: string,
    language: string | undefined,
    count: number,
    of: readonly number[],
    finish: (base: PageBase, feeds: readonly PageFeed[]) => SubscribePage | FeedPage,
  ) => {
    const base = baseOf(path, language)
    const shownFeeds = of.flatMap((index) => {
      const feed = feeds[index]
      if (feed === undefined) return []
      return [{ head: headOf(feed, path, index), newest: entries.newest(feed, count) }]
    })
    const digests = shownFeeds.map(({ newest }) => newest.map(({ digest }) => digest))
    return {
      facts: [base, shownFeeds.map(({ head }) => head), digests, site.timezone],
      page: () =>
        finish(
          base,
          shownFeeds.map(({ head, newest }) => ({
            ...head,
            entries: newest.map((text: EntryText) => entries.entry(text, base.texts)),
          })),
        ),
    }
  }

  return [
    {
      path: subscribePath,
      title: site.title,
      ...draft(subscribePath, site.language, shown.subscribe, [...feeds.keys()], (base, all) => {
        return { kind: 'subscribe', ...base, feeds: all }
      }),
    },
    ...feeds.map((feed, index) => {
      const path = pathOfPage(feed, pages)
      const language = feed.language ?? site.language
      return {
        path,
        title: feed.title,
        ...draft(path, language, shown.feed, [index], (base, [only]) => {
          if (only === undefined) throw new TypeError(`there is no feed for ${path}`)
          return { kind: 'feed', ...base, feed: only, subscribe: link(path, `${pages.dir}/`) }
        }),
      }
    }),
  ]
}

function pathOfPage({ documents: [first] }: Feed, { file }: SubscribePagesConfig): string {
  const path = first?.path ?? ''
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return folder + (file ?? path.slice(folder.length).replace(/\.[^.]*$/, '.html'))
}

function link(from: string, to: string): string {
  return encodePath(relativePath(from, to)) || './'
}

/** A title without the name of the site, which all feeds have in theirs. */
function shorten(title: string, site: string): string {
  const rest = title.startsWith(site) ? title.slice(site.length).replace(/^[\s–—:·|/-]+/, '') : ''
  return rest || title
}
