import type { Nodes } from 'mdast'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { remark } from 'remark'
import { plainText } from '../xml/index.ts'

/**
 * A title as plain text. Its inline Markdown is taken out; HTML and character references in it are
 * meant to be read (`Vec<T>`, `&nbsp;`), and nothing in one line begins a block (`1. First`).
 */
export function plainTitle(title: string): string {
  const line = plainText(title)
  return /[*_`[\]~\\]/.test(line) ? wordsOf(parser().parse(line)) : line
}

/** Blocks, and all that is to be read as it is written. */
const disabled = [
  'autolink',
  'blockQuote',
  'characterReference',
  'codeFenced',
  'definition',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'list',
  'thematicBreak',
]

const made: { parser?: ReturnType<typeof createParser> } = {}

function parser(): ReturnType<typeof createParser> {
  made.parser ??= createParser()
  return made.parser
}

function createParser() {
  return remark()
    .data({
      micromarkExtensions: [
        gfmStrikethrough({ singleTilde: false }),
        { disable: { null: disabled } },
      ],
      fromMarkdownExtensions: [gfmStrikethroughFromMarkdown()],
    })
    .freeze()
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}
