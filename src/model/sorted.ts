/** Where a value is among values in order, or -1. */
export function placeIn<Value extends string | number>(
  sorted: ArrayLike<Value>,
  value: Value,
): number {
  let start = 0
  let end = sorted.length
  while (start < end) {
    const middle = (start + end) >> 1
    if ((sorted[middle] as Value) < value) start = middle + 1
    else end = middle
  }
  return sorted[start] === value ? start : -1
}

/** A number of each item, in order. To make a set of so many takes twice as long. */
export function sortedNumbers<Item>(
  items: readonly Item[],
  numberOf: (item: Item) => number,
): Float64Array {
  const numbers = new Float64Array(items.length)
  items.forEach((item, place) => {
    numbers[place] = numberOf(item)
  })
  return numbers.sort()
}
