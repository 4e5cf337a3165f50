import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { describe, expect, test } from 'vitest'
import { emphasisSyntax, pairedInOnePass } from '../../src/render/constructs/emphasis.ts'
import { unreadSigns } from '../../src/render/constructs/unread-signs.ts'
import { type Extension, expectSameTrees, textsOf } from '../support/same-trees.ts'
import { render } from './page.ts'

describe('emphasis and what begins nothing are as micromark reads them', () => {
  const [cjk, strikethrough] = [cjkFriendlyExtension(), gfmStrikethrough()]
  const links = ['[', ']', '](b)', '![', '!', '[j]', '[j]: /u\n\n', 'a@b.c']
  const others = ['`', '<b>', '<', '&', '&amp;', '\\', '\n', '- ', '> ', '\t', '\0', 'www.a.b']
  test.each<[string, readonly string[], readonly Extension[]]>([
    ['runs of stars', ['*', '**', '***', '****', 'a', ' ', '.'], []],
    ['two kinds', ['*', '**', '_', '__', '___', 'a', ' ', '.'], []],
    ['strikethrough', ['*', '**', '_', '~', '~~', 'a', ' ', ...links], [strikethrough]],
    ['no blanks', ['*', '**', '_', '~~', '字', '한', '「', '。', 'a', ' '], [cjk, strikethrough]],
    ['all signs', ['*', '_', '~', 'a', ' ', ...links, ...others], [strikethrough]],
  ])('%s', (_, pieces, extensions) => {
    expectSameTrees(textsOf(pieces), {
      ours: [
        unreadSigns(),
        emphasisSyntax(),
        gfmAutolinkLiteral(),
        ...extensions.map(pairedInOnePass),
      ],
      theirs: [gfmAutolinkLiteral(), ...extensions],
      fromMarkdown: [gfmStrikethroughFromMarkdown()],
    })
  })

  test('a run that became shorter is looked at once more within a span', () => {
    expect(render('a **b****c* d')).toBe('<p>a **b***<em>c</em> d</p>')
    expect(render('_a **b****c* d_')).toBe('<p><em>a <strong>b</strong>*<em>c</em> d</em></p>')
  })
})
