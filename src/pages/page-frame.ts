import type { PageBase, PageEntry, PageFeed } from '../model/index.ts'
import { directionOf } from '../render/index.ts'
import { html, type Markup } from '../xml/index.ts'

/**
 * What the page may load: files of its own host, and pictures within its text. Nothing that is in a post
 * could run or ask another host, even if it got past the allow-list.
 */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export interface PageParts {
  readonly title: string
  /** The feeds that readers find when they are given the address of the page. */
  readonly feed: PageFeed | undefined
  /** Whether search engines are told to leave the page out, as its articles have pages of their own. */
  readonly isCopy: boolean
  readonly header: Markup
  readonly main: Markup
  readonly footer: Markup | undefined
}

/** A whole page around its parts. */
export function printPage(page: PageBase, parts: PageParts): string {
  const { language, texts, stylesheet, script } = page
  const { title, feed, isCopy, header, main, footer } = parts
  const alternates = (feed?.formats ?? []).map(({ title: format, href, type }) => {
    return html`<link rel="alternate" type="${type}" title="${feed?.title} (${format})" href="${href}">\n`
  })
  const robots = isCopy ? html`<meta name="robots" content="noindex">\n` : undefined
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
${robots}<title>${title}</title>
<link rel="stylesheet" href="${stylesheet}">
${alternates}<script src="${script}" defer></script>
</head>
<body data-copy="${texts.copy}" data-copied="${texts.copied}" data-select="${texts.select}" data-found="${texts.found}">
<header>
${header}</header>
<main>
${main}</main>
<footer>
${footer}<p role="status"></p>
</footer>
</body>
</html>
`.markup
}

/** The attributes of something in a language that may not be that of the page. */
export function inLanguage(
  language: string | undefined,
  page: Pick<PageBase, 'language'>,
): Markup | undefined {
  if (language === undefined || language === page.language) return undefined
  const direction = directionOf(language)
  const turned = direction === directionOf(page.language) ? undefined : html` dir="${direction}"`
  return html` lang="${language}"${turned}`
}

/** What a feed is about, where it says so. */
export function printDescription(
  { description, language }: PageFeed,
  page: PageBase,
): Markup | undefined {
  if (description === undefined) return undefined
  return html`<p class="about"${inLanguage(language, page)}>${description}</p>\n`
}

/** A date that programs can read too. */
export function printTime({ published, date }: PageEntry, attributes?: Markup): Markup {
  return html`<time datetime="${published}"${attributes}>${date}</time>`
}
