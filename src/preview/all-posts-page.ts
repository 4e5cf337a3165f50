import { type PostListing, unreadListing } from '../plan/index.ts'
import { html, type Markup } from '../xml/index.ts'
import { dateText } from './date-text.ts'
import { badge, counted, entryPath, type PreviewContext, previewPage } from './preview-page.ts'

/** What is not out comes first: it is what a writer looks for. */
const groups: readonly {
  readonly title: string
  readonly about: string
  has(state: string): boolean
}[] = [
  { title: 'Drafts', about: 'Nobody sees these yet.', has: (state) => state === 'draft' },
  { title: 'Scheduled', about: 'These wait for their date.', has: (state) => state === 'future' },
  { title: 'Published', about: '', has: (state) => state === 'published' },
  {
    title: 'Not in feeds',
    about: 'These are kept back, withdrawn or over.',
    has: (state) => !/^(?:draft|future|published)$/.test(state),
  },
]

/** The page that lists every post of a publication. */
export function previewIndex(posts: readonly PostListing[], context: PreviewContext): string {
  const shown = groups.flatMap(({ title, about, has }) => {
    const found = posts.filter(({ state }) => has(state))
    return found.length === 0 ? [] : [groupOf(title, about, found, context)]
  })
  const main = html`<h1>What your readers see</h1>
<p class="lead">Choose a post to see it as Miniflux, FreshRSS, NetNewsWire, Thunderbird, newsboat and a mail
show it, with what each of them takes away, and what Feedwright changed for them.</p>
${brokenOf(posts, context)}
${shown.length === 0 ? html`<p>There are no posts yet.</p>` : shown}`
  return previewPage('All posts', context, main, 'index')
}

/** Files with an error, of which no more is known than that. */
function brokenOf(posts: readonly PostListing[], context: PreviewContext): Markup | undefined {
  const known = new Set(posts.map(({ file }) => file))
  const errors = (context.problems ?? []).filter(({ severity, file }) => {
    return severity === 'error' && !known.has(file)
  })
  const files = [...new Set(errors.map(({ file }) => file))]
  if (files.length === 0) return undefined
  const broken = files.map((file) => unreadListing(file, 'error'))
  return groupOf('To fix', 'These stop the build.', broken, context)
}

function groupOf(
  title: string,
  about: string,
  posts: readonly PostListing[],
  context: PreviewContext,
): Markup {
  const others = posts.slice(shownAtOnce)
  return html`<section class="group">
<h2>${title} <small>${counted(posts.length, 'post')}</small></h2>
${about !== '' && html`<p>${about}</p>`}
${listOf(posts.slice(0, shownAtOnce), context)}
${others.length > 0 && html`<details class="older"><summary>${counted(others.length, 'older post')}</summary>${listOf(others, context)}</details>`}
</section>`
}

/** What is worked on is new as a rule. */
const shownAtOnce = 100

function listOf(posts: readonly PostListing[], context: PreviewContext): Markup {
  return html`<ul class="posts">
${posts.map((post) => rowOf(post, context))}
</ul>`
}

function rowOf({ file, title, published, state }: PostListing, context: PreviewContext): Markup {
  return html`<li><a dir="auto" href="${entryPath(context, file)}">${title ?? file}</a>
<span class="facts">${state !== 'published' && badge(state)} ${dateText(published)} <span class="file">${file}</span></span></li>`
}
