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

/** The numbers at some places, in order. To make a set of so many takes twice as long. */
export function sortedNumbers(
  places: ArrayLike<number>,
  numberAt: (place: number) => number,
): Float64Array {
  const numbers = new Float64Array(places.length)
  for (let index = 0; index < numbers.length; index++) {
    numbers[index] = numberAt(places[index] ?? -1)
  }
  return numbers.sort()
}
