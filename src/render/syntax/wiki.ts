import { figureHtml, linkHtml } from './blocks.ts'
import type { SyntaxText } from './syntax-text.ts'
import type { SyntaxContext } from './tags.ts'

const embedded =
  /!\[\[([^\][|\n]{1,300}\.(?:png|jpe?g|gif|webp|avif|svg))(?:\|([^\][\n]{0,300}))?\]\]/gi
const link = /(?<!!)\[\[([^\][|#\n]{1,300})?(#[^\][|\n]{0,300})?(?:\|([^\][\n]{1,300}))?\]\]/g

/** Pictures and links in double brackets, as Obsidian and wikis have them. */
export function replaceWikiLinks(page: SyntaxText, { resolveLink }: SyntaxContext): void {
  for (const { index, 0: whole, 1: src = '', 2: words = '' } of page.matches(embedded)) {
    const alt = /^\d+(?:x\d+)?$/.test(words) ? '' : words
    page.replace({ start: index, end: index + whole.length }, page.html(figureHtml({ src, alt })))
  }
  page.apply()
  if (resolveLink === undefined) return
  for (const { index, 0: whole, 1: name = '', 2: heading = '', 3: words } of page.matches(link)) {
    const href = name === '' ? heading : resolveLink(name)
    const label = words ?? (name || heading.slice(1))
    const range = { start: index, end: index + whole.length }
    page.replace(range, href === undefined ? page.plain(label) : page.html(linkHtml(href, label)))
    if (href === undefined) page.leaveOut('links', whole, index)
  }
  page.apply()
}
