import type { Diagnostic } from '../../diagnostics/index.ts'
import type { Outcome, Post, SourceFile } from '../../model/index.ts'
import type { FileRecord } from './files.ts'

/** What `parsePost` gave, without the file itself. */
export type ParsedRow = readonly [
  post: Omit<Post, 'source'> | null,
  diagnostics: readonly Diagnostic[],
]

/** The same with what it depends on, as the cache has it. */
type Row = readonly [name: string, digest: string, ...ParsedRow]

/** What was read of a file. */
export interface FileParsed extends FileRecord {
  readonly row: ParsedRow
}

/** An outcome without its file. */
export function rowOf({ value, diagnostics }: Outcome<Post>): ParsedRow {
  if (value === undefined) return [null, diagnostics]
  const { source: _, ...post } = value
  return [post, diagnostics]
}

export function outcomeOf([post, diagnostics]: ParsedRow, source: SourceFile): Outcome<Post> {
  return { value: post === null ? undefined : { ...post, source }, diagnostics }
}

/** The posts that an earlier build read. */
export interface PostShelf {
  find(source: SourceFile, digest: string): Outcome<Post> | undefined
  /** The line of a post that was found, to be kept as it is. */
  lineOf(name: string): string
}

/** All rows are read at once: one after the other would take three times as long. */
export function openPosts(part: Buffer | undefined): PostShelf {
  const text = part?.toString() ?? '[]'
  const rows = JSON.parse(text) as readonly Row[]
  const indexes = new Map(rows.map(([name], index) => [name, index]))
  let lines: readonly string[] | undefined
  return {
    find(source, digest) {
      const row = rows[indexes.get(source.name) ?? -1]
      return row?.[1] === digest ? outcomeOf([row[2], row[3]], source) : undefined
    },
    lineOf(name) {
      lines ??= text.slice(2, -2).split(',\n')
      return lines[indexes.get(name) ?? -1] ?? ''
    },
  }
}

export function printLine(name: string, digest: string, row: ParsedRow): string {
  const line: Row = [name, digest, ...row]
  return JSON.stringify(line)
}

/** A line for each row, so that those which stay the same need not be printed anew. */
export function printPosts(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`
}
