import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, illegalCharacters, plainText } from '../../src/xml/index.ts'

/** Anything that a JavaScript string can hold, and often the characters that matter here. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0xa0 }),
      fc.constantFrom(0x0d, 0x0a, 0xd83d, 0xde00, 0xfffd, 0xfffe, 0xffff),
    ),
  )
  .map((codes) => String.fromCharCode(...codes))

describe('clean text', () => {
  test.each([
    ['C0 controls are removed', '\u0000a\u0008\u000B\u000C\u000E\u001Fb', 'ab'],
    ['tabs and line feeds stay', 'a\tb\nc', 'a\tb\nc'],
    ['line breaks become LF', 'a\r\nb\rc\n\rd', 'a\nb\nc\n\nd'],
    ['noncharacters are removed, and U+FFFD stays', 'a\uFFFD\uFFFE\uFFFFb', 'a\uFFFDb'],
    ['lone surrogates are removed', 'a\uD83Db\uDE00c\uDE00\uD83D', 'abc'],
    ['pairs stay', '😀\u{10FFFF}', '😀\u{10FFFF}'],
    ['a pair that a control character splits is removed', 'a\uD83D\u0000\uDE00b', 'ab'],
    ['Windows-1252 becomes what was meant', '\u0080\u0091x\u0092\u0085\u0096\u009F', '€‘x’…–Ÿ'],
    ['its gaps, and delete, are removed', 'a\u007F\u0081\u008D\u008F\u0090\u009Db', 'ab'],
    [
      'marks, joiners and odd spaces stay',
      '\u00AD\u200B\u200D\u200F\u2028\uFEFF',
      '\u00AD\u200B\u200D\u200F\u2028\uFEFF',
    ],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  test('has only characters that XML 1.0 allows', () => {
    const allowed = /^[\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(text)).toMatch(allowed)
      }),
    )
  })

  test('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(plainText(plainText(text))).toBe(plainText(text))
        expect(illegalCharacters(cleanText(text))).toBeUndefined()
      }),
    )
  })

  test('is shorter by the illegal characters, which are counted', () => {
    expect(illegalCharacters('ab\u0000c\uD83D')).toEqual({ first: 2, count: 2 })
    fc.assert(
      fc.property(anyText, (text) => {
        const { count = 0 } = illegalCharacters(text) ?? {}
        expect(count).toBe(text.replace(/\r\n?/g, '\n').length - cleanText(text).length)
      }),
    )
  })
})

test('plain text is clean text with one space for any white space', () => {
  const spaced = fc
    .array(fc.oneof(anyText, fc.constantFrom(' ', '  ', '\t', '\n', ' \n', 'word', '\u00A0')))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(spaced, (text) => {
      expect(plainText(text)).toBe(
        cleanText(text)
          .replace(/[ \t\n]+/g, ' ')
          .trim(),
      )
    }),
  )
})

test('plain text is one line, and special spaces stay', () => {
  expect(plainText(' a \t\r\n b\u00A0! \u3000 c\u2028d\u0007 ')).toBe('a b\u00A0! \u3000 c\u2028d')
})
