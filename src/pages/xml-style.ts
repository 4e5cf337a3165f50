import type { SiteConfig, SubscribePagesConfig } from '../config/index.ts'
import { encodePath, type PageTexts } from '../model/index.ts'
import { directionOf } from '../render/index.ts'
import { colorStyle } from './page-style.ts'
import { fillText } from './page-texts.ts'

/**
 * The stylesheet by which browsers show RSS and Atom. It can say what the file is and where the page for
 * visitors lies, but makes no links, as CSS cannot.
 */
export function xmlStyle(
  { dir, accent }: SubscribePagesConfig,
  texts: PageTexts,
  { url, language }: Pick<SiteConfig, 'url' | 'language'>,
): string {
  // isolated, as an address ends with a sign that a text from right to left would move
  const note = fillText(texts.xml, { page: `\u2066${url}${encodePath(dir)}/\u2069` })
  const direction = directionOf(language ?? '')
  return `@charset "utf-8";
${colorStyle(accent)}rss,
feed {
  background: var(--paper);
  color: var(--ink);
  direction: ${direction};
  display: block;
  font: 1rem/1.6 var(--sans);
  overflow-wrap: break-word;
}
channel,
feed {
  display: block;
  margin: 0 auto;
  max-width: 44rem;
  padding: clamp(1.5rem, 5vw, 4.5rem) clamp(1rem, 5vw, 2rem);
}
channel > *,
feed > *,
item > *,
entry > * {
  display: none;
}
channel::before,
feed::before {
  border-inline-start: 3px solid var(--accent);
  content: ${cssString(note)};
  display: block;
  margin-bottom: clamp(2rem, 4vw, 3rem);
  padding-inline-start: 1.25rem;
}
channel > title,
feed > title {
  display: block;
  font: 500 clamp(2rem, 1.5rem + 2.5vw, 3rem)/1.15 var(--serif);
}
channel > description,
feed > subtitle {
  color: var(--soft);
  display: block;
  font-size: 1.125rem;
  margin-top: 0.5rem;
}
item,
entry {
  border-top: 1px solid var(--line);
  display: block;
  margin-top: 2rem;
  padding-top: 2rem;
}
item > title,
entry > title {
  display: block;
  font: 500 1.3125rem/1.35 var(--serif);
}
item > pubDate,
entry > published {
  color: var(--soft);
  direction: ltr;
  display: block;
  font-size: 0.875rem;
  text-align: -webkit-match-parent;
  text-align: match-parent;
}
item > description,
entry > summary {
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 4;
  display: -webkit-box;
  line-clamp: 4;
  margin-top: 0.5rem;
  overflow: hidden;
}
/* an item without a summary has its whole content here, as HTML that CSS can only show as text */
channel:has(> item > encoded) > item:has(> title):not(:has(> encoded)) > description {
  display: none;
}
`
}

/** A string of CSS: what could end it, and what a line break is in any reading of it, is escaped. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\u0000-\u001F\u007F]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`
}
