import type { FeedPage, PageEntry } from '../model/index.ts'
import { html, type Markup, raw } from '../xml/index.ts'
import { inLanguage, printDescription, printPage, printTime } from './page-frame.ts'
import { addressField, readerLinks } from './reader-links.ts'

/** The page of one feed: how to subscribe, and what subscribers read. */
export function printFeedPage(page: FeedPage): string {
  const { site, feed, texts } = page
  const { title, language, entries } = feed
  return printPage(page, {
    title: title === site.title ? `${texts.subscribe} – ${title}` : title,
    feed,
    isCopy: true,
    header: html`<p class="home">${wayBack(page)}</p>
<h1${inLanguage(language, page)}>${title}</h1>
${printDescription(feed, page)}`,
    main: html`<section class="how" aria-labelledby="how">
<h2 id="how">${texts.subscribe}</h2>
<p class="intro">${texts.intro}</p>
${addressField(feed, texts)}<h3>${texts.openIn}</h3>
${readerLinks(feed, texts)}</section>
<section class="entries" aria-labelledby="here">
<h2 id="here">${texts.here}</h2>
${entries.length === 0 ? html`<p class="none">${texts.none}</p>\n` : entries.map((entry) => printEntry(entry, page))}</section>
`,
    footer: undefined,
  })
}

/** The site and the page of all feeds. The feed of the site says the name of it below. */
function wayBack(page: FeedPage): Markup {
  const { site, feed, texts } = page
  const all = html`<a href="${page.subscribe}">${texts.all}</a>`
  if (feed.title === site.title) return all
  return html`<a${inLanguage(site.language, page)} href="${page.home}">${site.title}</a> · ${all}`
}

/** A post without a title is headed by its date, which readers show in its place. */
function printEntry(entry: PageEntry, page: FeedPage): Markup {
  const { url, title, hasTitle, language, authors, attachments } = entry
  // the date is in the language of the page, within an article that may be in another one
  const time = printTime(entry, inLanguage(page.language, { language: language ?? page.language }))
  const names = html`<bdi>${authors.join(', ')}</bdi>`
  const heading = hasTitle
    ? html`<h3><a href="${url}">${title}</a></h3>\n<p class="by">${time} · ${names}</p>`
    : html`<h3 class="by"><a href="${url}">${time}</a></h3>\n<p class="by">${names}</p>`
  const files = attachments.map(({ url: file, type }) => {
    return html`<p><a href="${file}">${file.split('/').at(-1) ?? file}</a> (${type})</p>\n`
  })
  return html`<article${inLanguage(language, page)}>
${heading}
<div class="content">
${raw(entry.content)}
${files}</div>
</article>
`
}
