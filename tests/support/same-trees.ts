import fc from 'fast-check'
import type { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import type { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { remark } from 'remark'
import { expect } from 'vitest'

export type Extension = ReturnType<typeof gfmFootnote>

/** The constructs of two parsers, and what makes trees of what either of them reads. */
interface Syntax {
  readonly ours: readonly Extension[]
  readonly theirs: readonly Extension[]
  readonly fromMarkdown?: readonly ReturnType<typeof gfmFootnoteFromMarkdown>[]
}

/** Expects the same trees of texts, with the same places of all nodes, of our constructs as of others. */
export function expectSameTrees(
  texts: fc.Arbitrary<string>,
  { ours, theirs, fromMarkdown = [] }: Syntax,
): void {
  const parserWith = (extensions: readonly Extension[]) => {
    return remark().data({
      micromarkExtensions: [...extensions],
      fromMarkdownExtensions: [...fromMarkdown],
    })
  }
  const [parser, otherParser] = [parserWith(ours), parserWith(theirs)]
  fc.assert(
    fc.property(texts, (text) => {
      expect(parser.parse(text)).toEqual(otherParser.parse(text))
    }),
    { numRuns: 500 },
  )
}

/** Texts of these pieces, of so many at most. */
export function textsOf(pieces: readonly string[], maxLength = 40): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''))
}
