import type { SiteConfig, SubscribePagesConfig } from '../config/index.ts'
import { type FindTexts, formatNameOf, formats, opml, preferredDocument } from '../formats/index.ts'
import {
  encodePath,
  type Feed,
  type FeedPage,
  joinPath,
  type PageBase,
  type PageFeed,
  type PageTexts,
  type Post,
  relativePath,
  type SubscribePage,
} from '../model/index.ts'
import { openPageEntries, type PageEntries } from './page-entries.ts'
import { pageNames } from './page-names.ts'
import { textsFor } from './page-texts.ts'
import { countByMonth, monthName, monthOf } from './posts-by-month.ts'

export interface PagesInput {
  /** What readers subscribe to. */
  readonly feeds: readonly Feed[]
  /** All posts of each of these feeds, side by side with them. */
  readonly posts: readonly (readonly Post[])[]
  readonly findTexts: FindTexts
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

/** A feed of the publication, and what the heads of pages say of it. */
interface ShownFeed {
  readonly feed: Feed
  /** The path of its page, from the output folder. */
  readonly path: string
  readonly months: readonly number[]
}

interface PageSurroundings {
  readonly input: PagesInput
  readonly entries: PageEntries
  readonly lastMonth: string
}

/** The page of all feeds, and the page of each of them. */
export function draftPages(input: PagesInput): readonly PageDraft[] {
  const { feeds, posts, findTexts, site, pages } = input
  const last = monthOf(Math.max(0, ...posts.map(([newest]) => newest?.published ?? 0)))
  const all = feeds.map((feed, index): ShownFeed => {
    const months = countByMonth(posts[index] ?? [], last)
    return { feed, path: pathOfPage(feed, pages), months }
  })
  const surroundings = {
    input,
    entries: openPageEntries(findTexts, site),
    lastMonth: monthName(last),
  }
  const subscribePath = joinPath(pages.dir, pageNames.subscribe)
  return [
    subscribePageDraft(subscribePath, all, surroundings),
    ...all.map((each) => feedPageDraft(each, surroundings)),
  ]
}

function subscribePageDraft(
  path: string,
  all: readonly ShownFeed[],
  surroundings: PageSurroundings,
): PageDraft {
  const { site } = surroundings.input
  const base = baseOf(path, site.language, surroundings)
  const drafts = all.map((each) => draftFeed(each, path, shown.subscribe, surroundings))
  return {
    path,
    title: site.title,
    facts: [base, drafts.map(({ facts }) => facts)],
    page: () => ({
      kind: 'subscribe',
      ...base,
      feeds: drafts.map(({ read }) => read(base.texts)),
    }),
  }
}

function feedPageDraft(each: ShownFeed, surroundings: PageSurroundings): PageDraft {
  const { feed, path } = each
  const { site, pages } = surroundings.input
  const base = baseOf(path, feed.language ?? site.language, surroundings)
  const draft = draftFeed(each, path, shown.feed, surroundings)
  const subscribe = link(path, `${pages.dir}/`)
  return {
    path,
    title: feed.title,
    facts: [base, draft.facts],
    page: () => ({ kind: 'feed', ...base, feed: draft.read(base.texts), subscribe }),
  }
}

/** What a page says besides its feeds. */
function baseOf(
  path: string,
  language: string | undefined,
  { input: { site, lists, pages }, lastMonth }: PageSurroundings,
): PageBase {
  const { title, description, url } = site
  const to = (file: string) => link(path, file)
  return {
    site: { title, description, url, language: site.language },
    ...textsFor(language, pages.texts),
    home: to(''),
    stylesheet: to(joinPath(pages.dir, pageNames.style)),
    script: to(joinPath(pages.dir, pageNames.script)),
    opml: lists ? to(opml.path) : undefined,
    lastMonth,
  }
}

/** What a page says of a feed, with its entries not read yet. */
interface FeedDraft {
  /** All that decides what is said. */
  readonly facts: unknown
  read(texts: PageTexts): PageFeed
}

function draftFeed(
  { feed, path: page, months }: ShownFeed,
  path: string,
  count: number,
  { input: { site }, entries }: PageSurroundings,
): FeedDraft {
  const { scope, title, description, language, documents } = feed
  const head = {
    scope,
    title,
    shortTitle: shorten(title, site.title),
    description,
    language: language ?? site.language,
    url: preferredDocument(feed)?.url ?? feed.url,
    page: link(path, page),
    formats: documents.map((each) => {
      const { title: name, discoveryType, mediaType } = formats[formatNameOf(each)]
      return { title: name, href: link(path, each.path), type: discoveryType ?? mediaType }
    }),
    months,
  }
  const newest = entries.newest(feed, count)
  return {
    facts: [head, newest.map(({ digest }) => digest), site.timezone],
    read: (texts) => ({ ...head, entries: newest.map((text) => entries.entry(text, texts)) }),
  }
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
