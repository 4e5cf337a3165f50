import { wordSet } from '../../model/index.ts'
import {
  element,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isWhiteSpace,
  rewrite,
  text,
} from '../html-tree.ts'
import {
  childrenOnly,
  detailsWith,
  embedHtml,
  embedServices,
  figureOf,
  labelOf,
  nameBefore,
  quoteWith,
} from './blocks.ts'
import { parseArguments } from './braces.ts'
import type { SyntaxExample } from './syntax-row.ts'
import { rangeOf, type SyntaxText, type TextRange, type Wrap } from './syntax-text.ts'

export const containerRows: readonly SyntaxExample[] = [
  { example: ':::tip Water\nDaily.\n:::', becomes: 'a quote that begins with the name in bold' },
  { example: '::card{title="Water"}\nDaily.\n::', becomes: 'the same' },
  { example: ':::details More\nText.\n:::', becomes: 'text that opens' },
  {
    example: ':::columns\nText.\n:::',
    becomes: 'what is within it, as with other names of layouts',
  },
  { example: '::youtube{#w7Ft2ymGmfc}', becomes: 'a link to what it shows' },
  { example: ':abbr[HTML]{title="Hypertext"}', becomes: 'the words in brackets' },
  { example: '!!! note "Water"\n    Daily.', becomes: 'a quote that begins with the name in bold' },
  { example: '??? note "More"\n    Text.', becomes: 'text that opens' },
  { example: '=== "Rust"\n    Text.', becomes: 'the text, after its name in bold' },
  { example: '> [!NOTE]\n> Text.', becomes: 'a quote that begins with the name in bold' },
  { example: '> [!tip]- Water\n> Daily.', becomes: 'the same, with the title that it has' },
  { example: '[[toc]]', becomes: 'nothing, as `[TOC]`, `[[_TOC_]]` and `{:toc}` with its list' },
  { example: '<!-- toc -->\n\n- [A](#a)\n\n<!-- tocstop -->', becomes: 'nothing' },
]

/** Names that say how something is laid out, and nothing to a reader of text. */
const layouts = wordSet(`
  center left right block columns column col cols row grid cards card-grid code-group tabs
  tab-group tabset raw v-pre v-slot div section hero wrapper container full-width figure aside
  steps code-tabs
`)

const foldable = /^(?:details|spoiler|collapse|collapsible|toggle|accordion|expand)$/

const directive =
  /^([ \t>]*)(:{2,})[ \t]*(?:(\{[^}\n]*\})|([a-zA-Z][\w-]*))?(?:\[([^\]\n]*)\])?(\{[^}\n]*\})?([^\n:]*|[^\n:][^\n]*)$/gm

interface Opened extends TextRange {
  readonly colons: number
  readonly wrap: Wrap
  readonly name: string
  readonly attributes: string
  readonly label: string
}

/** Replaces blocks between lines of colons, and those that are one such line. */
export function replaceDirectives(page: SyntaxText): void {
  const open: Opened[] = []
  const close = (opened: Opened, end: TextRange) => {
    const tokens = page.wrap(opened.wrap)
    page.replaceLines(opened, tokens.open)
    page.replaceLines(end, tokens.close)
  }
  for (const match of page.matches(directive)) {
    const [line, lead = '', colons = '', first = '', word, bracketed, after = '', rest = ''] = match
    const range = { start: match.index + lead.length, end: match.index + line.length }
    if (word === undefined && first === '') {
      if (rest.trim() !== '' || bracketed !== undefined) continue
      const place = placeOf(open, colons.length)
      // blocks that are open within it were single lines, or have no end
      const [opened, ...inner] = open.splice(place === -1 ? open.length : place)
      for (const each of inner) endAtLine(page, each)
      if (opened === undefined) page.replace(range, '')
      else close(opened, range)
      continue
    }
    // `::` before a word is also a sign of C++ and of Haskell
    if (colons.length === 2 && (/^\S/.test(rest) || (rest.trim() !== '' && after === ''))) continue
    open.push(
      openedBy(
        { ...range, colons: colons.length },
        { word, attributes: first + after, label: bracketed, rest },
      ),
    )
  }
  for (const each of open.toReversed()) {
    if (each.colons === 2) endAtLine(page, each)
    else close(each, { start: page.text.length, end: page.text.length })
  }
  page.apply()
  page.replaceAll(textDirective, ([, words = '']) => words)
  page.apply()
}

