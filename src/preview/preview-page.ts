import type { Diagnostic } from '../diagnostics/index.ts'
import { html, type Markup } from '../xml/index.ts'

/** Where the pages of the preview are served, and what they may ask of the server. */
export interface PreviewContext {
  readonly site: { readonly title: string; readonly url: string }
  /** The path below which the pages are, which ends in `/`. */
  readonly base: string
  /** The path of the server’s own page of the publication, if it has one. */
  readonly home?: string | undefined
  /** Gives the address at which the server has the file of a URL of the site. */
  readonly findFile?: ((url: string) => string | undefined) | undefined
  /** Whether a script of the server opens an editor at what a button with `data-open` says. */
  readonly hasEditor?: boolean | undefined
  /** What is wrong in the publication, for the page of all posts. */
  readonly problems?: readonly Diagnostic[] | undefined
}

export function previewPage(
  title: string,
  { site, base, home = base }: PreviewContext,
  main: Markup,
  className: string,
): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Preview of ${site.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}preview.css">
</head>
<body class="${className}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><p><a class="home" href="${home}">${site.title}</a> <a href="${base}">Preview</a> <span role="status" data-said></span></p></header>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`
  return page.markup
}

export function entryPath({ base }: PreviewContext, file: string, reader?: string): string {
  const query = new URLSearchParams({ file, ...(reader !== undefined && { as: reader }) })
  return `${base}post?${query}`
}

const states: Readonly<Record<string, string>> = {
  published: 'Published',
  future: 'Scheduled',
  draft: 'Draft',
  withdrawn: 'Withdrawn',
  error: 'Error',
}

/** What a post is, as a mark. */
export function badge(state: string): Markup {
  const name = Object.hasOwn(states, state) ? state : 'kept-back'
  return html`<span class="badge ${name}">${states[state] ?? state}</span>`
}

/** A place in a file, which opens in the editor where there is one. */
export function placeIn(
  file: string,
  { line, column }: { readonly line?: number | undefined; readonly column?: number | undefined },
  label: string,
  { hasEditor = false }: PreviewContext,
): Markup {
  if (!hasEditor) return html`${label}`
  return html`<button type="button" class="place" data-open="${file}" data-line="${line}" data-column="${column}" title="Open it in the editor">${label}</button>`
}

/** `1 post`, `2 posts`. */
export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}

/** The size of a text, as feeds are measured: `2.3 KB`. */
export function sizeText(text: string): string {
  const bytes = new TextEncoder().encode(text).length
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} KB`
}
