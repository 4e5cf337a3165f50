import { describe, expect, expectTypeOf, test } from 'vitest'
import { rfc822, rfc3339, type Timestamp, timestamp } from '../../src/model/index.ts'

describe('a time is written in UTC, in whole seconds', () => {
  test.each([
    [Date.UTC(2025, 4, 17, 9, 30), '2025-05-17T09:30:00Z', 'Sat, 17 May 2025 09:30:00 GMT'],
    [Date.UTC(2026, 0, 9, 10, 0, 0, 999), '2026-01-09T10:00:00Z', 'Fri, 09 Jan 2026 10:00:00 GMT'],
    [Date.UTC(2024, 1, 29, 23, 59, 59), '2024-02-29T23:59:59Z', 'Thu, 29 Feb 2024 23:59:59 GMT'],
    [-1, '1969-12-31T23:59:59Z', 'Wed, 31 Dec 1969 23:59:59 GMT'],
    [Date.parse('0099-01-02'), '0099-01-02T00:00:00Z', 'Fri, 02 Jan 0099 00:00:00 GMT'],
  ])('%d', (milliseconds, atom, rss) => {
    const time = timestamp(milliseconds)
    expect(rfc3339(time)).toBe(atom)
    expect(rfc822(time)).toBe(rss)
    expect(timestamp(time)).toBe(time)
  })
})

test('no ordinary number is a time', () => {
  expectTypeOf<number>().not.toExtend<Timestamp>()
})
