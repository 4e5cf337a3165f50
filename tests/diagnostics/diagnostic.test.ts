import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { diagnostic, hasErrors, sortDiagnostics } from '../../src/diagnostics/index.ts'

test('a diagnostic fills in its arguments, once', () => {
  const place = { file: 'posts/a.md', line: 2, column: 7 }
  const args = { field: 'date', found: '{field}' }
  expect(diagnostic('date-invalid', place, args)).toEqual({
    code: 'date-invalid',
    severity: 'error',
    message: '`date` is {field}, which is not a date',
    help: 'Write the date as 2025-05-17, 2025-05-17 09:30 or 2025-05-17T09:30:00+03:00. 03/04/2025 is two different days, depending on the reader.',
    ...place,
  })
})

test('a diagnostic quotes an argument on one line, and no megabyte of it', () => {
  const reason = `\u001B[31m\n::error::x\u2028${'y'.repeat(1_000_000)}`
  const { message } = diagnostic('permalink-failed', { file: 'a.md' }, { reason })
  expect(message).toContain(': \\u001b[31m\\n::error::x\\u2028yyy')
  expect(message).toMatch(/…$/)
  expect(message.length).toBeLessThan(600)
})

test('a code has its own arguments', () => {
  type Arguments = Record<'field' | 'found', string | number>
  expectTypeOf(diagnostic<'date-invalid'>)
    .parameter(2)
    .toEqualTypeOf<Arguments>()
})

test('only an error counts as one', () => {
  const [place, args] = [{ file: '' }, { field: '', found: '' }]
  expect(hasErrors([diagnostic('date-old', place, args)])).toBe(false)
  expect(
    hasErrors([diagnostic('date-old', place, args), diagnostic('date-invalid', place, args)]),
  ).toBe(true)
})

test('diagnostics are in the order of files, lines, columns and codes', () => {
  const at = (file: string, line?: number, column?: number, code = 'date-old' as const) => ({
    ...{ code, severity: 'warning' as const, message: '', help: '' },
    ...{ file, line, column },
  })
  const sorted = [at('B'), at('a'), at('a', 1, 2), at('a', 2, 1), at('a', 2, 10), at('a', 10, 1)]
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
      expect(sortDiagnostics(shuffled)).toEqual(sorted)
    }),
  )
})
