import { expect, describe as suite, test } from 'vitest'
import { describe } from '../../src/diagnostics/index.ts'

suite('a value is quoted', () => {
  test.each([
    [undefined, 'missing'],
    [null, 'empty'],
    ['', 'empty'],
    ['a "b"\n\u001B[31m', '"a \\"b\\"\\n\\u001b[31m"'],
    ['x'.repeat(200), `"${'x'.repeat(79)}…"`],
    [5, 'the number 5'],
    [false, 'the boolean false'],
    [[1], 'a list'],
    [{}, 'a map'],
    [new Date(Number.NaN), 'a date'],
    [() => 1, 'a function'],
  ])('%j', (value, text) => {
    expect(describe(value)).toBe(text)
  })
})
