import { closeSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** What the first line begins with, and the version of the form of the file. */
const form = 'feedwright cache 1 '

/** No list of parts is as long. */
const longestLine = 4096

/**
 * Reads a file that `writeParts` wrote: a line that lists the parts, then the parts. Each is read and
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
  const head = read(0, longestLine)
  const end = head.indexOf('\n')
  const line = head.toString('utf8', 0, Math.max(0, end))
  const rows = line.startsWith(form) ? readRows(line.slice(form.length)) : []
  let start = end + 1
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

/** Replaces a file as a whole: who reads it meanwhile reads the old one or the new one. */
export function writeParts(file: string, parts: ReadonlyMap<string, string | Buffer>): void {
  const contents = [...parts].map(([name, part]) => {
    const bytes = Buffer.from(part)
    return { row: { name, size: bytes.length, hash: sha256(bytes) }, bytes }
  })
  const line = `${form}${JSON.stringify(contents.map(({ row }) => row))}\n`
  const temporary = `${file}.${process.pid}-${Date.now()}.tmp`
  try {
    writeFileSync(
      temporary,
      Buffer.concat([Buffer.from(line), ...contents.map((each) => each.bytes)]),
    )
    renameSync(temporary, file)
  } catch (error) {
    attempt(() => rmSync(temporary, { force: true }))
    throw error
  }
}
