import { describe, test } from 'vitest'
import { codeSpanSyntax } from '../../src/render/constructs/code-spans.ts'
import { emphasisSyntax } from '../../src/render/constructs/emphasis.ts'
import { labelEndSyntax } from '../../src/render/constructs/label-ends.ts'
import { unreadSigns } from '../../src/render/constructs/unread-signs.ts'
import { expectSameTrees, textsOf } from '../support/same-trees.ts'

const runs = ['`', '``', '```', '\\', 'a', ' ', '\n']
const others = [
  '[',
  ']',
  '](b)',
  '![',
  '*',
  '_',
  '<b>',
  '<a@b.c>',
  '&amp;',
  '\n\n',
  '> ',
  '- ',
  '    ',
]

describe('code in a line is as micromark reads it', () => {
  test.each<[string, readonly string[]]>([
    ['backticks', runs],
    ['all signs', [...runs, ...others]],
  ])('%s', (_, pieces) => {
    expectSameTrees(textsOf(pieces), {
      ours: [unreadSigns(), labelEndSyntax(), codeSpanSyntax(), emphasisSyntax()],
      theirs: [],
    })
  })
})
