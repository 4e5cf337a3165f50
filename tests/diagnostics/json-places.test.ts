import { describe, expect, test } from 'vitest'
import { jsonFault, jsonSpan, withProperty } from '../../src/diagnostics/index.ts'

describe('a JSON text', () => {
  const text =
    '{\n  "site": {\n    "url": "x",\n    "title": "y"\n  },\n  "limit": 0,\n  "feeds": ["a", "b"]\n}'
  test.each([
    [['site'], '"site": {\n    "url": "x",\n    "title": "y"\n  }'],
    [['site', 'url'], '"url": "x"'],
    [['limit'], '"limit": 0'],
    [['feeds', 1], '"b"'],
  ])('has each key at its place: %j', (path, expected) => {
    const { start, end } = jsonSpan(text, path) ?? {}
    expect(text.slice(start, end)).toBe(expected)
  })

  test.each([[['sites']], [['site', 'constructor']], [['limit', 'x']], [[]]])(
    'has no place for what it does not hold: %j',
    (path) => {
      expect(jsonSpan(text, path)).toBeUndefined()
    },
  )

  test.each([
    ['{"a": 1,}', 'property name expected', 8],
    ['{"a" 1}', 'colon expected', 5],
    ['{"a": 1 "b"}', 'comma expected', 8],
    ['[1, 2', 'close bracket expected', 5],
    ['{} x', 'invalid symbol', 3],
    ['// x\n{}', 'invalid comment token', 0],
    ['', 'value expected', 0],
  ])('that is broken has a reason and a place: %j', (broken, reason, offset) => {
    expect(jsonFault(broken)).toEqual({ reason, offset })
  })

  test('may be deeper than any parser', () => {
    const deep = '['.repeat(100_000)
    expect(jsonFault(deep)).toEqual({ reason: 'not JSON', offset: 0 })
    expect(jsonSpan(deep, ['a'])).toBeUndefined()
  })
})

describe('a property is put into a JSON text', () => {
  test.each([
    ['{\n\t"a": [1, 2]\n}\n', '{\n\t"a": [1, 2],\n\t"b": {\n\t\t"c": "1"\n\t}\n}\n'],
    ['{\r\n    "b": { }\r\n}', '{\r\n    "b": {\r\n        "c": "1"\r\n    }\r\n}'],
    [
      '{\n  "b": {\n    "d": {"e":[]} },\n  "a": 1\n}',
      '{\n  "b": {\n    "d": {"e":[]},\n    "c": "1" },\n  "a": 1\n}',
    ],
    ['{ "a": 1 }', '{ "a": 1, "b": {"c":"1"} }'],
    ['{}', '{\n  "b": {\n    "c": "1"\n  }\n}'],
  ])('and what is there stays: %j', (text, expected) => {
    expect(withProperty(text, ['b', 'c'], '1')).toBe(expected)
  })

  test.each(['{ "b": { "c": 1 } }', '{ "b": [] }', '{ "b": 1 }', '[]', '', '['.repeat(1e6)])(
    'unless there is no place for it',
    (text) => {
      expect(withProperty(text, ['b', 'c'], '1')).toBeUndefined()
    },
  )
})
