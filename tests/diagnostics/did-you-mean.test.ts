import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/diagnostics/index.ts'

describe('did you mean', () => {
  test.each([
    ['buidl', 'build'],
    ['titel', 'title'],
    ['timezon', 'timezone'],
    ['LIMIT', 'limit'],
    ['licence', undefined],
    ['x', undefined],
  ])('%s', (text, candidate) => {
    const known = ['build', 'check', 'title', 'timezone', 'limit']
    expect(didYouMean(text, known)).toBe(candidate ? `; did you mean \`${candidate}\`?` : '')
  })

  test('the nearest of several, and of equals the first', () => {
    expect(nearest('cat', ['cart', 'bat', 'cat'], 2)).toBe('cat')
    expect(nearest('cat', ['bat', 'cart'], 2)).toBe('bat')
    expect(nearest('cat', ['dog'], 2)).toBeUndefined()
  })

  test('a swap counts as one slip, two as two', () => {
    expect(nearest('tilte', ['title'], 0)).toBeUndefined()
    expect(nearest('ittle', ['title'], 1)).toBe('title')
    expect(nearest('itlte', ['title'], 1)).toBeUndefined()
    expect(nearest('itlte', ['title'], 2)).toBe('title')
  })

  test('one slip is one letter more, less, other, or swapped with its neighbour', () => {
    const word = fc.stringMatching(/^[a-z]{5,9}$/)
    fc.assert(
      fc.property(word, fc.nat(4), fc.stringMatching(/^[a-z]$/), (right, at, letter) => {
        const [before, after] = [right.slice(0, at), right.slice(at)]
        const swapped = `${before}${after[1] ?? ''}${after[0]}${after.slice(2)}`
        for (const wrong of [before + letter + after, before + after.slice(1), swapped]) {
          expect(nearest(wrong, [right], 1)).toBe(right)
        }
      }),
    )
  })
})