const textDirective = /(?<![\w:]):[a-z][\w-]*\[([^\]\n]{0,500})\]\{[^}\n]{0,500}\}/g

/** So many blocks may be within each other. */
const deepestBlock = 30

/** The innermost open block with so many colons, or -1. */
function placeOf(open: readonly Opened[], colons: number): number {
  for (let place = open.length - 1; place >= Math.max(0, open.length - deepestBlock); place--) {
    if (open[place]?.colons === colons) return place
  }
  return -1
}

interface DirectiveParts {
  readonly word: string | undefined
  readonly attributes: string
  readonly label: string | undefined
  readonly rest: string
}

function openedBy(
  place: TextRange & { colons: number },
  { word, attributes, label, rest }: DirectiveParts,
): Opened {
  const args = parseArguments(attributes.replace(/[{}]/g, ' '))
  // Quarto and Pandoc say what a block is by a class: `::: {.callout-note}`
  const [, ofClass] = /\.(?:callout-)?([a-z][\w-]*)/i.exec(attributes) ?? []
  const name = (word ?? ofClass ?? '').toLowerCase()
  const title = (label ?? args.get('title') ?? rest.replace(/\{[^}]*\}/g, '')).trim()
  const shown = title.replace(/^["']|["']$|[*_`]/g, '')
  const wrap = () => {
    if (foldable.test(name)) return detailsWith(shown || labelOf(name))
    if (word === undefined && !/callout-/.test(attributes)) return childrenOnly
    if (!layouts.has(name)) return quoteWith(shown || labelOf(name))
    return shown === '' || label === undefined ? childrenOnly : nameBefore(shown)
  }
  return { ...place, name, attributes, label: label ?? '', wrap: wrap() }
}

/** A directive of one line: what it shows, where that is known, or its label. */
function endAtLine(page: SyntaxText, { name, attributes, label, start, end }: Opened): void {
  const args = parseArguments(attributes.replace(/[{}]/g, ' '))
  const [, hashed] = /#([\w-]+)/.exec(attributes) ?? []
  const id = hashed ?? args.get('id', 'url', 'src', 'videoid', 'video')
  const service = embedServices.has(name) ? embedHtml(name, id ?? label) : undefined
  const html = service ?? (/^(?:image|img|figure)$/.test(name) ? figureOf(args) : undefined)
  if (html === undefined && label === '') page.noteDropped('directives', name, start)
  page.replace({ start, end }, html === undefined ? label : page.html(html))
}

const admonition =
  /^([ \t]*)(!!!|\?\?\?\+?|===[!+]?)[ \t]*((?:[a-zA-Z][\w-]*(?:[ \t]+[a-zA-Z][\w-]*)*)?)(?:[ \t]*"([^"\n]*)")?[ \t]*$/gm

/** So many admonitions may stand within each other. */
const deepest = 4

/**
 * Replaces blocks that are indented below a line with a mark, as Python-Markdown and MkDocs have them. To
 * the Markdown parser their text is code.
 */
export function replaceIndented(page: SyntaxText): void {
  for (let round = 0; round < deepest; round++) {
    let end = 0
    for (const match of page.matches(admonition)) {
      const [line, lead = '', mark = '', words = '', title] = match
      if (match.index < end) continue
      const isTab = mark.startsWith('=')
      const body = indentedBelow(page.text, match.index + line.length, lead)
      if (isTab ? title === undefined || words !== '' : words === '' && title === undefined)
        continue
      if (body.text.trim() === '' && !/^(?:note|tip|info|warning|danger)$/i.test(words)) continue
      const [kind = ''] = words.split(/[ \t]/)
      const name = title || labelOf(kind)
      const isFolded = mark.startsWith('?')
      const tokens = page.wrap((isTab ? nameBefore : isFolded ? detailsWith : quoteWith)(name))
      const text = [lead + tokens.open, body.text, lead + tokens.close].join(`\n\n`)
      page.replace({ start: match.index, end: body.end }, `\n${text}\n`)
      end = body.end
    }
    if (end === 0) return
    page.apply(true)
  }
}

