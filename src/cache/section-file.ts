import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { endianness } from 'node:os'
import { basename } from 'node:path'
import { attempt, writeNewFile } from '../files/index.ts'
import { sha256 } from '../model/index.ts'
import { CacheError } from './cache-error.ts'

/** The named sections of a file. What they throw is a `CacheError`. */
export interface SectionFile {
  /** Throws where the file is damaged, or is not one that this program wrote under this name. */
  names(): readonly string[]
  /** All bytes of a section. Throws where they are not what was written. */
  read(name: string): Buffer
  /** Some bytes of a section, which the caller has to check. Throws where there are not so many. */
  readPart(name: string, start: number, size: number): Buffer
  /** Another one for each text of the file; empty where there is no file. */
  seal(): string
  close(): void
}

interface SectionRow {
  readonly name: string
  readonly size: number
  readonly hash: string
}

/** What the last line begins with. */
const form = '\nfeedwright cache '

/** How many bytes at the end are read at once: the list of sections is never as long. */
const tailSize = 32 * 1024

/**
 * Opens a file that `writeSectionFile` wrote: the sections, then a line that lists them. Each is read and
 * checked against its hash when it is asked for, so that what is not needed costs nothing.
 */
export function openSectionFile(file: string, program: string): SectionFile {
  const descriptor = attempt(() => openSync(file, 'r'))
  const size = (descriptor && attempt(() => fstatSync(descriptor).size)) ?? 0
  const tailStart = Math.max(0, size - tailSize)
  const readFile = (start: number, length: number): Buffer => {
    // not from a pool, so that numbers in it are aligned
    const bytes = Buffer.allocUnsafeSlow(length)
    const read = descriptor && attempt(() => readSync(descriptor, bytes, 0, length, start))
    return bytes.subarray(0, read ?? 0)
  }
  const tail = readFile(tailStart, size - tailStart)
  const readAt = (start: number, length: number): Buffer => {
    if (start < tailStart) return readFile(start, length)
    const bytes = Buffer.allocUnsafeSlow(length)
    return bytes.subarray(0, tail.copy(bytes, 0, start - tailStart))
  }
  const list: SectionList | undefined =
    descriptor === undefined
      ? { seal: '', places: new Map() }
      : listIn(tail.toString(), sealOf(file, program))
  const listed = () => {
    if (list !== undefined) return list
    throw new CacheError(`${basename(file)} is damaged or from another version`)
  }
  const damaged = () => new CacheError(`${basename(file)} is damaged`)
  return {
    names: () => [...listed().places.keys()],
    read(name) {
      const place = listed().places.get(name)
      const bytes = readAt(place?.start ?? 0, place?.size ?? 0)
      if (sha256(bytes) !== place?.hash) throw damaged()
      return bytes
    },
    readPart(name, start, length) {
      const bytes = readAt((listed().places.get(name)?.start ?? 0) + start, length)
      if (bytes.length !== length) throw damaged()
      return bytes
    },
    seal: () => listed().seal,
    close: () => descriptor && attempt(() => closeSync(descriptor)),
  }
}

interface SectionList {
  readonly seal: string
  readonly places: ReadonlyMap<string, SectionRow & { readonly start: number }>
}

/** Where each section lies, if the last line is one that was written so. */
function listIn(tail: string, sealOf: (rows: string) => string): SectionList | undefined {
  const line = tail.slice(tail.lastIndexOf(form) + form.length)
  const rows = line.slice(line.indexOf(' ') + 1, -1)
  const seal = sealOf(rows)
  if (line !== `${seal} ${rows}\n`) return undefined
  let end = 0
  const places = (JSON.parse(rows) as readonly SectionRow[]).map((row) => {
    const start = end
    end += row.size
    return [row.name, { ...row, start }] as const
  })
  return { seal, places: new Map(places) }
}

/** A list is trusted only of the program that wrote it, in its place, on a machine of this kind. */
function sealOf(file: string, program: string): (rows: string) => string {
  return (rows) => sha256(`${program}\n${endianness()}\n${basename(file)}\n${rows}`)
}

/** A section by its name, in pieces. */
export type Section = readonly [name: string, pieces: Iterable<Uint8Array>]

/**
 * Replaces a file as a whole: a reader meanwhile sees the old one or the new one.
 *
 * @returns its seal
 */
export function writeSectionFile(
  file: string,
  program: string,
  sections: Iterable<Section>,
): string {
  const temporary = `${file}.${randomUUID()}.tmp`
  let seal = ''
  const contents = function* () {
    const listed: SectionRow[] = []
    for (const [name, pieces] of sections) {
      const sum = createHash('sha256')
      let size = 0
      for (const piece of pieces) {
        yield piece
        sum.update(piece)
        size += piece.length
      }
      listed.push({ name, size, hash: sum.digest('hex') })
    }
    const rows = JSON.stringify(listed)
    seal = sealOf(file, program)(rows)
    yield Buffer.from(`${form}${seal} ${rows}\n`)
  }
  try {
    writeNewFile(temporary, contents(), 0o600)
    renameSync(temporary, file)
    return seal
  } catch (error) {
    attempt(() => rmSync(temporary, { force: true }))
    throw error
  }
}
