import type { Nodes, Root } from 'mdast'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { remark } from 'remark'
import remarkHtml from 'remark-html'
import { failure, type Result, success } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { allowedElements, droppedElements, renamedElements } from './allow-list.ts'
import { blockSyntax, paragraphSyntax, withShortEvents } from './constructs/block-syntax.ts'
import { codeSpanSyntax } from './constructs/code-spans.ts'
import { emphasisSyntax, pairedInOnePass } from './constructs/emphasis.ts'
import { labelEndSyntax, withLabelEnds } from './constructs/label-ends.ts'
import { unreadSigns } from './constructs/unread-signs.ts'
import type { HtmlContext } from './html-context.ts'
import { type RenderedHtml, renderHtml } from './html-steps.ts'
import type { HtmlParent } from './html-tree.ts'
import { excessOfTree, type MarkdownExcess, reviewText } from './markdown-limits.ts'
import { linesOfHtml, markLines, readLineMark } from './markdown-lines.ts'
import { listHandlers, mdastToHtml, needsHtmlParser } from './mdast-to-html.ts'
import { childrenOf } from './mdast-tree.ts'
import { parseHtml } from './parse-html.ts'
import { lazyModule, type ReadText, type SyntaxParsers } from './syntax/index.ts'
import type { RenderTrace } from './trace.ts'

/**
 * Renders the Markdown of a post: CommonMark, GFM, and HTML anywhere in it. A text that would become
 * many times its size is a failure. One that `reviewText` objects to takes the parser minutes.
 *
 * @param syntax what was read out of the text, where it had the syntax of a generator
 * @param trace is told what each step changes; a build has none
 */
export function renderMarkdown(
  markdown: string,
  context: HtmlContext,
  syntax?: Pick<ReadText, 'isMdx' | 'finish'>,
  trace?: RenderTrace,
): Result<RenderedHtml, MarkdownExcess> {
  const needed = constructsFor(markdown, syntax?.isMdx)
  const processor = processorWith(needed)
  const tree = processor.parse(markdown)
  const isComplete = limitDepth(tree) || !hasBareAddress(tree)
  const whole = isComplete ? tree : processorWith([autolink, ...needed]).parse(markdown)
  const expanded = excessOfTree(whole, markdown.length)
  if (expanded !== undefined) return failure(expanded)
  const convert = needsHtmlParser(whole)
    ? () => parseHtml(processor.stringify(whole))
    : () => mdastToHtml(whole)
  const html = trace === undefined ? convert() : htmlWithLines(whole, processor, trace)
  syntax?.finish(html)
  return success(renderHtml(html, context, trace))
}

/** The same HTML as without a trace, with the lines of its elements. */
function htmlWithLines(tree: Root, processor: MarkdownProcessor, trace: RenderTrace): HtmlParent {
  if (!needsHtmlParser(tree)) return mdastToHtml(tree, trace.place)
  markLines(tree)
  const html = processor.stringify(tree)
  const lineAt = linesOfHtml(tree, html)
  return parseHtml(html, (element, offset) => {
    const line = readLineMark(element) ?? lineAt(offset)
    if (line !== undefined) trace.place(element, line)
  })
}

/** The parsers that tell what in a text is code, and what is a component. */
export const syntaxParsers: SyntaxParsers = {
  markdown: (text, isMdx) => parseWithinLimit(text, constructsFor(text, isMdx)),
  mdx(text) {
    const { mdast, syntax } = loadMdx()
    return parseWithinLimit(text, [{ name: 'mdx', syntax, mdast }, ...constructsFor(text)])
  },
}

function parseWithinLimit(text: string, constructs: readonly Construct[]): Root {
  const tree = processorWith(constructs).parse(text)
  limitDepth(tree)
  return tree
}

/** It brings a parser of JavaScript with it. */
const loadMdx = lazyModule(() => import('./syntax/mdx-parser.ts'))

