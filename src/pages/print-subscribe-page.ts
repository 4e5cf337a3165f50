import { scopeHeadings } from '../formats/index.ts'
import type { PageFeed, SubscribePage } from '../model/index.ts'
import { html, type Markup } from '../xml/index.ts'
import { inLanguage, printDescription, printPage, printTime } from './page-frame.ts'
import { fillText } from './page-texts.ts'
import { monthsPicture } from './posts-by-month.ts'
import { addressField, readerLinks } from './reader-links.ts'

/** From so many feeds on, a search helps more than it is in the way. */
const manyFeeds = 8

/** The page with all feeds: that of the site first, the others below by their scopes. */
export function printSubscribePage(page: SubscribePage): string {
  const { site, texts, feeds, opml } = page
  const [first] = feeds.filter(({ scope }) => scope === 'site')
  const others = feeds.filter((feed) => feed !== first)
  const search = html`<p class="search" hidden><label>${texts.search} <input type="search" autocomplete="off"></label></p>\n`
  return printPage(page, {
    title: `${texts.subscribe} – ${site.title}`,
    feed: first,
    isCopy: false,
    header: html`<p class="home"${inLanguage(site.language, page)}><a href="${page.home}">${site.title}</a></p>
<h1>${texts.subscribe}</h1>
<p class="intro">${texts.intro}</p>
`,
    main: html`${first && mainFeed(first, page)}${
      others.length >= manyFeeds ? search : undefined
    }${sections(others, page)}`,
    footer: opml === undefined ? undefined : html`<p><a href="${opml}">${texts.opml}</a></p>\n`,
  })
}

function mainFeed(feed: PageFeed, page: SubscribePage): Markup {
  const { texts } = page
  return html`<section class="main" aria-labelledby="main">
<div class="how">
<h2 id="main"${inLanguage(feed.language, page)}><a href="${feed.page}">${feed.title}</a></h2>
${printDescription(feed, page)}${addressField(feed, texts)}<h3>${texts.openIn}</h3>
${readerLinks(feed, texts)}</div>
<div class="what">
<h3>${texts.newest}</h3>
${newestPosts(feed, page)}${rhythm(feed, page)}</div>
</section>
`
}

function sections(feeds: readonly PageFeed[], page: SubscribePage): readonly Markup[] {
  const headings: Readonly<Record<string, string>> = page.texts
  return scopeHeadings.flatMap(([scope, heading]) => {
    const ofScope = feeds.filter((feed) => feed.scope === scope)
    if (ofScope.length === 0) return []
    return html`<section class="feeds">
<h2>${headings[scope] ?? heading}</h2>
<ul>
${ofScope.map((feed) => oneOfMany(feed, page))}</ul>
</section>
`
  })
}

function oneOfMany(feed: PageFeed, page: SubscribePage): Markup {
  const { texts } = page
  return html`<li class="feed">
<h3${inLanguage(feed.language, page)}><a href="${feed.page}">${feed.shortTitle}</a></h3>
${printDescription(feed, page)}${newestPosts(feed, page)}${rhythm(feed, page)}${addressField(feed, texts)}<details><summary>${texts.openIn}</summary>
${readerLinks(feed, texts)}</details>
</li>
`
}

function newestPosts({ entries }: PageFeed, page: SubscribePage): Markup {
  if (entries.length === 0) return html`<p class="none">${page.texts.none}</p>\n`
  const items = entries.map((entry) => {
    const link = html`<a${inLanguage(entry.language, page)} href="${entry.url}">${entry.title}</a>`
    return html`<li>${link} ${printTime(entry)}</li>\n`
  })
  return html`<ul class="newest">\n${items}</ul>\n`
}

function rhythm(feed: PageFeed, { texts, lastMonth }: SubscribePage): Markup | undefined {
  const { months, entries } = feed
  if (entries.length === 0) return undefined
  const count = months.reduce((sum, each) => sum + each, 0)
  return html`<p class="rhythm">${monthsPicture(months, lastMonth, texts)} ${fillText(texts.year, { count })}</p>\n`
}
