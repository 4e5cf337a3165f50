import { once } from '../../model/index.ts'
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
  page.replaceAll(embedded, ([, src = '', words = '']) => {
    const alt = /^\d+(?:x\d+)?$/.test(words) ? '' : words
    return page.html(figureHtml({ src, alt }))
  })
  page.apply()
  if (resolveLink === undefined) return
  const defined = once(() => definitionsIn(page.text))
  page.replaceAll(link, ({ index, 1: name = '', 2: heading = '', 3: words }) => {
    if (defined().has(foldLabel(name + heading))) return undefined
    const href = (name === '' ? heading : resolveLink(name + heading)) || undefined
    const label = words ?? (name || heading.slice(1))
    if (href !== undefined) return page.html(linkHtml(href, label))
    page.noteDropped(unfoundLinks, name, index)
    return page.plain(label)
  })
  page.apply()
}

const definition = /^ {0,3}\[([^\][\n]{1,300})\]:/gm

/** The names in brackets that stand for addresses further down, as Markdown has it. */
function definitionsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(definition)].map(([, name = '']) => foldLabel(name)))
}

/** A form of a label that is equal for labels which Markdown takes for one. */
function foldLabel(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase()
}
