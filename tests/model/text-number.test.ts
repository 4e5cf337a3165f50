import { expect, test } from 'vitest'
import { textNumber } from '../../src/model/index.ts'

test('a text has a number of its own, and always the same', () => {
  const texts = Array.from({ length: 20_000 }, (_, number) => `https://example.org/${number}/`)
  const all = [...texts, '', 'a', 'b', 'ab', 'ba', 'пост', 'п', '\u0000', '\u0000\u0000']
  const numbers = all.map(textNumber)
  expect(new Set(numbers).size).toBe(all.length)
  expect(numbers.every((each) => Number.isSafeInteger(each) && each >= 0)).toBe(true)
  expect(all.map(textNumber)).toEqual(numbers)
})
