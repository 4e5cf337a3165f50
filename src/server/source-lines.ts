import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../index.ts'

/** The lines around a place in a file. */
export interface SourceLines {
  /** The number of the first of the lines. */
  readonly first: number
  readonly lines: readonly string[]
}

/** So many lines are shown before and after the one that is meant. */
const around = 2

/** Of a longer line only the part around the column would help, and nobody can read that. */
const longestLine = 300

/** Undefined where the problem has no line, or where its file cannot be read. */
export function sourceLines(
  { line }: Pick<Diagnostic, 'line'>,
  file: string | undefined,
): SourceLines | undefined {
  if (line === undefined || file === undefined) return undefined
  try {
    const all = readFileSync(file, 'utf8').split(/\r\n?|\n/)
    const first = Math.max(1, line - around)
    const lines = all.slice(first - 1, line + around).map((each) => each.slice(0, longestLine))
    return lines.length === 0 ? undefined : { first, lines }
  } catch {
    return undefined
  }
}
