import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAndColumn } from '../../src/diagnostics/index.ts'

test('lines and columns count from 1', () => {
  const text = 'ab\ncd\n\ne'
  const at = (offset: number) => Object.values(lineAndColumn(text, offset)).join(':')
  expect([0, 2, 3, 5, 6, 7, 8].map(at)).toEqual(['1:1', '1:3', '2:1', '2:3', '3:1', '4:1', '4:2'])
})

test('a line and a column lead back to their offset', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(), (lines, number) => {
      const text = lines.join('\n')
      const offset = Math.min(number, text.length)
      const { line, column } = lineAndColumn(text, offset)
      const before = text.split('\n').slice(0, line - 1)
      expect(before.reduce((sum, each) => sum + each.length + 1, column - 1)).toBe(offset)
    }),
  )
})
