import { figureHtml, linkHtml } from './blocks.ts'
import { type SyntaxText, unfoundLinks } from './syntax-text.ts'
import type { SyntaxContext } from './tags.ts'

const embedded =
  /!\[\[([^\][|\n]{1,300}\.(?:png|jpe?g|gif|webp|avif|svg))(?:\|([^\][\n]{0,300}))?\]\]/gi
// what an address or a colon follows is a link of Markdown whose text has brackets
const link =
  /(?<!!)\[\[(?!\s)([^\][|#\n]{1,300})?(#[^\][|\n]{0,300})?(?:\|([^\][\n]{1,300}))?\]\](?![([:])/g

/** Pictures and links in double brackets, as Obsidian and wikis have them. */
export function replaceWikiLinks(page: SyntaxText, { resolveLink }: SyntaxContext): void {
  for (const { index, 0: whole, 1: src = '', 2: words = '' } of page.matches(embedded)) {
    const alt = /^\d+(?:x\d+)?$/.test(words) ? '' : words
    page.replace({ start: index, end: index + whole.length }, page.html(figureHtml({ src, alt })))
  }
  page.apply()
  if (resolveLink === undefined) return
  const found = page.matches(link)
  const defined = found.length === 0 ? new Set() : definitionsIn(page.text)
  for (const { index, 0: whole, 1: name = '', 2: heading = '', 3: words } of found) {
    if (defined.has(folded(name + heading))) continue
    const href = (name === '' ? heading : resolveLink(name + heading)) || undefined
    const label = words ?? (name || heading.slice(1))
    const range = { start: index, end: index + whole.length }
    page.replace(range, href === undefined ? page.plain(label) : page.html(linkHtml(href, label)))
    if (href === undefined) page.leaveOut(unfoundLinks, name, index)
  }
  page.apply()
}

const definition = /^ {0,3}\[([^\][\n]{1,300})\]:/gm

/** The names in brackets that stand for addresses further down, as Markdown has it. */
function definitionsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(definition)].map(([, name = '']) => folded(name)))
}

function folded(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase()
}
