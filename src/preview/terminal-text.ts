import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  textOf,
} from '../render/index.ts'
import { plainText } from '../xml/index.ts'

/** The width of the text: what newsboat has in a terminal of 80 columns. */
const width = 78

/** Where the text of a terminal goes on while a tree is written out. */
interface Terminal {
  readonly lines: string[]
  readonly links: { readonly url: string; readonly kind: string }[]
  readonly counts: Map<string, number>
  line: string
  indent: number
  /** Whether the line begins with the mark of an item, which stands further out. */
  isItem: boolean
}

/**
 * Writes HTML as newsboat does: links have numbers and stand below the text, images are links, and all
 * that is left of emphasis are the letters.
 */
export function terminalText(root: HtmlParent): string {
  const terminal: Terminal = {
    lines: [],
    links: [],
    counts: new Map(),
    line: '',
    indent: 0,
    isItem: false,
  }
  writeAll(root.children, terminal)
  breakLine(terminal)
  const body = terminal.lines
    .join('\n')
    .replace(/^\n+/, '')
    .replace(/\n{3,}/g, '\n\n')
  if (terminal.links.length === 0) return body.trimEnd()
  const list = terminal.links.map(({ url, kind }, index) => `[${index + 1}]: ${url} (${kind})`)
  return `${body.trimEnd()}\n\nLinks: \n${list.join('\n')}`
}

function writeAll(nodes: readonly HtmlNode[], terminal: Terminal): void {
  for (const node of nodes) {
    if (node.kind === 'text') writeText(node.value, terminal)
    else if (node.kind === 'element') writeElement(node, terminal)
  }
}

function writeText(value: string, terminal: Terminal): void {
  const words = value.replace(/\s+/g, ' ')
  terminal.line += terminal.line.trim() === '' ? words.trimStart() : words
}

function writeElement(node: HtmlElement, terminal: Terminal): void {
  const write = writers[node.name]
  if (write === undefined) writeAll(node.children, terminal)
  else write(node, terminal)
}

type Writer = (node: HtmlElement, terminal: Terminal) => void

/** What newsboat does at an element; of others it shows what they hold. */
const writers: Readonly<Record<string, Writer>> = {
  br: (_, terminal) => breakLine(terminal),
  hr(_, terminal) {
    startBlock(terminal)
    terminal.lines.push('', ` ${'-'.repeat(width - 2)} `, '')
  },
  img({ attributes }, terminal) {
    writeMedia('image', attributes.get('src'), attributes.get('alt'), terminal)
  },
  iframe({ attributes }, terminal) {
    startBlock(terminal)
    writeMedia('iframe', attributes.get('src'), attributes.get('title'), terminal)
  },
  video: writePlayer,
  audio: writePlayer,
  a: writeLink,
  pre(node, terminal) {
    breakLine(terminal)
    const lead = ' '.repeat(terminal.indent * 2)
    const lines = textOf(node).replace(/\n$/, '').split('\n')
    terminal.lines.push(...lines.map((line) => lead + line))
  },
  sup: (node, terminal) => writeBetween('^', '', node, terminal),
  sub: (node, terminal) => writeBetween('[', ']', node, terminal),
  q: (node, terminal) => writeBetween('"', '"', node, terminal),
  table: writeTable,
  ul: writeList,
  ol: writeList,
  blockquote(node, terminal) {
    breakLine(terminal)
    terminal.lines.push('')
    writeIndented(1, node, terminal)
  },
  dd: (node, terminal) => writeIndented(4, node, terminal),
  dt(node, terminal) {
    writeBlock(node, terminal)
    terminal.lines.push('')
  },
  p: writeBlock,
  div: writeBlock,
  h1(node, terminal) {
    writeBlock(node, terminal)
    const { length } = plainText(textOf(node))
    if (length > 0) terminal.lines.push('-'.repeat(Math.min(length, width)))
  },
  h2: writeBlock,
  h3: writeBlock,
  h4: writeBlock,
  h5: writeBlock,
  h6: writeBlock,
}

function writeBetween(
  before: string,
  after: string,
  { children }: HtmlElement,
  terminal: Terminal,
): void {
  terminal.line += before
  writeAll(children, terminal)
  terminal.line += after
}

