import fc from 'fast-check'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { describe, test } from 'vitest'
import {
  blockSyntax,
  paragraphSyntax,
  withShortEvents,
} from '../../src/render/constructs/block-syntax.ts'
import { expectSameTrees, textsOf } from '../support/same-trees.ts'

describe('quotes, lists and underlined headings are as micromark reads them', () => {
  const lines = ['\n', '\n\n', '\n  ', '\n    ', '\n\t', '\r\n']
  const containers = ['> ', '>', '- ', '-', '+\t', '* ', '1. ', '2) ', '   ', ' ']
  const others = ['a', '# a', '```', '<b>\n', '<!--', '-->', '***', '    a', '|a|b|\n|-|-|', '|c']
  const definitions = ['[a]: /u', '[a]', '[^a]: b', '[^a]', '- [x] a', '[a]: <\n', '"t"']
  test.each<[string, readonly string[]]>([
    ['quotes and lists', ['a', ...lines, ...containers]],
    ['underlined headings', ['a', '=', '---', '===', '- ', '> ', '[a]: /u\n', ...lines]],
    ['lazy lines', ['> a\n', '- a\n', '1. a\n', 'b\n', '> b\n', '=\n', '# a\n', '>\n', '\n']],
    ['all blocks', [...lines, ...containers, ...others, ...definitions, '===', '---']],
  ])('%s', (_, pieces) => {
    // events are set aside only where there are many
    const times = fc.constantFrom(1, 20)
    const texts = fc.tuple(textsOf(pieces, 60), times).map(([text, count]) => text.repeat(count))
    const others = [gfmTable(), gfmTaskListItem()]
    expectSameTrees(texts, {
      ours: [...others, blockSyntax(), paragraphSyntax(), withShortEvents(gfmFootnote())],
      theirs: [...others, gfmFootnote()],
      fromMarkdown: [
        gfmTableFromMarkdown(),
        gfmTaskListItemFromMarkdown(),
        gfmFootnoteFromMarkdown(),
      ],
    })
  })
})
