import type { Nodes } from 'mdast'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { remark } from 'remark'
import remarkHtml from 'remark-html'
import type { HtmlContext } from './context.ts'
import { type Rendered, renderPage } from './html-steps.ts'
import { needsParser, pageOf } from './markdown-page.ts'
import { parseHtml } from './parse-html.ts'

/** Renders a post: CommonMark with the constructs of GitHub, and with HTML wherever it stands. */
export function renderMarkdown(markdown: string, context: HtmlContext): Rendered {
  const needed = gfm.filter(({ sign }) => sign.test(markdown))
  const processor = processorWith(needed)
  const tree = processor.parse(markdown)
  const isComplete = limitDepth(tree) || !hasBareAddress(tree)
  const whole = isComplete ? tree : processorWith([autolink, ...needed]).parse(markdown)
  const page = needsParser(whole) ? parseHtml(processor.stringify(whole)) : pageOf(whole)
  return renderPage(page, context)
}

/** Takes inline Markdown out of one line, and nothing else: HTML and references stay as written. */
export function inlineText(line: string): string {
  return textOf(processorWith(inline).parse(line))
}

interface Construct {
  readonly name: string
  readonly syntax: () => ReturnType<typeof gfmTable>
  readonly tree: () => ReturnType<typeof gfmTableFromMarkdown>
}

/** What no text that uses a construct is without. */
interface SignedConstruct extends Construct {
  readonly sign: RegExp
}

/**
 * What GFM adds to CommonMark. The parser is the cost of a build, so that what a text has no use
 * for is not loaded.
 */
const gfm: readonly SignedConstruct[] = [
  { name: 'footnote', sign: /\[\^/, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
  {
    name: 'strikethrough',
    sign: /~/,
    syntax: gfmStrikethrough,
    tree: gfmStrikethroughFromMarkdown,
  },
  { name: 'table', sign: /[|:][ \t]*-|-[ \t]*[|:]/, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { name: 'task', sign: /\[[\sx]/i, syntax: gfmTaskListItem, tree: taskFromMarkdown },
]

/**
 * The dearest of them, because it may begin at any letter. Most addresses stand in links, so that
 * only the tree can tell whether there is a bare one.
 */
const autolink: SignedConstruct = {
  name: 'autolink',
  sign: /https?:\/\/|www\.|[\w+.-]@[\w-]/i,
  syntax: gfmAutolinkLiteral,
  tree: gfmAutolinkLiteralFromMarkdown,
}

type Tree = ReturnType<typeof gfmTaskListItemFromMarkdown>

/**
 * After an empty item, micromark takes a box at the start of the next paragraph for that item's. It
 * would check an item further out, or be lost where there is none: it is text.
 */
function taskFromMarkdown(): Tree {
  const { exit } = gfmTaskListItemFromMarkdown()
  const check: NonNullable<Tree['exit']>[string] = function (token) {
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

/** Everything that is not a word or its emphasis is disabled by micromark’s name for it. */
const inline: readonly Construct[] = [
  {
    name: 'double tilde',
    syntax: () => gfmStrikethrough({ singleTilde: false }),
    tree: gfmStrikethroughFromMarkdown,
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
    tree: () => ({}),
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
      micromarkExtensions: constructs.map(({ syntax }) => syntax()),
      fromMarkdownExtensions: constructs.map(({ tree }) => tree()),
    })
    .use(remarkHtml, { sanitize: false })
    .freeze()
}

/** Deeper than any article; what walks over a tree may recurse. */
const depthLimit = 100

/** Cuts off what is nested too deeply, and says whether anything was. */
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
  if (node.type === 'text') return autolink.sign.test(node.value)
  return childrenOf(node).some(hasBareAddress)
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return node.type === 'image' ? (node.alt ?? '') : childrenOf(node).map(textOf).join('')
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : []
}
