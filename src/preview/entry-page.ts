import type { EntryExplanation, ExplainedEntry } from '../explain.ts'
import { type FormatName, formats } from '../formats/index.ts'
import { parseHtml } from '../render/index.ts'
import { html, type Markup, withCode } from '../xml/index.ts'
import { asReader, type ReaderView, type Removal } from './as-reader.ts'
import { changesList } from './changes-list.ts'
import { dateText } from './date-text.ts'
import { highlight } from './highlight.ts'
import {
  badge,
  counted,
  entryPath,
  type PreviewContext,
  placeIn,
  previewPage,
  sizeText,
} from './preview-page.ts'
import { frame, readerFrame } from './reader-frame.ts'
import { type ReaderName, readerNames, readers } from './reader-table.ts'

/** One reader, or all of them side by side. */
export type ReaderChoice = ReaderName | 'all'

/** The page of one post: as readers show it, what was changed for them, and its texts. */
export function previewEntry(
  explanation: EntryExplanation,
  choice: ReaderChoice,
  context: PreviewContext,
): string {
  const { entry, title, file, state } = explanation
  const shownTitle = entry?.title ?? title ?? file
  const main = html`<div class="heading"><p class="state">${badge(state)} <span class="file">${placeIn(file, {}, file, context)}</span></p>
<h1 dir="auto">${shownTitle}</h1>
${noteOf(explanation)}</div>
${diagnosticsOf(explanation, context)}
${entry !== undefined && sectionsOf(explanation, entry, choice, context)}`
  return previewPage(shownTitle, context, main, 'entry')
}

function sectionsOf(
  explanation: EntryExplanation,
  entry: ExplainedEntry,
  choice: ReaderChoice,
  context: PreviewContext,
): Markup {
  const { changes, file } = explanation
  return html`<section aria-labelledby="readers">
<h2 id="readers">As readers show it</h2>
${tabs(choice, file, context)}
${choice === 'all' ? sideBySide(explanation, entry, context) : single(choice, explanation, entry, context)}
</section>
<section aria-labelledby="facts">
<h2 id="facts">What feeds say of it</h2>
${factsOf(explanation, entry)}
</section>
<section aria-labelledby="changes">
<h2 id="changes">What Feedwright changed</h2>
${changesList(changes, file, context)}
</section>
<section aria-labelledby="texts">
<h2 id="texts">Its text</h2>
${textsOf(explanation, entry)}
</section>`
}

function tabs(choice: ReaderChoice, file: string, context: PreviewContext): Markup {
  const link = (name: ReaderChoice, title: string) => {
    const current = name === choice && html` aria-current="page"`
    return html`<li><a href="${entryPath(context, file, name)}"${current}>${title}</a></li>`
  }
  return html`<nav class="tabs" aria-label="Readers"><ul>
${readerNames.map((name) => link(name, readers[name].title))}
${link('all', 'Side by side')}
</ul></nav>`
}

interface Shown {
  readonly view: ReaderView
  readonly frame: Markup
}

function show(
  name: ReaderName,
  { url, published }: EntryExplanation,
  { html: content, title, authors, language }: ExplainedEntry,
  { site, base, findFile = () => undefined }: PreviewContext,
): Shown {
  const reader = readers[name]
  const view = asReader(parseHtml(content), reader)
  const head = { feed: site.title, title, url, published, authors, language }
  const page = readerFrame(name, reader, view, head, { styles: `${base}readers.css`, findFile })
  return { view, frame: frame(`${title ?? 'The post'} in ${reader.title}`, page) }
}

function single(
  name: ReaderName,
  explanation: EntryExplanation,
  entry: ExplainedEntry,
  context: PreviewContext,
): Markup {
  const { title, about, shows } = readers[name]
  const { view, frame: shown } = show(name, explanation, entry, context)
  return html`<div class="single">
<div class="window ${name}">${shown}</div>
<div class="beside">
<p class="about">${about}</p>
<h3>What ${title} takes away</h3>
${removalsOf(view.removed)}
${withoutUs(name, view.removed, explanation)}
<h3>How it shows the rest</h3>
<ul class="rest"><li>${shows.title}</li><li>${shows.author}</li><li>${shows.date}</li><li>${shows.summary}</li></ul>
</div>
</div>`
}

/** What the reader would take away from the article as its author wrote it, and does not from ours. */
function withoutUs(
  name: ReaderName,
  removed: readonly Removal[],
  { sourceHtml }: EntryExplanation,
): Markup | undefined {
  if (sourceHtml === undefined) return undefined
  const isStill = ({ kind, what }: Removal) => {
    return removed.some((each) => each.kind === kind && each.what === what)
  }
  const saved = asReader(parseHtml(sourceHtml), readers[name]).removed.filter(
    (each) => !isStill(each),
  )
  if (saved.length === 0) return undefined
  const label = `It would also take away ${counted(saved.length, 'thing')} without Feedwright`
  return html`<details class="saved"><summary>${label}</summary>${removalsOf(saved)}</details>`
}

