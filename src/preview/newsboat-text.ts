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
interface Screen {
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
  const screen = emptyScreen([], new Map())
  writeAll(root.children, screen)
  breakLine(screen)
  const body = screen.lines
    .join('\n')
    .replace(/^\n+/, '')
    .replace(/\n{3,}/g, '\n\n')
  if (screen.links.length === 0) return body.trimEnd()
  const list = screen.links.map(({ url, kind }, index) => `[${index + 1}]: ${url} (${kind})`)
  return `${body.trimEnd()}\n\nLinks: \n${list.join('\n')}`
}

function emptyScreen(links: Screen['links'], counts: Screen['counts']): Screen {
  return { lines: [], links, counts, line: '', indent: 0, isItem: false }
}

function writeAll(nodes: readonly HtmlNode[], screen: Screen): void {
  for (const node of nodes) {
    if (node.kind === 'text') writeText(node.value, screen)
    else if (node.kind === 'element') writeElement(node, screen)
  }
}

function writeText(value: string, screen: Screen): void {
  const words = value.replace(/\s+/g, ' ')
  screen.line += screen.line.trim() === '' ? words.trimStart() : words
}

function writeElement(node: HtmlElement, screen: Screen): void {
  const write = writers[node.name]
  if (write === undefined) writeAll(node.children, screen)
  else write(node, screen)
}

type Writer = (node: HtmlElement, screen: Screen) => void

/** What newsboat does at an element; of others it shows what they hold. */
const writers: Readonly<Record<string, Writer>> = {
  br: (_, screen) => breakLine(screen),
  hr(_, screen) {
    startBlock(screen)
    screen.lines.push('', ` ${'-'.repeat(width - 2)} `, '')
  },
  img({ attributes }, screen) {
    writeMedia('image', attributes.get('src'), attributes.get('alt'), screen)
  },
  iframe({ attributes }, screen) {
    startBlock(screen)
    writeMedia('iframe', attributes.get('src'), attributes.get('title'), screen)
  },
  video: writePlayer,
  audio: writePlayer,
  a: writeLink,
  pre(node, screen) {
    breakLine(screen)
    const lead = ' '.repeat(screen.indent * 2)
    const lines = textOf(node).replace(/\n$/, '').split('\n')
    screen.lines.push(...lines.map((line) => lead + line))
  },
  sup: (node, screen) => writeBetween('^', '', node, screen),
  sub: (node, screen) => writeBetween('[', ']', node, screen),
  q: (node, screen) => writeBetween('"', '"', node, screen),
  table: writeTable,
  ul: writeList,
  ol: writeList,
  blockquote(node, screen) {
    breakLine(screen)
    screen.lines.push('')
    writeIndented(1, node, screen)
  },
  dd: (node, screen) => writeIndented(4, node, screen),
  dt(node, screen) {
    writeBlock(node, screen)
    screen.lines.push('')
  },
  p: writeBlock,
  div: writeBlock,
  h1(node, screen) {
    writeBlock(node, screen)
    const { length } = plainText(textOf(node))
    if (length > 0) screen.lines.push('-'.repeat(Math.min(length, width)))
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
  screen: Screen,
): void {
  screen.line += before
  writeAll(children, screen)
  screen.line += after
}

function writeBlock({ children }: HtmlElement, screen: Screen): void {
  startBlock(screen)
  writeAll(children, screen)
  breakLine(screen)
}

function writeIndented(by: number, { children }: HtmlElement, screen: Screen): void {
  breakLine(screen)
  screen.indent += by
  writeAll(children, screen)
  breakLine(screen)
  screen.indent -= by
  screen.lines.push('')
}

function writeList(list: HtmlElement, screen: Screen): void {
  breakLine(screen)
  screen.lines.push('')
  let number = Number(list.attributes.get('start') ?? 1) || 1
  for (const item of list.children) {
    if (!isElement(item, 'li')) continue
    breakLine(screen)
    const mark = list.name === 'ol' ? `${String(number++).padStart(2)}. ` : '  * '
    screen.line = mark
    screen.isItem = true
    screen.indent += 2
    writeAll(item.children, screen)
    breakLine(screen)
    screen.indent -= 2
  }
  screen.lines.push('')
}

function writeLink({ attributes, children }: HtmlElement, screen: Screen): void {
  writeAll(children, screen)
  const url = attributes.get('href')
  if (url !== undefined) screen.line += `[${linkNumber(url, 'link', screen)}]`
}

function writePlayer(player: HtmlElement, screen: Screen): void {
  const sources = player.children.filter((child) => isElement(child, 'source'))
  for (const { attributes } of [player, ...sources]) {
    writeMedia(player.name, attributes.get('src'), undefined, screen)
    breakLine(screen)
  }
}

function writeMedia(
  kind: string,
  url: string | undefined,
  label: string | undefined,
  screen: Screen,
): void {
  if (!url) return
  const count = (screen.counts.get(kind) ?? 0) + 1
  screen.counts.set(kind, count)
  const number = linkNumber(url.startsWith('data:') ? 'inline image' : url, kind, screen)
  const name = label ? `${kind} ${count}: ${label}` : `${kind} ${count}`
  screen.line += `[${name} (link #${number})]`
}

function linkNumber(url: string, kind: string, { links }: Screen): number {
  const known = links.findIndex((link) => link.url === url)
  return known === -1 ? links.push({ url, kind }) : known + 1
}

/** Cells stand side by side, without lines between them. */
function writeTable(table: HtmlElement, screen: Screen): void {
  breakLine(screen)
  const rows = rowsOf(table).map((row) => {
    const cells = row.children.filter((cell) => isElement(cell, 'td') || isElement(cell, 'th'))
    return cells.map((cell) => cellText(cell, screen))
  })
  const widths = rows.reduce<number[]>((found, row) => {
    for (const [index, cell] of row.entries()) {
      found[index] = Math.max(found[index] ?? 0, cell.length)
    }
    return found
  }, [])
  for (const row of rows) {
    const line = row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' ')
    screen.lines.push(line.trimEnd())
  }
  screen.lines.push('')
}

function rowsOf({ children }: HtmlParent): readonly HtmlElement[] {
  return children.flatMap((node) => {
    if (!isElement(node)) return []
    return node.name === 'tr' ? [node] : rowsOf(node)
  })
}

function cellText(cell: HtmlElement, { links, counts }: Screen): string {
  const inner = emptyScreen(links, counts)
  writeAll(cell.children, inner)
  return [...inner.lines, inner.line].join(' ').trim()
}

function startBlock(screen: Screen): void {
  breakLine(screen)
  if (screen.lines.length > 0 && screen.lines.at(-1)?.trim() !== '') screen.lines.push('')
}

function breakLine(screen: Screen): void {
  const { line, indent, isItem } = screen
  screen.line = ''
  screen.isItem = false
  if (line.trim() === '') return
  const lead = ' '.repeat(Math.max(0, isItem ? indent - 2 : indent) * 2)
  screen.lines.push(...wrapped(lead + line.trimEnd()))
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
