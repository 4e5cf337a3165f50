import type { Diagnostic, PostListing } from '../index.ts'
import { escaped, withCode } from '../xml/index.ts'
import { indexStyle } from './index-style.ts'
import type { LiveReload } from './live-reload.ts'
import { previewFolder } from './preview-route.ts'
import type { FeedSummary, PublicationState } from './publication-state.ts'
import { addressOf } from './published-files.ts'
import { feedwrightFolder, forMethods, ownAnswer, type Route, reading, redirect } from './route.ts'

/** Our own page of all that there is, and the way to it from a server without a page of its own. */
export function indexRoute(
  current: () => Promise<PublicationState>,
  { inject }: Pick<LiveReload, 'inject'>,
): Route {
  return async (path, request) => {
    if (path === `${feedwrightFolder}style.css`) {
      return forMethods(reading, request, () => ownAnswer('text/css; charset=utf-8', indexStyle))
    }
    const state = await current()
    const isStart = path === '/' && !state.files.has('/index.html')
    if (isStart || path === feedwrightFolder.slice(0, -1)) {
      return forMethods(reading, request, () => redirect(feedwrightFolder))
    }
    if (path === feedwrightFolder) {
      return forMethods(reading, request, async () => {
        // what is wrong with the folder of posts is among the problems
        const posts = await state.posts().catch(() => [])
        return ownAnswer('text/html; charset=utf-8', inject(indexPage(state, posts), state))
      })
    }
    return undefined
  }
}

/** More posts than this are a long page, and the newest are those that are worked on. */
const postsShown = 200

function indexPage(state: PublicationState, posts: readonly PostListing[]): string {
  const { site, feeds, problems } = state
  const title = escaped(site.title)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Feedwright</title>
<link rel="stylesheet" href="${feedwrightFolder}style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p><a href="${escaped(site.url)}" rel="noreferrer">${escaped(site.url)}</a></p>
<p class="state ${state.isStopped ? 'stopped' : 'fine'}" role="status">${stateOf(state)}</p>
<p role="status" data-said></p>
</header>
<main>
${problems.length === 0 ? '' : problemSection(problems)}
${feedSection(feeds, state)}
${postSection(posts)}
${otherSection(state)}
</main>
</body>
</html>
`
}

function stateOf({ problems, isStopped }: PublicationState): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = count(problems.length - errors, 'warning')
  if (isStopped)
    return `${count(errors, 'error')}: the feeds are those of the last build that was right`
  return problems.length === 0 ? 'Everything is right' : `The feeds are built, with ${warnings}`
}

/** So many warnings are shown before anybody asks for them. */
const warningsShown = 3

function problemSection(problems: readonly Diagnostic[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const list = (some: readonly Diagnostic[]) => `<ul>${some.map(problemItem).join('\n')}</ul>`
  const isOpen = warnings.length <= warningsShown && errors.length === 0 ? ' open' : ''
  const folded = `<details${isOpen}><summary>${count(warnings.length, 'warning')}</summary>${list(warnings)}</details>`
  const body = (errors.length === 0 ? '' : list(errors)) + (warnings.length === 0 ? '' : folded)
  return section('problems', 'Problems', problems.length, body)
}

function problemItem({ severity, file, line, column, code, message, help }: Diagnostic): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const kind = severity === 'error' ? 'Error' : 'Warning'
  return `<li class="${severity}"><p><span class="kind">${kind}</span>
<button type="button" class="file" data-open="${escaped(file)}" data-line="${line ?? ''}" data-column="${column ?? ''}">${escaped(place)}</button>
<code>${code}</code></p><p class="message">${withCode(message).markup}</p><p class="help">${withCode(help).markup}</p></li>`
}

function feedSection(feeds: readonly FeedSummary[], state: PublicationState): string {
  const current = feeds.filter(({ isArchive }) => !isArchive)
  const archives = feeds.filter(({ isArchive }) => isArchive)
  const rows = (some: readonly FeedSummary[]) =>
    `<ul>${some.map((each) => feedRow(each, state)).join('\n')}</ul>`
  const older = `<details><summary>${count(archives.length, 'archive')} with older entries</summary>${rows(archives)}</details>`
  const body = current.length === 0 ? '<p>No feed has been built yet.</p>' : rows(current)
  return section('feeds', 'Feeds', current.length, body + (archives.length === 0 ? '' : older))
}

function feedRow(
  { scope, folder, entries, updated, documents, isArchive }: FeedSummary,
  { base, site, problems }: PublicationState,
): string {
  const [first] = documents
  const name = isArchive
    ? (first?.path ?? '')
    : scope === 'site' && folder === ''
      ? site.title
      : folder
  const links = documents.map(({ path, format }) => {
    return `<a href="${escaped(addressOf(base + path))}">${formatNames[format] ?? escaped(format)}</a>`
  })
  const found = problems.filter(({ file }) => documents.some(({ path }) => path === file)).length
  const isRight =
    found === 0
      ? '<span class="right">valid</span>'
      : `<span class="wrong">${count(found, 'problem')}</span>`
  const facts = [
    scope,
    count(entries, 'entry', 'entries') || 'no entry',
    updated === undefined ? '' : `updated ${day(updated)}`,
  ].filter((each) => each !== '')
  return `<li><p class="name" dir="auto">${escaped(name)} ${isRight}</p>
<p class="facts">${escaped(facts.join(' · '))}</p>
<p class="links">${links.join(' ')}</p></li>`
}

const formatNames: Readonly<Record<string, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON' }

function postSection(posts: readonly PostListing[]): string {
  const rows = posts.slice(0, postsShown).map(({ file, title, published, state }) => {
    const mark = state === 'published' ? '' : ` <span class="mark">${escaped(state)}</span>`
    return `<li><time>${published === undefined ? 'no date' : day(published)}</time>
<a class="title" dir="auto" href="${previewFolder}post?file=${encodeURIComponent(file)}">${escaped(title ?? 'Without a title')}</a>${mark}
<button type="button" class="file" data-open="${escaped(file)}">${escaped(file)}</button></li>`
  })
  const others = posts.length - postsShown
  const more = others > 0 ? `<p class="facts">and ${count(others, 'older one')}</p>` : ''
  const body =
    rows.length === 0 ? '<p>There is no post yet.</p>' : `<ul>${rows.join('\n')}</ul>${more}`
  return section('posts', 'Posts', posts.length, body)
}

function otherSection({ files, feeds }: PublicationState): string {
  const ofFeeds = new Set(feeds.flatMap(({ documents }) => documents.map(({ path }) => path)))
  const others = [...files].filter(([, { path }]) => !ofFeeds.has(path))
  if (others.length === 0) return ''
  const links = others.map(([address, { path }]) => {
    return `<li><a href="${escaped(addressOf(address))}">${escaped(path)}</a></li>`
  })
  return section('others', 'Other files', others.length, `<ul>${links.join('\n')}</ul>`)
}

function section(name: string, title: string, size: number, body: string): string {
  return `<section class="${name}" aria-labelledby="${name}">
<h2 id="${name}">${title} <span>${size}</span></h2>
${body}
</section>`
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`
}
