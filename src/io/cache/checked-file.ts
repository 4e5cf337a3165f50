import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { sha256 } from '../../model/index.ts'
import { attempt } from '../host-error.ts'

/** The named parts of a file. */
export interface Parts {
  readonly names: readonly string[]
  /** The bytes of a part; one that is damaged is not there. */
  read(name: string): Buffer | undefined
  close(): void
}

interface Row {
  readonly name: string
  readonly size: number
  readonly hash: string
}

/** What the last line begins with, and the version of the form of the file. */
const form = '\nfeedwright cache 1 '

/** No list of parts is as long. */
const longestLine = 4096

/**
 * Reads a file that `writeParts` wrote: the parts, then a line that lists them. Each is read and
 * checked against its hash when it is asked for, so that what is not needed costs nothing. A file
 * that is missing, from another version or torn has no parts.
 */
export function openParts(file: string): Parts {
  const descriptor = attempt(() => openSync(file, 'r'))
  if (descriptor === undefined) return { names: [], read: () => undefined, close: () => {} }
  const read = (start: number, size: number) => {
    const bytes = Buffer.allocUnsafe(size)
    const count = attempt(() => readSync(descriptor, bytes, 0, size, start)) ?? 0
    return bytes.subarray(0, count)
  }
  const fileSize = attempt(() => fstatSync(descriptor).size) ?? 0
  const tail = read(Math.max(0, fileSize - longestLine), Math.min(fileSize, longestLine)).toString()
  const line = tail.lastIndexOf(form)
  const rows = line === -1 ? [] : readRows(tail.slice(line + form.length))
  let start = 0
  const places = new Map(
    rows.map((row) => {
      const place = { ...row, start }
      start += row.size
      return [row.name, place]
    }),
  )
  return {
    names: rows.map(({ name }) => name),
    read(name) {
      const place = places.get(name)
      const bytes = place && attempt(() => read(place.start, place.size))
      return bytes && sha256(bytes) === place?.hash ? bytes : undefined
    },
    close: () => attempt(() => closeSync(descriptor)),
  }
}

function readRows(line: string): readonly Row[] {
  const rows: unknown = attempt(() => JSON.parse(line))
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

function isRow(row: unknown): row is Row {
  return (
    typeof row === 'object' &&
    row !== null &&
    'name' in row &&
    'size' in row &&
    'hash' in row &&
    Number.isSafeInteger(row.size) &&
    Number(row.size) >= 0
  )
}

/** The text of a part, in pieces if it is long. */
export type Part = string | Iterable<string>

/** Replaces a file as a whole: who reads it meanwhile reads the old one or the new one. */
export function writeParts(file: string, parts: ReadonlyMap<string, Part>): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    const descriptor = openSync(temporary, 'wx')
    try {
      const rows = [...parts].map(([name, part]) => ({ name, ...writePart(descriptor, part) }))
      writeFileSync(descriptor, `${form}${JSON.stringify(rows)}\n`)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
  } catch (error) {
    attempt(() => rmSync(temporary, { force: true }))
    throw error
  }
}

function writePart(descriptor: number, part: Part): Pick<Row, 'size' | 'hash'> {
  const sum = createHash('sha256')
  let size = 0
  let waiting = ''
  const write = () => {
    const bytes = Buffer.from(waiting)
    writeFileSync(descriptor, bytes)
    sum.update(bytes)
    size += bytes.length
    waiting = ''
  }
  for (const piece of typeof part === 'string' ? [part] : part) {
    waiting += piece
    if (waiting.length > pieceSize) write()
  }
  write()
  return { size, hash: sum.digest('hex') }
}

/** In characters: many small pieces are written together. */
const pieceSize = 256 * 1024
