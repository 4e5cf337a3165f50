import fc from 'fast-check'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { remark } from 'remark'
import { describe, expect, test } from 'vitest'
import { emphasisSyntax } from '../../src/render/constructs/emphasis.ts'
import { labelEndSyntax, withLabelEnds } from '../../src/render/constructs/label-ends.ts'
import { unreadSigns } from '../../src/render/constructs/unread-signs.ts'

type Extension = ReturnType<typeof gfmFootnote>

/** Parses Markdown to a tree, with the places of all nodes. */
function parserWith(...micromarkExtensions: readonly Extension[]) {
  const processor = remark().data({
    micromarkExtensions: [...micromarkExtensions],
    fromMarkdownExtensions: [gfmFootnoteFromMarkdown()],
  })
  return (markdown: string) => processor.parse(markdown)
}

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
    const parse = parserWith(gfmFootnote())
    const parseOurs = parserWith(
      unreadSigns(),
      labelEndSyntax(),
      emphasisSyntax(),
      withLabelEnds(gfmFootnote()),
    )
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 })
    const definitions = fc.constantFrom('', '\n\n[a]: /u\n\n[^a]: b', '\n\n[^a]: b', '\n\n[a]: /u')
    fc.assert(
      fc.property(text, definitions, (parts, defined) => {
        const markdown = parts.join('') + defined
        expect(parseOurs(markdown)).toEqual(parse(markdown))
      }),
      { numRuns: 500 },
    )
  })
})
