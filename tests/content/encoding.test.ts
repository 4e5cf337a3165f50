import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePost, readBody } from '../../src/content/index.ts'
import { aConfig, messages, parse, places, postOf, source } from '../support/builders.ts'

const head = '---\ntitle: Café\ndate: 2025-05-17\n---\n'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]))

test.each([1, 2, 3])('%i byte order marks are no part of the text', (count) => {
  const { value, diagnostics } = parse('\uFEFF'.repeat(count) + head)
  expect(diagnostics).toEqual([])
  expect(value?.title).toBe('Café')
})

describe('a file that is not UTF-8 is an error with the offset of the byte', () => {
  test.each<[what: string, bytes: Uint8Array, byte: string, offset: number, place: string]>([
    ['Latin-1', joined('ab\ncaf', [0xe9], ' x'), 'E9', 6, '2:4'],
    ['UTF-16', joined([0xff, 0xfe, 0x61, 0x00]), 'FF', 0, '1:1'],
    ['a sequence that breaks off', joined('aé', [0xe2, 0x82], 'b'), 'E2', 3, '1:3'],
    ['a sequence cut at the end', joined(head, [0xf0, 0x9f, 0x98]), 'F0', 38, '5:1'],
    ['an overlong form', joined('a', [0xc0, 0x80]), 'C0', 1, '1:2'],
    ['a surrogate', joined('\uFEFFa', [0xed, 0xa0, 0x80]), 'ED', 4, '1:2'],
    ['nothing but a piece', joined([0xe2, 0x82]), 'E2', 0, '1:1'],
    ['a single byte', joined([0x80]), '80', 0, '1:1'],
  ])('%s', (_, bytes, byte, offset, place) => {
    const { value, diagnostics } = parse(bytes)
    expect(value).toBeUndefined()
    expect(places(diagnostics)).toEqual([`file-not-utf8 ${place}`])
    expect(messages(diagnostics)).toEqual([`the file is not UTF-8: byte ${offset} is 0x${byte}`])
  })

  test('wherever the byte stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (before, after) => {
        const good = bytesOf(before)
        const { diagnostics } = parse(Uint8Array.from([...good, 0xff, ...bytesOf(after)]))
        expect(messages(diagnostics)).toEqual([
          `the file is not UTF-8: byte ${good.length} is 0xFF`,
        ])
      }),
    )
  })
})

describe('characters that no feed may hold', () => {
  test.each([
    ['a control character', 'a\u0007b', 'U+0007', 1],
    ['several', '\u0000a\u0008\u000Bb\u001F', 'U+0000', 4],
    ['delete, and C1 codes without a meaning', 'a\u007Fb\u0081', 'U+007F', 2],
    ['noncharacters', 'a\uFFFEb\uFFFF', 'U+FFFE', 2],
  ])('are removed with a warning: %s', (_, text, first, count) => {
    const { value, diagnostics } = parse(`${head}${text}`)
    expect(value).toBeDefined()
    expect(messages(diagnostics)).toEqual([
      `characters that no feed may hold were removed (${count}, the first is ${first})`,
    ])
    expect(readBody(source('x.md', `${head}${text}`)).value).toMatch(/^[\w]*$/)
  })

  test('are found at their line, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `${head}one\ntwo \u0007`.replaceAll('\n', end)
      expect(places(parse(text).diagnostics)).toEqual(['control-characters 6:5'])
    }
  })

  test.each([
    ['---\ndate: 2025-05-17\ntitle: "a\\u0007b\\uD800c"\n---\n', 'title', 'abc', '3:1'],
    ['{\n"title": "a\\u0000b",\n"date": "2025-05-17"\n}\n', 'title', 'ab', '2:1'],
    ['---\ntitle: A\ndate: 2025-05-17\nslug: "a\\uD800b"\n---\n', 'slug', 'ab', '4:1'],
  ] as const)('are seen behind escape sequences too: %j', (text, field, value, place) => {
    const { value: post, diagnostics } = parse(text)
    expect(post?.[field]).toBe(value)
    expect(places(diagnostics)).toEqual([`control-characters ${place}`])
  })
})

test('letters of Windows-1252 that were read as Latin-1 are put right in silence', () => {
  const { value, diagnostics } = parse('---\ntitle: It\u0092s\ndate: 2025-05-17\n---\nText.')
  expect(diagnostics).toEqual([])
  expect(value?.title).toBe('It’s')
})

test('text of any script passes unharmed', () => {
  const title = 'العربية עברית 日本語 한국어 ไทย ‏👩🏽‍🚀 e\u0301 \u2028 \u3000 \u00A0! \u00AD.'
  expect(postOf(`title: "${title}"`).title).toBe(title)
})

test('no file makes the parser throw', () => {
  const line = fc.oneof(
    fc.constantFrom('---', '+++', '{', '}', '---json', '"', ': ', '- ', '&a [*a]', '<<: *a'),
    fc.constantFrom('date: ', 'slug: ', 'authors: ', 'image: ', 'url = ', '"id": ', '2025-05-17'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', ' ', ''), (lines, separator) => {
      for (const start of ['', '---\n', '+++\n', '{\n']) {
        const text = `${start}${lines.join(separator)}${start && `\n${start.replace('{', '}')}`}`
        const { value, diagnostics } = parsePost(source('a-post.md', text), aConfig())
        expect(value !== undefined || diagnostics.length > 0).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
