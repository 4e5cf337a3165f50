/** Values of many rows, column by column, as they lie in a file: each is decoded when it is asked for. */

import { once } from '../model/index.ts'

/** A value for each row. */
export interface Column<Value> {
  readonly size: number
  at(row: number): Value
  /** The numbers of all rows, where it has numbers. */
  numbers?(): Float64Array
}

export interface GrowingColumn<Value> extends Column<Value> {
  push(value: Value): void
  /** What lies in the file. */
  parts(): Iterable<readonly [name: string, pieces: Iterable<Uint8Array>]>
}

/** The parts of a column in a file. */
export interface ColumnFile {
  read(part: string): Buffer
  /** Reads some bytes, which the caller has to check. */
  readPart(part: string, start: number, size: number): Buffer
}

/** How values of a type become a column, and are read back. */
export interface ColumnKind<Value> {
  create(): GrowingColumn<Value>
  open(file: ColumnFile): Column<Value>
}

export const numbers: ColumnKind<number> = {
  create() {
    const values = growing((size) => new Float64Array(size))
    return {
      get size() {
        return values.size()
      },
      at: values.at,
      numbers: values.all,
      push: values.push,
      parts: () => [['', [bytesOf(values.all())]]],
    }
  },
  open(file) {
    const values = once(() => numbersIn(file.read('')))
    return {
      get size() {
        return values().length
      },
      at: (row) => values()[row] ?? 0,
      numbers: values,
    }
  },
}

/** Lists of whole numbers below 2^32. */
export const numberLists: ColumnKind<Uint32Array> = {
  create: createNumberLists,
  open(file) {
    const values = once(() => wholeNumbersIn(file.read('')))
    const ends = once(() => wholeNumbersIn(file.read('.ends')))
    return {
      get size() {
        return ends().length
      },
      at: (row) => values().subarray(row === 0 ? 0 : ends()[row - 1], ends()[row]),
    }
  },
}

export function createNumberLists(): GrowingColumn<Uint32Array> & {
  push(list: ArrayLike<number>): void
} {
  const values = growing((size) => new Uint32Array(size))
  const ends = growing((size) => new Uint32Array(size))
  return {
    get size() {
      return ends.size()
    },
    at: (row) => values.all().subarray(ends.at(row - 1), ends.at(row)),
    push(list) {
      values.pushAll(list)
      ends.push(values.size())
    },
    parts: () => [
      ['', [bytesOf(values.all())]],
      ['.ends', [bytesOf(ends.all())]],
    ],
  }
}

interface GrowingNumbers<Values> {
  size(): number
  push(value: number): void
  pushAll(values: ArrayLike<number>): void
  /** The number at an index; 0 before the first one. */
  at(index: number): number
  /** The numbers that were pushed so far. */
  all(): Values
}

/** An array of numbers that grows. */
function growing<Values extends Float64Array | Uint32Array>(
  make: (size: number) => Values,
): GrowingNumbers<Values> {
  let values = make(256)
  let size = 0
  const makeRoom = (count: number) => {
    if (size + count <= values.length) return
    const more = make(2 * (size + count))
    more.set(values)
    values = more
  }
  return {
    size: () => size,
    push(value) {
      makeRoom(1)
      values[size] = value
      size += 1
    },
    pushAll(added) {
      makeRoom(added.length)
      values.set(added, size)
      size += added.length
    },
    at: (index) => (index < 0 ? 0 : (values[index] ?? 0)),
    all: () => values.subarray(0, size) as Values,
  }
}

/** The bytes of numbers, as they lie in a file. */
export function bytesOf({
  buffer,
  byteOffset,
  byteLength,
}: Float64Array | Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** The numbers in bytes of a file. */
export function numbersIn({ buffer, byteOffset, length }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, length / 8)
}

export function wholeNumbersIn({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 4)
}