function writeBlock({ children }: HtmlElement, terminal: Terminal): void {
  startBlock(terminal)
  writeAll(children, terminal)
  breakLine(terminal)
}

function writeIndented(by: number, { children }: HtmlElement, terminal: Terminal): void {
  breakLine(terminal)
  terminal.indent += by
  writeAll(children, terminal)
  breakLine(terminal)
  terminal.indent -= by
  terminal.lines.push('')
}

function writeList(list: HtmlElement, terminal: Terminal): void {
  breakLine(terminal)
  terminal.lines.push('')
  let number = Number(list.attributes.get('start') ?? 1) || 1
  for (const item of list.children) {
    if (!isElement(item, 'li')) continue
    breakLine(terminal)
    const mark = list.name === 'ol' ? `${String(number++).padStart(2)}. ` : '  * '
    terminal.line = mark
    terminal.isItem = true
    terminal.indent += 2
    writeAll(item.children, terminal)
    breakLine(terminal)
    terminal.indent -= 2
  }
  terminal.lines.push('')
}

function writeLink({ attributes, children }: HtmlElement, terminal: Terminal): void {
  writeAll(children, terminal)
  const url = attributes.get('href')
  if (url !== undefined) terminal.line += `[${linkNumber(url, 'link', terminal)}]`
}

function writePlayer(player: HtmlElement, terminal: Terminal): void {
  const sources = player.children.filter((child) => isElement(child, 'source'))
  for (const { attributes } of [player, ...sources]) {
    writeMedia(player.name, attributes.get('src'), undefined, terminal)
    breakLine(terminal)
  }
}

function writeMedia(
  kind: string,
  url: string | undefined,
  label: string | undefined,
  terminal: Terminal,
): void {
  if (!url) return
  const count = (terminal.counts.get(kind) ?? 0) + 1
  terminal.counts.set(kind, count)
  const number = linkNumber(url.startsWith('data:') ? 'inline image' : url, kind, terminal)
  const name = label ? `${kind} ${count}: ${label}` : `${kind} ${count}`
  terminal.line += `[${name} (link #${number})]`
}

function linkNumber(url: string, kind: string, { links }: Terminal): number {
  const known = links.findIndex((link) => link.url === url)
  return known === -1 ? links.push({ url, kind }) : known + 1
}

/** Cells stand side by side, without lines between them. */
function writeTable(table: HtmlElement, terminal: Terminal): void {
  breakLine(terminal)
  const rows = rowsOf(table).map((row) => {
    const cells = row.children.filter((cell) => isElement(cell, 'td') || isElement(cell, 'th'))
    return cells.map((cell) => cellText(cell, terminal))
  })
  const widths = rows.reduce<number[]>((found, row) => {
    for (const [index, cell] of row.entries()) {
      found[index] = Math.max(found[index] ?? 0, cell.length)
    }
    return found
  }, [])
  for (const row of rows) {
    const line = row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' ')
    terminal.lines.push(line.trimEnd())
  }
  terminal.lines.push('')
}

function rowsOf({ children }: HtmlParent): readonly HtmlElement[] {
  return children.flatMap((node) => {
    if (!isElement(node)) return []
    return node.name === 'tr' ? [node] : rowsOf(node)
  })
}

function cellText(cell: HtmlElement, { links, counts }: Terminal): string {
  const inner: Terminal = { lines: [], links, counts, line: '', indent: 0, isItem: false }
  writeAll(cell.children, inner)
  return [...inner.lines, inner.line].join(' ').trim()
}

function startBlock(terminal: Terminal): void {
  breakLine(terminal)
  if (terminal.lines.length > 0 && terminal.lines.at(-1)?.trim() !== '') terminal.lines.push('')
}

function breakLine(terminal: Terminal): void {
  const { line, indent, isItem } = terminal
  terminal.line = ''
  terminal.isItem = false
  if (line.trim() === '') return
  const lead = ' '.repeat(Math.max(0, isItem ? indent - 2 : indent) * 2)
  terminal.lines.push(...wrapped(lead + line.trimEnd()))
}

/** Lines after the first are indented as that is. */
function wrapped(line: string): readonly string[] {
  const [lead = ''] = /^ */.exec(line) ?? []
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const end = space > lead.length ? space : width
    lines.push(rest.slice(0, end))
    rest = lead + rest.slice(end).trimStart()
  }
  return [...lines, rest]
}
