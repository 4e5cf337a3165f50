import type { Nodes, Root } from 'mdast'

/**
 * What no article has: a text that takes the parser minutes, or that becomes many times its size. A few
 * kilobytes can do either, by constructs that the parser compares with each other, and by tables and
 * references that repeat what stands once.
 */
export interface MarkdownExcess {
  readonly code: 'text-too-complex' | 'text-expands'
  /** Where most of it comes from: a line of the text, from 1. */
  readonly line: number
}

/** Some seconds of a parser that does 25 million steps in one. Prose makes a few thousand steps. */
const maxSteps = 100_000_000

/** What an article may become, in characters: so many times its own length, or this at least. */
const expansion = { factor: 20, least: 100_000 }

/** The most that a text of this length may become, in characters. */
export function maxLength(textLength: number): number {
  return Math.max(expansion.factor * textLength, expansion.least)
}

/** Looks at a text before it is parsed, in one pass over its lines. */
export function excessOfText(markdown: string): MarkdownExcess | undefined {
  // each of them can make so many steps with every character of the text, so that most texts are done
  const suspects = markdown.match(suspect)?.length ?? 0
  if (suspects * markdown.length * worstWeight <= maxSteps) return undefined
  const { steps, offset } = estimateSteps(markdown)
  if (steps <= maxSteps) return undefined
  return { code: 'text-too-complex', line: markdown.slice(0, offset).split('\n').length }
}

/** Looks at what became of a text before it is written out as HTML. */
export function excessOfTree(tree: Root, textLength: number): MarkdownExcess | undefined {
  const definitions = new Map<string, number>()
  forEachNode(tree, (node) => {
    if (node.type !== 'definition') return
    const length = node.url.length + (node.title?.length ?? 0)
    // of several definitions the first counts
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, length)
  })
  let left = maxLength(textLength)
  let line: number | undefined
  forEachNode(tree, (node) => {
    left -= addedLength(node, definitions)
    if (left < 0) line ??= node.position?.start.line ?? 1
  })
  return line === undefined ? undefined : { code: 'text-expands', line }
}

/** In characters: the markup of a cell, of a footnote's reference with the link back to it. */
const cellLength = '<td></td>\n'.length
const footnoteLength = 150

/** How much longer the HTML of a node is than its Markdown, where that is not in proportion. */
function addedLength(node: Nodes, definitions: ReadonlyMap<string, number>): number {
  switch (node.type) {
    case 'linkReference':
    case 'imageReference':
      return definitions.get(node.identifier) ?? 0
    case 'footnoteReference':
      return footnoteLength
    case 'table': {
      // short rows are filled up with cells
      const cells = node.children.reduce((sum, row) => sum + row.children.length, 0)
      return ((node.align?.length ?? 0) * node.children.length - cells) * cellLength
    }
    default:
      return 0
  }
}

function forEachNode(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) forEachNode(child, visit)
}

interface Estimate {
  readonly steps: number
  /** Of the paragraph or line that makes most of them. */
  readonly offset: number
}

/** Signs that the parser compares with everything else in their paragraph. */
const inlineSign = /[*_~`[\]<!&]/g

/** The quotes and list items that begin on a line, and the blanks between them. */
const containers = /(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t\n]|$)))*[ \t]*/y

/** What begins a block, so that a paragraph ends before it. */
const blockStart = /[#|<]|`{3}|~{3}/y

const fenceStart = /(`{3,})[^`\n]*$|(~{3,})/my

/** A definition, where no paragraph is open. */
const definition = /\[[^\]\n]*\]:/y

/** A line that makes a heading of the paragraph above it. */
const underline = /(?:=+|-+)[ \t]*$/my

/** How many steps one more of each takes, measured. */
const weights = { nesting: 12, continued: 40, heading: 10, lazy: 4 }

/** Everything that the estimate counts. */
const suspect = /[*_~`[\]<!&>+=-]|\d[.)]|\t| {4}/g
const worstWeight = 1 + weights.nesting + weights.continued + weights.heading + weights.lazy

/**
 * How many steps the parser will take for the constructs whose time grows with the square of their
 * number: signs in one paragraph, nested quotes and lists, blank lines within them, and underlined
 * headings.
 */
export function estimateSteps(markdown: string): Estimate {
  let steps = 0
  let most: Estimate = { steps: 0, offset: 0 }
  const add = (more: number, offset: number) => {
    steps += more
    if (more > most.steps) most = { steps: more, offset }
  }
  let paragraph = { start: 0, length: 0, signs: 0 }
  const endParagraph = () => {
    add(paragraph.signs * paragraph.length, paragraph.start)
    paragraph = { start: 0, length: 0, signs: 0 }
  }
  let depth = 0
  let lines = 0
  let fence = ''
  for (let start = 0; start < markdown.length; lines += 1) {
    const newline = markdown.indexOf('\n', start)
    const end = newline === -1 ? markdown.length : newline
    const lead = matchAt(containers, markdown, start)?.[0] ?? ''
    const content = Math.min(start + lead.length, end)
    const marks = lead.replace(/[ \t]|\d+(?=[.)])/g, '').length
    const level = marks + Math.floor((lead.length - marks) / 4)
    if (content === end) {
      add(weights.continued * Math.max(depth, level), start)
      if (fence === '') endParagraph()
      if (marks > 0) depth = Math.max(depth, level)
    } else {
      add(weights.nesting * level * level, start)
      // a paragraph may go on without the marks of the quote or item that it is in
      if (marks === 0 && depth > 0) add(weights.lazy * lines, start)
      depth = marks === 0 ? Math.max(level, Math.min(depth, 1)) : level
      const [, ticks, tildes = ''] = matchAt(fenceStart, markdown, content) ?? []
      const mark = ticks ?? tildes
      if (fence !== '') {
        if (mark.startsWith(fence)) fence = ''
      } else {
        fence = mark
        if (marks > 0 || matchAt(blockStart, markdown, content)) endParagraph()
        const isOpen = paragraph.length > 0
        if (isOpen && matchAt(underline, markdown, content)) {
          add(weights.heading * lines, start)
          endParagraph()
        } else if (fence === '' && (isOpen || !matchAt(definition, markdown, content))) {
          const text = markdown.slice(content, end)
          if (!isOpen) paragraph.start = start
          paragraph.length += text.length
          paragraph.signs += text.match(inlineSign)?.length ?? 0
        }
      }
    }
    start = end + 1
  }
  endParagraph()
  return { steps, offset: most.offset }
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
