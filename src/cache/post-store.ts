import type { Diagnostic } from '../diagnostics/index.ts'
import {
  failure,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  success,
  type UndatedPost,
} from '../model/index.ts'

/** What `parsePost` gave of a file with these bytes. */
type PostRow = readonly [
  name: string,
  digest: string,
  post: Omit<Post, 'source'> | Omit<UndatedPost, 'source'> | null,
  diagnostics: readonly Diagnostic[],
]

/** The posts that an earlier build read. */
export interface PostStore {
  find(source: SourceFile, digest: string): Result<ParsedPost> | undefined
  /** The line of a post that was found, to be kept as it is. */
  lineOf(name: string): string
}

/** All rows are read at once: one after the other would take three times as long. */
export function openPosts(part: Buffer | '' | undefined): PostStore {
  const text = part?.toString('latin1') || '[]'
  const rows = JSON.parse(text) as readonly PostRow[]
  const indexes = new Map(rows.map(([name], index) => [name, index]))
  let lines: readonly string[] | undefined
  return {
    find(source, digest) {
      const row = rows[indexes.get(source.name) ?? -1]
      if (row?.[1] !== digest) return undefined
      const [, , post, diagnostics] = row
      // the row is nobody else's, and a copy would take as long as reading it did
      return post === null
        ? failure(...diagnostics)
        : success(Object.assign(post, { source }), diagnostics)
    },
    lineOf(name) {
      lines ??= text.slice(2, -2).split(',\n')
      return lines[indexes.get(name) ?? -1] ?? ''
    },
  }
}

/**
 * In ASCII, which takes half the time to decode and to read. The source of a post leaves itself out.
 */
export function printLine(
  name: string,
  digest: string,
  { value, diagnostics }: Result<ParsedPost>,
): string {
  const line = JSON.stringify([name, digest, value ?? null, diagnostics])
  return line.replaceAll(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** A line for each row, so that those which stay the same need not be printed anew. */
export function* printPosts(lines: Iterable<() => string>): Iterable<string> {
  let before = '[\n'
  for (const line of lines) {
    yield before
    yield line()
    before = ',\n'
  }
  yield before === '[\n' ? '[]' : '\n]'
}
