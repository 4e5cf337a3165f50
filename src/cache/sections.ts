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
import { basename, dirname } from 'node:path'
import { attempt } from '../files/index.ts'
import { sha256 } from '../model/index.ts'
import { CacheError } from './cache-error.ts'

/** The named parts of a file. */
export interface Sections {
  /**
   * The bytes of a part, if there is one. Throws a `CacheFault` where they are not what was written,
   * or the file is not one that this program wrote under this name.
   */
  read(name: string): Buffer | undefined
  close(): void
}

interface SectionRow {
  readonly name: string
  readonly size: number
  readonly hash: string
}

/** What the last line begins with. */
const form = '\nfeedwright cache '

/** No list of parts is as long. */
const longestLine = 4096

/**
 * Opens a file that `writeParts` wrote: the parts, then a line that lists them. Each is read and
 * checked against its hash when it is asked for, so that what is not needed costs nothing.
 */
export function openSections(file: string, program: string): Sections {
  const descriptor = attempt(() => openSync(file, 'r'))
  if (descriptor === undefined) return { read: () => undefined, close: () => {} }
  const read = (start: number, size: number) => {
    const bytes = Buffer.allocUnsafe(size)
    const count = attempt(() => readSync(descriptor, bytes, 0, size, start)) ?? 0
    return bytes.subarray(0, count)
  }
  const size = attempt(() => fstatSync(descriptor).size) ?? 0
  const tail = read(Math.max(0, size - longestLine), Math.min(size, longestLine)).toString()
  const places = placesIn(tail, sealOf(file, program))
  return {
    read(name) {
      if (places === undefined) {
        throw new CacheError(`${basename(file)} is damaged or from another version`)
      }
      const place = places.get(name)
      const bytes = place && read(place.start, place.size)
      if (bytes && sha256(bytes) !== place.hash) {
        throw new CacheError(`${basename(file)} is damaged`)
      }
      return bytes
    },
    close: () => attempt(() => closeSync(descriptor)),
  }
}

/** Where each part lies, if the last line is one that was written so. */
function placesIn(
  tail: string,
  seal: (rows: string) => string,
): ReadonlyMap<string, SectionRow & { readonly start: number }> | undefined {
  const line = tail.slice(tail.lastIndexOf(form) + form.length)
  const rows = line.slice(line.indexOf(' ') + 1, -1)
  if (line !== `${seal(rows)} ${rows}\n`) return undefined
  let end = 0
  return new Map(
    (JSON.parse(rows) as readonly SectionRow[]).map((row) => {
      const start = end
      end += row.size
      return [row.name, { ...row, start }]
    }),
  )
}

/** A list of parts is believed only of the program that wrote it, and in the place where it did. */
function sealOf(file: string, program: string): (rows: string) => string {
  return (rows) => sha256(`${program}\n${basename(file)}\n${rows}`)
}

/** The text of a part, in pieces if it is long. */
export type Section = string | Iterable<string>

/** Replaces a file as a whole: who reads it meanwhile reads the old one or the new one. */
export function writeSections(
  file: string,
  program: string,
  parts: ReadonlyMap<string, Section>,
): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    const descriptor = openSync(temporary, 'wx')
    try {
      const rows = JSON.stringify(
        [...parts].map(([name, part]): SectionRow => ({ name, ...writePart(descriptor, part) })),
      )
      writeFileSync(descriptor, `${form}${sealOf(file, program)(rows)} ${rows}\n`)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
  } catch (error) {
    attempt(() => rmSync(temporary, { force: true }))
    throw error
  }
}

function writePart(descriptor: number, part: Section): Pick<SectionRow, 'size' | 'hash'> {
  const sum = createHash('sha256')
  const buffer = Buffer.allocUnsafe(bufferSize)
  let waiting = 0
  let size = 0
  const write = (bytes: Buffer) => {
    writeFileSync(descriptor, bytes)
    sum.update(bytes)
    size += bytes.length
  }
  const flush = () => {
    write(buffer.subarray(0, waiting))
    waiting = 0
  }
  for (const piece of typeof part === 'string' ? [part] : part) {
    // no character takes more bytes
    const most = piece.length * 3
    if (waiting + most > bufferSize) flush()
    if (most > bufferSize) write(Buffer.from(piece))
    else waiting += buffer.write(piece, waiting)
  }
  flush()
  return { size, hash: sum.digest('hex') }
}

/** In bytes: many small pieces are written together. */
const bufferSize = 256 * 1024
