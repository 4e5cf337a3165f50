import type { Nodes, Root } from 'mdast'
import { forEachNode } from './mdast-tree.ts'

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

/**
 * The steps that a text may take. Prose makes a few a character. The estimate is high for long lines of HTML and for code, so that only what would take
 * minutes is refused by it; a deadline ends the rest.
 */
const maxSteps = { least: 3_000_000_000, perCharacter: 300 }

/** What the parser does in a second. */
const stepsPerSecond = 25_000_000

/** What an article may become, in characters: so many times its own length, or this at least. */
const expansion = { factor: 20, least: 100_000 }

/** The most that a text of this length may become, in characters. */
export function maxLength(textLength: number): number {
  return Math.max(expansion.factor * textLength, expansion.least)
}

/** Texts of this length, or with so many steps, are rendered in a thread that can be ended. */
const long = { length: 30_000, steps: 5_000_000 }

/** What a look at a text tells before it is parsed. */
export interface TextReview {
  /** Whether it may take the parser seconds. */
  readonly mayTakeLong: boolean
  /** How many seconds the parser may take at most. */
  readonly seconds: number
  /** Where most of its steps come from, if there are many: a line of the text, from 1. */
  readonly slowLine: number | undefined
  readonly excess: MarkdownExcess | undefined
}

/** Looks at a text before it is parsed, in one pass. */
export function reviewText(markdown: string): TextReview {
  const { steps, offset } = estimateSteps(markdown)
  const mayTakeLong = markdown.length > long.length || steps > long.steps
  const seconds = steps / stepsPerSecond
  if (steps <= long.steps) return { mayTakeLong, seconds, slowLine: undefined, excess: undefined }
  const line = markdown.slice(0, offset).split('\n').length
  const isTooMuch = steps > maxSteps.least + maxSteps.perCharacter * markdown.length
  const excess: MarkdownExcess | undefined = isTooMuch
    ? { code: 'text-too-complex', line }
    : undefined
  return { mayTakeLong, seconds, slowLine: line, excess }
}

/** The same for a text that is HTML. Its parser is fast, but for formatting that is nested deeply. */
export function reviewHtml({ length }: string): TextReview {
  const mayTakeLong = length > long.length
  return { mayTakeLong, seconds: 0, slowLine: undefined, excess: undefined }
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

/** The characters that the markup of a cell has, and a footnote's reference with the link back. */
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

interface Estimate {
  readonly steps: number
  /** The offset of the paragraph or line that makes most of them. */
  readonly offset: number
}

/** Signs that the parser compares with everything else in their paragraph. */
const inlineSigns = tableOf('`[]<')

/** What quotes and items are made of; blanks are counted apart. */
const blockSigns = tableOf('>+-*.)\t')

/** A table by character code that has a 1 for each of these characters. */
function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x1_0000)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/** What a line begins with that is more than a line of a paragraph. */
const lineStart = /[ \t>+*\d#|<`~=[-]/

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
const weights = { nesting: 12, continued: 40 }

/**
 * How many steps the parser will take for the constructs whose time grows with the square of their
 * number: signs in one paragraph, nested quotes and lists, and blank lines within them.
 */
function estimateSteps(markdown: string): Estimate {
  return mostSteps(markdown) <= long.steps ? { steps: 0, offset: 0 } : estimateByLine(markdown)
}

/** A number that the estimate cannot exceed. For most texts it is small already, and found out faster. */
function mostSteps(markdown: string): number {
  let inline = 0
  let block = 0
  let lines = 1
  let before = 0
  for (let index = 0; index < markdown.length; index++) {
    const code = markdown.charCodeAt(index)
    inline += inlineSigns[code] ?? 0
    block += blockSigns[code] ?? 0
    if (code === lf) lines += 1
    else if (code === space && before === space) block += 1
    before = code
  }
  const ofBlocks = (weights.nesting + weights.continued) * block * Math.max(lines, block)
  return inline * markdown.length + ofBlocks
}

const [lf, space] = [0x0a, 0x20]

function estimateByLine(markdown: string): Estimate {
  let steps = 0
  let most: Estimate = { steps: 0, offset: 0 }
  const add = (more: number, offset: number) => {
    steps += more
    if (more > most.steps) most = { steps: more, offset }
  }
  const paragraph = { start: 0, length: 0, signs: 0 }
  const endParagraph = () => {
    add(paragraph.signs * paragraph.length, paragraph.start)
    paragraph.length = 0
    paragraph.signs = 0
  }
  const addToParagraph = (start: number, end: number) => {
    if (paragraph.length === 0) paragraph.start = start
    paragraph.length += end - start
    paragraph.signs += countSigns(markdown, start, end)
  }
  let depth = 0
  let fence = ''
  let end = 0
  for (let start = 0; start < markdown.length; start = end + 1) {
    const newline = markdown.indexOf('\n', start)
    end = newline === -1 ? markdown.length : newline
    if (end > start && fence === '' && depth === 0 && !lineStart.test(markdown[start] ?? '')) {
      addToParagraph(start, end)
    } else {
      readLine(start, end)
    }
  }
  endParagraph()
  return { steps, offset: most.offset }

  function readLine(start: number, end: number): void {
    const lead = matchAt(containers, markdown, start)?.[0] ?? ''
    const content = Math.min(start + lead.length, end)
    const marks = lead.replace(/[ \t]|\d+(?=[.)])/g, '').length
    const level = marks + Math.floor((lead.length - marks) / 4)
    if (content === end) {
      add(weights.continued * Math.max(depth, level), start)
      if (fence === '') endParagraph()
      if (marks > 0) depth = Math.max(depth, level)
      return
    }
    add(weights.nesting * level * level, start)
    depth = marks === 0 ? Math.max(level, Math.min(depth, 1)) : level
    const [, ticks, tildes = ''] = matchAt(fenceStart, markdown, content) ?? []
    const mark = ticks ?? tildes
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = ''
      return
    }
    fence = mark
    if (marks > 0 || matchAt(blockStart, markdown, content)) endParagraph()
    const isOpen = paragraph.length > 0
    if (isOpen && matchAt(underline, markdown, content)) {
      endParagraph()
    } else if (fence === '' && (isOpen || !matchAt(definition, markdown, content))) {
      addToParagraph(content, end)
    }
  }
}

function countSigns(text: string, start: number, end: number): number {
  let count = 0
  for (let index = start; index < end; index++) {
    count += inlineSigns[text.charCodeAt(index)] ?? 0
  }
  return count
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
