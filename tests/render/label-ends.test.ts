import fc from 'fast-check'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { describe, test } from 'vitest'
import { emphasisSyntax } from '../../src/render/constructs/emphasis.ts'
import { labelEndSyntax, withLabelEnds } from '../../src/render/constructs/label-ends.ts'
import { unreadSigns } from '../../src/render/constructs/unread-signs.ts'
import { expectSameTrees, textsOf } from '../support/same-trees.ts'

const labels = ['[', '[', ']', ']', '![', '[a]', '![a]', '[^a]', '![^a]', '[^b]', '^a', '!', '\\']
const resources = ['(b)', '[a]', '[]', '[b]', '(b "c")', '(']
const others = ['*', '**', '_', '`', '<b>', 'a', ' ', '\n', '\n\n', '> ', '- ', '&amp;']

describe('brackets are as micromark reads them', () => {
  test.each<[string, readonly string[]]>([
    ['brackets', ['[', ']', '![', '(b)', 'a', ' ']],
    ['links and images', [...labels, ...resources]],
    ['footnotes', ['[^a]', '![^a]', '[^b]', ']', '[', '![', '!', '^', 'a', '(b)', '*']],
    ['all signs', [...labels, ...resources, ...others]],
  ])('%s', (_, pieces) => {
    const definitions = fc.constantFrom('', '\n\n[a]: /u\n\n[^a]: b', '\n\n[^a]: b', '\n\n[a]: /u')
    const texts = fc.tuple(textsOf(pieces), definitions).map((parts) => parts.join(''))
    expectSameTrees(texts, {
      ours: [unreadSigns(), labelEndSyntax(), emphasisSyntax(), withLabelEnds(gfmFootnote())],
      theirs: [gfmFootnote()],
      fromMarkdown: [gfmFootnoteFromMarkdown()],
    })
  })
})
