import { sha256 } from '../model/index.ts'
import { CacheError } from './cache-error.ts'
import { bytesOf, type ColumnKind, numbersIn, wholeNumbersIn } from './columns.ts'

/** So many texts are a chunk. */
const chunkRows = 256

/**
 * Texts, in chunks which are encoded as one text and have a checksum each. One is read, checked and decoded
 * when a text of it is asked for, so that the texts of a few rows cost little, however many there are.
 * A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 */
export const texts: ColumnKind<string> = {
  create() {
    const chunks: Buffer[] = []
    let waiting: string[] = []
    const read = chunkReader((chunk) => chunks[chunk] ?? encode([]))
    const size = () => chunks.length * chunkRows + waiting.length
    return {
      get size() {
        return size()
      },
      at(row) {
        const place = row - chunks.length * chunkRows
        return place < 0 ? read(row) : (waiting[place] ?? '')
      },
      push(text) {
        waiting.push(text)
        if (waiting.length < chunkRows) return
        chunks.push(encode(waiting))
        waiting = []
      },
      parts() {
        const all = waiting.length === 0 ? chunks : [...chunks, encode(waiting)]
        let end = 0
        const list = all.flatMap((bytes) => {
          end += bytes.length
          return [end, checksum(bytes)]
        })
        return [
          ['', all],
          ['.chunks', [bytesOf(Float64Array.of(size(), ...list))]],
        ]
      },
    }
  },
  open(file) {
    const list = numbersIn(file.read('.chunks'))
    const [size = 0] = list
    const at = chunkReader((chunk) => {
      const start = chunk === 0 ? 0 : (list[2 * chunk - 1] ?? 0)
      const bytes = file.readPart('', start, (list[2 * chunk + 1] ?? 0) - start)
      if (checksum(bytes) !== list[2 * chunk + 2]) throw new CacheError('a text is damaged')
      return bytes
    })
    return { size, at: (row) => (row < size ? at(row) : '') }
  },
}

/** A chunk: how many texts it has, where each of them ends in UTF-16, and all of them in UTF-8. */
function encode(list: readonly string[]): Buffer {
  const head = new Uint32Array(list.length + 1)
  head[0] = list.length
  let end = 0
  for (const [place, { length }] of list.entries()) {
    end += length
    head[place + 1] = end
  }
  const text = Buffer.from(list.join(''))
  const bytes = Buffer.allocUnsafeSlow(head.byteLength + text.length)
  bytes.set(bytesOf(head))
  bytes.set(text, head.byteLength)
  return bytes
}

/** So many chunks are kept of those that do not follow the one before: enough for 25,000 rows that are asked for in any order. */
const keptChunks = 100

/** Reads texts. Most are asked for one after the other, but posts by their times, whatever their names are. */
function chunkReader(read: (chunk: number) => Buffer): (row: number) => string {
  const kept = new Map<number, Chunk>()
  let last = -1
  let current: Chunk = { ends: new Uint32Array(), text: '' }
  const open = (chunk: number): Chunk => {
    const known = kept.get(chunk)
    if (known !== undefined) return known
    const bytes = read(chunk)
    const [count = 0] = wholeNumbersIn(bytes.subarray(0, 4))
    const ends = wholeNumbersIn(bytes.subarray(4, 4 + 4 * count))
    const opened = { ends, text: bytes.toString('utf8', 4 + 4 * count) }
    if (chunk === last + 1) return opened
    const [oldest] = kept.keys()
    if (kept.size === keptChunks && oldest !== undefined) kept.delete(oldest)
    kept.set(chunk, opened)
    return opened
  }
  return (row) => {
    const chunk = Math.floor(row / chunkRows)
    if (chunk !== last) {
      current = open(chunk)
      last = chunk
    }
    const { ends, text } = current
    const place = row - chunk * chunkRows
    return text.slice(place === 0 ? 0 : ends[place - 1], ends[place])
  }
}

interface Chunk {
  /** Where each text ends. */
  readonly ends: Uint32Array
  readonly text: string
}

/** The beginning of the SHA-256, as a number. */
function checksum(bytes: Uint8Array): number {
  return Number.parseInt(sha256(bytes).slice(0, 13), 16)
}
