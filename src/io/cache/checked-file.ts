import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { sha256 } from '../../model/index.ts'
import { attempt } from '../host-error.ts'

/** The named parts of a file. */
export interface Parts {
  readonly names: readonly string[]
  /** The bytes of a part; one that is damaged is not there. */
  read(name: string): Buffer | undefined
}

interface Row {
  readonly name: string
  readonly size: number
  readonly hash: string
}

/** What the first line begins with, and the version of the form of the file. */
const form = 'feedwright cache 1 '

/**
 * Reads a file that `writeParts` wrote: a line that lists the parts, then the parts. Each is checked
 * against its hash when it is asked for, so that what is not needed costs nothing. A file that is
 * missing, from another version or torn has no parts.
 */
export function readParts(file: string): Parts {
  const bytes = attempt(() => readFileSync(file)) ?? Buffer.alloc(0)
  const end = bytes.indexOf('\n')
  const line = bytes.toString('utf8', 0, Math.max(0, end))
  const rows = line.startsWith(form) ? readRows(line.slice(form.length)) : []
  let start = end + 1
  const parts = new Map(
    rows.map(({ name, size, hash }) => {
      const part = bytes.subarray(start, start + size)
      start += size
      return [name, { part, hash }]
    }),
  )
  return {
    names: [...parts.keys()],
    read(name) {
      const found = parts.get(name)
      return found !== undefined && sha256(found.part) === found.hash ? found.part : undefined
    },
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
