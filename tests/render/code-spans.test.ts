import fc from 'fast-check'
import { remark } from 'remark'
import { describe, expect, test } from 'vitest'
import { codeSpanSyntax } from '../../src/render/constructs/code-spans.ts'
import { emphasisSyntax } from '../../src/render/constructs/emphasis.ts'
import { labelEndSyntax } from '../../src/render/constructs/label-ends.ts'
import { unreadSigns } from '../../src/render/constructs/unread-signs.ts'

type Extension = ReturnType<typeof codeSpanSyntax>

/** Parses Markdown to a tree, with the places of all nodes. */
function parserWith(...micromarkExtensions: readonly Extension[]) {
  const processor = remark().data({ micromarkExtensions: [...micromarkExtensions] })
  return (markdown: string) => processor.parse(markdown)
}

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
    const parse = parserWith()
    const parseOurs = parserWith(
      unreadSigns(),
      labelEndSyntax(),
      codeSpanSyntax(),
      emphasisSyntax(),
    )
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 })
    fc.assert(
      fc.property(text, (parts) => {
        const markdown = parts.join('')
        expect(parseOurs(markdown)).toEqual(parse(markdown))
      }),
      { numRuns: 500 },
    )
  })
})