function constructsFor(markdown: string, isMdx = false): readonly Construct[] {
  const needed = constructs.filter(({ pattern }) => pattern.test(markdown))
  return isMdx ? [noIndentedCode, ...needed] : needed
}

/**
 * A title as plain text. Its inline Markdown is removed. HTML in it is meant to be read (`Vec<T>`), as is
 * all code, and a title never begins a block (`1. First`).
 */
export function plainTitle(title: string): string {
  return plainText(withoutMarkdown(plainText(title)))
}

const sourceInLine =
  /(`{1,3})[^`]*\1|<(script|style)\b[^<>]*>[^<]*<\/\2>|<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>|\{\{[^{}]*\}\}|\{%[^{}]*%\}/gi

/** The summary of a front matter as plain text, without HTML and the tags of templates too. */
export function plainSummary(summary: string): string {
  const text = /[<{]/.test(summary)
    ? summary.replace(sourceInLine, (found) => {
        const [, name] = /^<\/?(\w+)/.exec(found) ?? []
        if (found.startsWith('`') || (name !== undefined && !isHtmlName(name))) return found
        return name !== undefined && /^(?:p|br|div|li|h\d)$/i.test(name) ? ' ' : ''
      })
    : summary
  return plainTitle(text)
}

function isHtmlName(name: string): boolean {
  const folded = name.toLowerCase()
  return allowedElements.has(folded) || renamedElements.has(folded) || droppedElements.has(folded)
}

function withoutMarkdown(line: string): string {
  const isMarkdown = /[*_`[\]~\\]/.test(line) && !reviewText(line).mayTakeLong
  if (!isMarkdown) return line
  const needed = cjk.pattern.test(line) ? [cjk, ...titleConstructs] : titleConstructs
  return mdastText(processorWith(needed).parse(line))
}

/** An extension of the parser; "construct" is micromark's word. */
interface Construct {
  readonly name: string
  readonly syntax: () => ReturnType<typeof gfmTable>
  /** Missing where the tree has nothing new. */
  readonly mdast?: () => FromMarkdownExtension | readonly FromMarkdownExtension[]
}

interface NeededConstruct extends Construct {
  /** Matches every text that uses the construct, and some others. */
  readonly pattern: RegExp
}

/**
 * Emphasis beside Chinese, Japanese and Korean letters. CommonMark looks for blanks around the signs, which
 * these languages do not have.
 */
const cjk: NeededConstruct = {
  name: 'cjk',
  pattern: besideCjk(),
  syntax: () => pairedInOnePass(cjkFriendlyExtension()),
}

function besideCjk(): RegExp {
  const letter =
    '[\\u1100-\\u11FF\\u2E80-\\u9FFF\\uA960-\\uA97F\\uAC00-\\uD7FF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF]'
  return new RegExp(`[*_]${letter}|${letter}[*_]`)
}

/** In MDX, whatever is within a component may be indented. */
const noIndentedCode: Construct = {
  name: 'no indented code',
  syntax: () => ({ disable: { null: ['codeIndented'] } }),
}

/**
 * What GFM adds to CommonMark, and what its emphasis needs. Most of the time of a build goes into the parser, so that a text
 * gets only the constructs that it may use.
 */
const constructs: readonly NeededConstruct[] = [
  cjk,
  {
    name: 'footnote',
    pattern: /\[\^/,
    syntax: () => withLabelEnds(withShortEvents(gfmFootnote())),
    mdast: gfmFootnoteFromMarkdown,
  },
  {
    name: 'strikethrough',
    pattern: /~/,
    syntax: () => pairedInOnePass(gfmStrikethrough()),
    mdast: gfmStrikethroughFromMarkdown,
  },
  {
    name: 'table',
    pattern: /[|:][ \t]*-|-[ \t]*[|:]/,
    syntax: gfmTable,
    mdast: gfmTableFromMarkdown,
  },
  {
    name: 'lazy lines',
    pattern: /^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\n]*\]:).*\r?\n[^\s>*+\d#-]/m,
    syntax: paragraphSyntax,
  },
  { name: 'task', pattern: /\[[\sx]/i, syntax: gfmTaskListItem, mdast: taskFromMarkdown },
]

/**
 * The slowest GFM construct, because it may begin at any letter. Most addresses stand in links, so
 * that only the tree can tell whether there is a bare one.
 */
const autolink: NeededConstruct = {
  name: 'autolink',
  pattern: /https?:\/\/|www\.|[\w+.-]@[\w-]/i,
  syntax: gfmAutolinkLiteral,
  mdast: gfmAutolinkLiteralFromMarkdown,
}

type FromMarkdownExtension = ReturnType<typeof gfmTaskListItemFromMarkdown>

/**
 * After an empty item, micromark takes a box at the start of the next paragraph for that item's.
 * The box would check an item further out, or be lost where there is none. It becomes text instead.
 */
function taskFromMarkdown(): FromMarkdownExtension {
  const { exit } = gfmTaskListItemFromMarkdown()
  const check: NonNullable<FromMarkdownExtension['exit']>[string] = function (token) {
    const [container, content] = this.stack.slice(-2)
    if (content?.type !== 'paragraph') return
    if (container?.type === 'listItem' && container.children[0] === content) {
      return exit?.[token.type]?.call(this, token)
    }
    const { start, end } = token
    const value = `[${this.sliceSerialize(token)}]`
    content.children.push({ type: 'text', value, position: { start, end } })
  }
  return {
    exit: { ...exit, taskListCheckValueChecked: check, taskListCheckValueUnchecked: check },
  }
}

/** A title has words and emphasis only. Other constructs are disabled by micromark's names. */
const titleConstructs: readonly Construct[] = [
  {
    name: 'double tilde',
    syntax: () => pairedInOnePass(gfmStrikethrough({ singleTilde: false })),
    mdast: gfmStrikethroughFromMarkdown,
  },
  {
    name: 'no blocks',
    syntax: () => ({
      disable: {
        null: (
          'autolink blockQuote characterReference codeFenced definition headingAtx htmlFlow ' +
          'htmlText list thematicBreak'
        ).split(' '),
      },
    }),
  },
]

type MarkdownProcessor = ReturnType<typeof createProcessor>

const processors = new Map<string, MarkdownProcessor>()

function processorWith(constructs: readonly Construct[]): MarkdownProcessor {
  const key = constructs.map(({ name }) => name).join()
  const processor = processors.get(key) ?? createProcessor(constructs)
  processors.set(key, processor)
  return processor
}

function createProcessor(constructs: readonly Construct[]) {
  return remark()
    .data({
      micromarkExtensions: [
        unreadSigns(),
        blockSyntax(),
        labelEndSyntax(),
        codeSpanSyntax(),
        emphasisSyntax(),
        ...constructs.map(({ syntax }) => syntax()),
      ],
      fromMarkdownExtensions: constructs.flatMap(({ mdast }) => mdast?.() ?? []),
    })
    .use(remarkHtml, { sanitize: false, handlers: listHandlers })
    .freeze()
}

/** No article is nested as deeply. With the limit, everything that walks a tree may recurse. */
const depthLimit = 100

/** Removes nodes that are nested too deeply, and returns whether there were any. */
function limitDepth(node: Nodes, depth = 0): boolean {
  if (depth === depthLimit) {
    if ('children' in node) node.children = []
    return true
  }
  let isCut = false
  for (const child of childrenOf(node)) isCut = limitDepth(child, depth + 1) || isCut
  return isCut
}

function hasBareAddress(node: Nodes): boolean {
  if (node.type === 'link' || node.type === 'linkReference') return false
  if (node.type === 'text') return autolink.pattern.test(node.value)
  return childrenOf(node).some(hasBareAddress)
}

function mdastText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return node.type === 'image' ? (node.alt ?? '') : childrenOf(node).map(mdastText).join('')
}
