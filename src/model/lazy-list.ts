/** A list whose items may be made only when they are asked for. An array is one as well. */
export interface LazyList<Item> extends Iterable<Item> {
  readonly length: number
  /** @param index 0 or more */
  at(index: number): Item | undefined
  slice(start?: number, end?: number): readonly Item[]
}

/** @param make called once at most for each item */
export function lazyList<Item>(length: number, make: (index: number) => Item): LazyList<Item> {
  const items = new Array<Item | undefined>(length)
  const itemAt = (index: number) => {
    const item = items[index] ?? make(index)
    items[index] = item
    return item
  }
  const slice = (start = 0, end = length) => {
    const size = Math.max(0, Math.min(end, length) - start)
    return Array.from({ length: size }, (_, index) => itemAt(start + index))
  }
  return {
    length,
    at: (index) => (index >= 0 && index < length ? itemAt(index) : undefined),
    slice,
    [Symbol.iterator]: () => slice().values(),
  }
}
