/**
 * Values of many rows, column by column, as they lie in a file: a column is read when it is asked for,
 * a value is decoded when it is, and no column ever becomes one string.
 */
import { isAscii } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { CacheError } from './cache-error.ts'

/** A value for each row. */
export interface Column<Value> {
  readonly size: number
  at(row: number): Value
}

export interface GrowingColumn<Value> extends Column<Value> {
  push(value: Value): void
  /** What lies in the file, part by part. */
  parts(): Iterable<readonly [part: string, pieces: Iterable<Uint8Array>]>
}

/** The parts of a column in a file. */
export interface ColumnFile {
  read(part: string): Buffer
  /** For bytes that the caller checks. */
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
      at: (row) => values.all()[row] ?? 0,
      push: values.push,
      parts: () => [['', [bytesOf(values.all())]]],
    }
  },
  open(file) {
    const bytes = file.read('')
    const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
    return { size: values.length, at: (row) => values[row] ?? 0 }
  },
}

/** Lists of whole numbers below 2^32. */
export const numberLists: ColumnKind<Uint32Array> = {
  create() {
    const values = growing((size) => new Uint32Array(size))
    const ends = growing((size) => new Float64Array(size))
    return {
      get size() {
        return ends.size()
      },
      at: (row) => values.all().subarray(ends.all()[row - 1] ?? 0, ends.all()[row]),
      push(list) {
        for (const value of list) values.push(value)
        ends.push(values.size())
      },
      parts: () => [
        ['', [bytesOf(values.all())]],
        ['.ends', [bytesOf(ends.all())]],
      ],
    }
  },
  open(file) {
    const bytes = file.read('')
    const values = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    const ends = openNumbers(file, '.ends')
    return {
      size: ends.size,
      at: (row) => values.subarray(row === 0 ? 0 : ends.at(row - 1), ends.at(row)),
    }
  },
}

/**
 * Texts in memory, decoded when they are asked for. One with half a character, which UTF-8 cannot hold,
 * becomes empty.
 */
export const texts: ColumnKind<string> = {
  create: () => createTexts(false),
  open(file) {
    const bytes = file.read('')
    const ends = openNumbers(file, '.ends')
    const startOf = (row: number) => (row === 0 ? 0 : ends.at(row - 1))
    if (!isAscii(bytes)) {
      return {
        size: ends.size,
        at: (row) => bytes.toString('utf8', startOf(row), ends.at(row)),
      }
    }
    // most are asked for one after the other, and to cut a string takes a tenth of decoding bytes
    let block = ''
    let blockStart = 0
    let last = -1
    return {
      size: ends.size,
      at(row) {
        const start = startOf(row)
        const end = ends.at(row)
        const isNext = row === last + 1
        last = row
        if (isNext && (start < blockStart || end > blockStart + block.length)) {
          block = bytes.toString('latin1', start, Math.max(end, start + blockSize))
          blockStart = start
        }
        return start < blockStart || end > blockStart + block.length
          ? bytes.toString('latin1', start, end)
          : block.slice(start - blockStart, end - blockStart)
      },
    }
  },
}

/** In bytes. */
const blockSize = 16 * 1024

/** Texts of which few are needed: each is read from the disk when it is asked for, and checked. */
export const records: ColumnKind<string> = {
  create: () => createTexts(true),
  open(file) {
    const ends = openNumbers(file, '.ends')
    const sums = openNumbers(file, '.sums')
    return {
      size: ends.size,
      at(row) {
        const start = row === 0 ? 0 : ends.at(row - 1)
        const bytes = file.readPart('', start, ends.at(row) - start)
        if (crc32(bytes) !== sums.at(row)) throw new CacheError('a record is damaged')
        return bytes.toString()
      },
    }
  },
}

/** Lists of values that many rows share, such as tags: each value is kept once, as JSON. */
export function listsOf<Value>(): ColumnKind<readonly Value[]> {
  return {
    create() {
      const lists = numberLists.create()
      const values = texts.create()
      const known = new Map<string, number>()
      const numberOf = (value: Value) => {
        const json = JSON.stringify(value)
        const number = known.get(json) ?? values.size
        if (number === values.size) values.push(json)
        known.set(json, number)
        return number
      }
      return {
        ...listColumn<Value>(lists, values),
        get size() {
          return lists.size
        },
        push: (list) => lists.push(Uint32Array.from(list, numberOf)),
        parts: () => [
          ...lists.parts(),
          ...Array.from(values.parts(), ([part, pieces]) => [`.values${part}`, pieces] as const),
        ],
      }
    },
    open(file) {
      const values = texts.open({
        read: (part) => file.read(`.values${part}`),
        readPart: (part, start, size) => file.readPart(`.values${part}`, start, size),
      })
      return listColumn<Value>(numberLists.open(file), values)
    },
  }
}

function listColumn<Value>(
  lists: Column<Uint32Array>,
  values: Column<string>,
): Column<readonly Value[]> {
  const parsed: Value[] = []
  return {
    get size() {
      return lists.size
    },
    at(row) {
      const found: Value[] = []
      for (const number of lists.at(row)) {
        const value = parsed[number] ?? (JSON.parse(values.at(number)) as Value)
        parsed[number] = value
        found.push(value)
      }
      return found
    },
  }
}

/** Texts as UTF-8, in chunks, so that what is there need not be copied when more comes. */
function createTexts(hasSums: boolean): GrowingColumn<string> {
  const chunkSize = 1024 * 1024
  const chunks: { readonly bytes: Buffer; end: number }[] = []
  const places = growing((size) => new Float64Array(size))
  const ends = growing((size) => new Float64Array(size))
  const sums = growing((size) => new Float64Array(size))
  let end = 0
  const reserve = (size: number) => {
    const last = chunks.at(-1)
    if (last !== undefined && last.end + size <= last.bytes.length) return last
    const next = { bytes: Buffer.allocUnsafeSlow(Math.max(size, chunkSize)), end: 0 }
    chunks.push(next)
    return next
  }
  return {
    get size() {
      return ends.size()
    },
    at(row) {
      const place = places.all()[row] ?? 0
      const start = place % chunkSize
      const size = (ends.all()[row] ?? 0) - (ends.all()[row - 1] ?? 0)
      return (
        chunks[Math.floor(place / chunkSize)]?.bytes.toString('utf8', start, start + size) ?? ''
      )
    },
    push(text) {
      const whole = text.isWellFormed() ? text : ''
      const most = whole.length * 3
      const chunk = reserve(most < chunkSize ? most : Buffer.byteLength(whole))
      const start = chunk.end
      chunk.end += chunk.bytes.write(whole, start)
      places.push((chunks.length - 1) * chunkSize + start)
      end += chunk.end - start
      ends.push(end)
      if (hasSums) sums.push(crc32(chunk.bytes.subarray(start, chunk.end)))
    },
    parts: () => [
      ['', chunks.map(({ bytes, end }) => bytes.subarray(0, end))],
      ['.ends', [bytesOf(ends.all())]],
      ...(hasSums ? [['.sums', [bytesOf(sums.all())]] as const] : []),
    ],
  }
}

function openNumbers(file: ColumnFile, part: string): Column<number> {
  return numbers.open({ ...file, read: () => file.read(part) })
}

/** An array of numbers that grows. */
function growing<Values extends Float64Array | Uint32Array>(make: (size: number) => Values) {
  let values = make(256)
  let size = 0
  return {
    size: () => size,
    push(value: number) {
      if (size === values.length) {
        const more = make(size * 2)
        more.set(values)
        values = more
      }
      values[size] = value
      size += 1
    },
    all: () => values.subarray(0, size) as Values,
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