/** The lines below a line that are indented further, without that. */
function indentedBelow(text: string, start: number, lead: string) {
  const lines: string[] = []
  let end = start
  for (let at = start + 1; at <= text.length; ) {
    const newline = text.indexOf('\n', at)
    const next = newline === -1 ? text.length : newline
    const line = text.slice(at, next)
    const isBlank = line.trim() === ''
    const inner = line.startsWith(lead) ? /^(?: {4}|\t)(.*)/.exec(line.slice(lead.length)) : null
    if (!isBlank && inner === null) break
    lines.push(isBlank ? '' : lead + (inner?.[1] ?? ''))
    if (!isBlank) end = next
    at = next + 1
  }
  return { text: lines.join('\n').trimEnd(), end }
}

/** Tables of contents, which are for the page. Comments around them stand for themselves. */
const contents = [
  /^[ \t>]*(?:\[\[?_?toc_?\]\]?|\{\{?\s*toc\s*\}\}?|<toc\s*\/?>|@\[toc\](?:\([^)\n]*\))?)[ \t]*$/gim,
  /^[ \t]*(?:[*+-]|\d+\.)[ \t][^\n]*\n[ \t]*\{:[ \t]*[^}\n]*\btoc\b[^}\n]*\}/gm,
  /^[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$/gm,
]

const contentsStart = /<!--[ \t]*(?:toc|start doctoc)\b[^>]*-->/gi
const contentsEnd = /<!--[ \t]*(?:tocstop|\/[ \t]*toc|end doctoc|endtoc)\b[^>]*-->/gi

/** Takes tables of contents out. */
export function removeContents(page: SyntaxText): void {
  for (const pattern of contents) page.replaceAll(pattern, () => '')
  // comments are kept ranges themselves, so that they are looked for in the whole text
  const ends = [...page.text.matchAll(contentsEnd)]
  let place = 0
  for (const comment of page.text.matchAll(contentsStart)) {
    while ((ends[place]?.index ?? comment.index) < comment.index) place += 1
    const end = ends[place]
    if (end === undefined || !page.isComment(rangeOf(comment))) continue
    page.replace({ start: comment.index, end: rangeOf(end).end }, '')
  }
  page.apply(true)
}

const callout = /^\s*\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*/

/** GitHub's alerts and Obsidian's callouts: quotes that say in brackets what they are. */
export function nameCallouts(root: HtmlParent): void {
  rewrite(root, (quote) => {
    if (quote.name !== 'blockquote') return undefined
    const first = quote.children.find((child) => !isWhiteSpace(child))
    const [start, ...rest] = isElement(first, 'p') ? first.children : []
    if (!isElement(first, 'p') || start?.kind !== 'text') return undefined
    const [before, name = ''] = callout.exec(start.value) ?? []
    if (before === undefined) return undefined
    const { title, body } = splitLine([text(start.value.slice(before.length)), ...rest])
    const shown = title.some((node) => !isWhiteSpace(node))
      ? title
      : [text(labelOf(name.toLowerCase()))]
    const paragraph = element('p', {}, [element('strong', {}, shown)])
    first.children = [...body]
    const others = quote.children.filter((child) => child !== first || body.length > 0)
    quote.children = [paragraph, ...others]
    return undefined
  })
}

/** The first line of a paragraph, and what is below it. */
function splitLine(nodes: readonly HtmlNode[]): { title: HtmlNode[]; body: HtmlNode[] } {
  const place = nodes.findIndex((node) => {
    return node.kind === 'text' ? node.value.includes('\n') : isElement(node, 'br')
  })
  if (place === -1) return { title: trimmed(nodes), body: [] }
  const at = nodes[place]
  if (at?.kind !== 'text')
    return { title: trimmed(nodes.slice(0, place)), body: nodes.slice(place + 1) }
  const newline = at.value.indexOf('\n')
  const below = at.value.slice(newline + 1)
  return {
    title: trimmed([...nodes.slice(0, place), text(at.value.slice(0, newline))]),
    body: [...(below === '' ? [] : [text(below)]), ...nodes.slice(place + 1)],
  }
}

function trimmed(nodes: readonly HtmlNode[]): HtmlNode[] {
  const last = nodes.at(-1)
  const ended =
    last?.kind === 'text' ? [...nodes.slice(0, -1), text(last.value.trimEnd())] : [...nodes]
  return ended.filter((node) => node.kind !== 'text' || node.value !== '')
}
