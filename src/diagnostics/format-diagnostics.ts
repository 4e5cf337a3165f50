import type { Diagnostic } from './diagnostic.ts'
import { githubDiagnostics, type Paint, prettyDiagnostics } from './reporters.ts'

export interface FormatOptions {
  /**
   * Whether they are for people, or workflow commands by which GitHub Actions annotates files.
   *
   * @defaultValue `'pretty'`
   */
  readonly format?: 'pretty' | 'github' | undefined
  /**
   * Whether texts for people have the colours of a terminal.
   *
   * @defaultValue `false`
   */
  readonly color?: boolean | undefined
  /**
   * How many columns the terminal has. Words are wrapped at 60 even where there are more.
   *
   * @defaultValue 60
   */
  readonly columns?: number | undefined
  /**
   * Whether all places are named, and not only the first ten of each code.
   *
   * @defaultValue `false`
   */
  readonly all?: boolean | undefined
  /**
   * Gives the text of a file that a diagnostic names, so that the lines around an error can be shown.
   *
   * @defaultValue no lines are shown
   */
  readonly textOf?: ((file: string) => string | undefined) | undefined
}

const ansi = (open: number, close: number) => (text: string) =>
  `\u001B[${open}m${text}\u001B[${close}m`

const terminal: Paint = {
  bold: ansi(1, 22),
  dim: ansi(2, 22),
  red: ansi(31, 39),
  yellow: ansi(33, 39),
}

/**
 * Diagnostics as the command prints them. What repeats is said once: a message, its places, and what to do.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  { format = 'pretty', color = false, ...options }: FormatOptions = {},
): string {
  if (format === 'github') return githubDiagnostics(diagnostics)
  return prettyDiagnostics(diagnostics, { ...options, paint: color ? terminal : undefined })
}
