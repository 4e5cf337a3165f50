import type { Diagnostic } from '../../diagnostics/index.ts'
import type { Outcome, Post, SourceFile } from '../../model/index.ts'
import type { FileRecord } from './files.ts'

/** What `parsePost` gave, without the file itself. */
type Row = readonly [post: Omit<Post, 'source'> | null, diagnostics: readonly Diagnostic[]]

/**
 * The part of the cache about posts: a line for each file, in the order of the files, so that lines
 * of files that did not change are written again as they are.
 */
export interface PostLines {
  /** As they were read, all at once: that takes a third of the time of one after the other. */
  readonly rows: readonly Row[]
  readonly lines: () => readonly string[]
}

export function parseLines(part: Buffer | undefined): PostLines {
  const text = part?.toString() ?? '[]'
  let lines: readonly string[] | undefined
  return {
    rows: JSON.parse(text) as readonly Row[],
    lines: () => (lines ??= text.slice(2, -2).split(',\n')),
  }
}

export function printLines(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`
}

/** What was read of a file: its outcome as a line. */
export interface FileParsed extends FileRecord {
  readonly line: string
}

/** An outcome as a line. */
export function printPost({ value, diagnostics }: Outcome<Post>): string {
  const { source: _, ...post } = value ?? { source: undefined }
  const row: Row = [value === undefined ? null : (post as Omit<Post, 'source'>), diagnostics]
  return JSON.stringify(row)
}

export function parseLine(line: string): Row {
  return JSON.parse(line) as Row
}

export function outcomeOf([post, diagnostics]: Row, source: SourceFile): Outcome<Post> {
  return { value: post === null ? undefined : { ...post, source }, diagnostics }
}
