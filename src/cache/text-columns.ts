import { isAscii } from 'node:buffer'
import { bytesOf, type ColumnKind, type GrowingColumn, growing, openNumbers } from './columns.ts'

/**
 * Texts in memory, decoded when they are asked for. One with half a character, which UTF-8 cannot hold,
 * becomes empty.
 */
export const texts: ColumnKind<string> = {
  create: () => createTexts(),
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

/** The size of a block in bytes. */
const blockSize = 16 * 1024

/**
 * Texts as UTF-8, in chunks, so that what is there need not be copied when more comes.
 *
 * @param sumOf for a part with a checksum of each text
 */
export function createTexts(sumOf?: (bytes: Uint8Array) => number): GrowingColumn<string> {
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
      const place = places.at(row)
      const start = place % chunkSize
      const size = ends.at(row) - ends.at(row - 1)
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
      if (sumOf !== undefined) sums.push(sumOf(chunk.bytes.subarray(start, chunk.end)))
    },
    parts: () => [
      ['', chunks.map(({ bytes, end }) => bytes.subarray(0, end))],
      ['.ends', [bytesOf(ends.all())]],
      ...(sumOf ? [['.sums', [bytesOf(sums.all())]] as const] : []),
    ],
  }
}
