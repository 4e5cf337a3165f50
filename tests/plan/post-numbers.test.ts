import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexNumbers } from '../../src/plan/post-numbers.ts'

test('numbers are found at each of their places, and nowhere else', () => {
  const number = fc.oneof(fc.nat(8), fc.maxSafeNat())
  fc.assert(
    fc.property(fc.array(number), number, (numbers, other) => {
      const { find, areDistinct } = indexNumbers(Float64Array.from(numbers))
      expect(areDistinct).toBe(new Set(numbers).size === numbers.length)
      for (const [place, each] of numbers.entries()) {
        expect(find(each, (found) => found === place)).toBe(place)
        expect(find(each, () => false)).toBeUndefined()
      }
      const found = find(other, () => true)
      expect(found === undefined ? found : numbers[found]).toBe(
        numbers.includes(other) ? other : undefined,
      )
    }),
  )
})
