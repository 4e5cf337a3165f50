import type { Nodes, Root } from 'mdast'
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
import { type Rendered, renderHtml } from './html.ts'

/** Renders a post: CommonMark with the constructs of GitHub, and with HTML wherever it stands. */
export function renderMarkdown(markdown: string, context: HtmlContext): Rendered {
  const needed = constructs.filter(({ sign }) => sign.test(markdown))
  const processor = processorWith(needed)
  const tree = processor.parse(markdown)
  if (limitDepth(tree) || !hasBareAddress(tree)) {
    return renderHtml(processor.stringify(tree), context)
  }
  const complete = processorWith([autolink, ...needed])
  return renderHtml(complete.stringify(complete.parse(markdown)), context)
}

/**
 * What GFM adds to CommonMark, each with a sign that no text with the construct is without: what a
 * text has no use for is not loaded, as the parser is the cost of a build.
 */
const constructs = [
  { sign: /\[\^/, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
  { sign: /~/, syntax: gfmStrikethrough, tree: gfmStrikethroughFromMarkdown },
  { sign: /[|:][ \t]*-|-[ \t]*[|:]/, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { sign: /\[[\sx]/i, syntax: gfmTaskListItem, tree: gfmTaskListItemFromMarkdown },
] as const

/**
 * The dearest construct, because it may begin at any letter. Most addresses stand in links, so that
 * the tree has to say whether there is a bare one.
 */
const autolink = {
  sign: /https?:\/\/|www\.|[\w+.-]@[\w-]/i,
  syntax: gfmAutolinkLiteral,
  tree: gfmAutolinkLiteralFromMarkdown,
} as const

type Construct = (typeof constructs)[number] | typeof autolink
type MarkdownProcessor = ReturnType<typeof createProcessor>

const processors = new Map<string, MarkdownProcessor>()

function processorWith(needed: readonly Construct[]): MarkdownProcessor {
  const key = needed.map(({ sign }) => sign.source).join(' ')
  const processor = processors.get(key) ?? createProcessor(needed)
  processors.set(key, processor)
  return processor
}

function createProcessor(needed: readonly Construct[]) {
  return remark()
    .data({
      micromarkExtensions: needed.map(({ syntax }) => syntax()),
      fromMarkdownExtensions: needed.map(({ tree }) => tree()),
    })
    .use(remarkHtml, { sanitize: false })
    .freeze()
}

/** Nested deeper than any article; what walks over a tree may recurse. */
const depthLimit = 100

/** Cuts off what is nested too deeply, and says whether anything was. */
function limitDepth(tree: Root): boolean {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; depth < depthLimit; depth += 1) level = level.flatMap(childrenOf)
  for (const node of level) if ('children' in node) node.children = []
  return level.length > 0
}

function hasBareAddress(node: Nodes): boolean {
  if (node.type === 'text') return autolink.sign.test(node.value)
  if (node.type === 'image' || node.type === 'imageReference') {
    return autolink.sign.test(node.alt ?? '')
  }
  return childrenOf(node).some(hasBareAddress)
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : []
}
