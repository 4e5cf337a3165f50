import fc from 'fast-check'
import { expect, test } from 'vitest'
import { truncateText } from '../../src/render/truncate-text.ts'

test.each([
  ['stays if it is short enough', 'one two', 7, 'one two'],
  ['is cut at a word', 'one two three', 10, 'one two…'],
  ['does not end with a comma', 'one, two', 6, 'one…'],
  ['in a script without spaces is cut at a word', '今日は新しい技術について', 8, '今日は新しい…'],
  ['of one long word is cut within it', 'abcdefghij', 5, 'abcd…'],
  ['is not cut within an emoji', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
  ['is not cut within a letter', 'e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ['may lose all its characters', '👩‍👩‍👧‍👦', 5, '…'],
])('a text %s', (_, text, length, expected) => {
  expect(truncateText(text, length)).toBe(expected)
})

test('a text is never longer than the limit, and well-formed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 50 }),
      (text, length) => {
        const cut = truncateText(text, length)
        expect(cut.length).toBeLessThanOrEqual(length)
        expect(cut).not.toMatch(/\p{Surrogate}/u)
      },
    ),
  )
})