function sideBySide(
  explanation: EntryExplanation,
  entry: ExplainedEntry,
  context: PreviewContext,
): Markup {
  const all = readerNames.map((name) => {
    const { title } = readers[name]
    const { view, frame: shown } = show(name, explanation, entry, context)
    const { length } = view.removed
    return html`<li><h3>${title}</h3>
<div class="window ${name}">${shown}</div>
${length === 0 ? html`<p>It takes nothing away.</p>` : html`<details><summary>It takes away ${counted(length, 'thing')}</summary>${removalsOf(view.removed)}</details>`}</li>`
  })
  return html`<ul class="all">${all}</ul>`
}

function removalsOf(removed: readonly Removal[]): Markup {
  if (removed.length === 0) return html`<p class="none">Nothing: all of the post is shown.</p>`
  const items = removed.map(({ what, kind, of, count, where, effect }) => {
    const elements = of.length > 0 && ` of ${of.join(', ')}`
    const times = count > 1 && html` <span class="times">× ${count}</span>`
    const headings = where.slice(0, 3).map((each) => `“${each}”`)
    const places =
      where.length > 0 &&
      html` <span class="where">Below ${headings.join(', ')}${where.length > 3 && ' …'}.</span>`
    return html`<li>${kind === 'length' ? what : html`<code>${what}${elements}</code>`}${times}<br>${effect}${places}</li>`
  })
  return html`<ul class="removals">${items}</ul>`
}

function factsOf(explanation: EntryExplanation, entry: ExplainedEntry): Markup {
  const { url, published, updated, feeds } = explanation
  const { id, summary, isOwnSummary, authors, categories, language, image, link } = entry
  const places = feeds.map(({ scope, term, content }) => {
    const name = term === undefined ? scope : `${scope} “${term}”`
    return content === 'full' ? name : `${name} (summary only)`
  })
  const sizes = Object.entries(entry.texts).map(([format, text]) => {
    return `${format} ${sizeText(text)}`
  })
  const facts: readonly (readonly [string, string | Markup | undefined])[] = [
    ['Page', url],
    ['Published', dateText(published)],
    ['Updated', updated === published ? undefined : dateText(updated)],
    ['Authors', authors.join(', ')],
    ['Categories and tags', categories.join(', ')],
    ['Language', language],
    ['Link', link],
    ['Image', image],
    ['Id', html`<code>${id}</code>`],
    ['In the feeds', places.join('; ') || 'none'],
    ['Size', [`content ${sizeText(entry.html)}`, ...sizes].join(', ')],
  ]
  const rows = facts.flatMap(([name, value]) => {
    return value === undefined || value === ''
      ? []
      : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`]
  })
  const origin = isOwnSummary ? 'from the front matter' : 'the beginning of the article'
  const shownSummary =
    summary === undefined
      ? html`<p class="none">No summary, for it would repeat the whole article. Lists show the title alone.</p>`
      : html`<blockquote dir="auto">${summary}</blockquote><p class="origin">${origin}, ${counted(summary.length, 'character')}</p>`
  return html`<div class="two"><dl class="facts">${rows}</dl>
<div class="summary"><h3>Summary</h3>${shownSummary}</div></div>`
}

function textsOf(
  { source, sourceHtml }: EntryExplanation,
  { html: content, texts }: ExplainedEntry,
): Markup {
  const shown: readonly (readonly [string, string | undefined, 'markup' | 'json' | 'plain'])[] = [
    ...Object.entries(texts).map(([name, text]) => {
      const { title, isXml } = formats[name as FormatName]
      return [title, text.trimEnd(), isXml ? 'markup' : 'json'] as const
    }),
    ['HTML for readers', content, 'markup'],
    ['HTML before that', sourceHtml, 'markup'],
    ['As it was written', source, 'plain'],
  ]
  const parts = shown.flatMap(([title, text, kind], index) => {
    if (text === undefined) return []
    const isOpen = index === 0 && html` open`
    return [
      html`<details class="text"${isOpen}><summary>${title} <small>${sizeText(text)}</small></summary>
<pre tabindex="0" role="region" aria-label="${title}"><code>${highlight(text, kind)}</code></pre></details>`,
    ]
  })
  return html`${parts}`
}

function noteOf({ entry, isSlow, state, published }: EntryExplanation): Markup | undefined {
  if (isSlow) {
    return html`<p class="note">This post may take long to render, so that the preview leaves it out.</p>`
  }
  if (state === 'future') {
    return html`<p class="note">It waits for its date, ${dateText(published)}. This is what it will be.</p>`
  }
  if (state === 'draft') {
    return entry === undefined
      ? html`<p class="note">It is a draft without a date. With a date, it can be previewed.</p>`
      : html`<p class="note">It is a draft, which no feed holds. This is what it will be.</p>`
  }
  return undefined
}

function diagnosticsOf(
  { diagnostics, file }: EntryExplanation,
  context: PreviewContext,
): Markup | undefined {
  if (diagnostics.length === 0) return undefined
  const items = diagnostics.map(({ severity, message, help, line, column, code }) => {
    const label = `line ${line}${column === undefined ? '' : `, column ${column}`}`
    const place = placeIn(file, { line, column }, label, context)
    return html`<li class="${severity}"><p><strong>${withCode(message)}</strong> <code>${code}</code> ${line !== undefined && html`<span class="lines">${place}</span>`}</p><p>${withCode(help)}</p></li>`
  })
  return html`<section aria-label="Problems"><ul class="problems">${items}</ul></section>`
}
