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
}

const ansi = (open: number, close: number) => (text: string) =>
  `\u001B[${open}m${text}\u001B[${close}m`

const terminal: Paint = {
  bold: ansi(1, 22),
  dim: ansi(2, 22),
  red: ansi(31, 39),
  yellow: ansi(33, 39),
}

/** Diagnostics as the command prints them: place, message and help, each with its line break. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  { format = 'pretty', color = false }: FormatOptions = {},
): string {
  if (format === 'github') return githubDiagnostics(diagnostics)
  return prettyDiagnostics(diagnostics, color ? terminal : undefined)
}
