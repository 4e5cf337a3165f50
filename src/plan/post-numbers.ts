import type { Post } from '../model/index.ts'

/** Where numbers are in a list. */
export interface NumberIndex {
  /** Whether no number is there twice. */
  readonly areDistinct: boolean
  /** The first place of a number at which something is true. */
  find(number: number, isTrue: (place: number) => boolean): number | undefined
}

/** Numbers of posts. `Float64Array.from` takes four times as long. */
export function numbersOf(posts: readonly Post[], numberOf: (post: Post) => number): Float64Array {
  const numbers = new Float64Array(posts.length)
  const fill = (post: Post, place: number) => {
    numbers[place] = numberOf(post)
  }
  posts.forEach(fill)
  return numbers
}

/**
 * A table with open addressing. Of a hundred thousand numbers it takes half the time of a `Map`, and leaves
 * nothing to the collector.
 */
export function indexNumbers(numbers: Float64Array): NumberIndex {
  const size = 2 ** Math.ceil(Math.log2(2 * numbers.length + 1))
  const places = new Int32Array(size).fill(-1)
  const next = (slot: number) => (slot + 1) & (size - 1)
  let areDistinct = true
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0
    let slot = number & (size - 1)
    for (let other = places[slot] ?? -1; other !== -1; other = places[slot] ?? -1) {
      if (numbers[other] === number) areDistinct = false
      slot = next(slot)
    }
    places[slot] = place
  }
  return {
    areDistinct,
    find(number, isTrue) {
      let slot = number & (size - 1)
      for (let place = places[slot] ?? -1; place !== -1; place = places[slot] ?? -1) {
        if (numbers[place] === number && isTrue(place)) return place
        slot = next(slot)
      }
      return undefined
    },
  }
}
