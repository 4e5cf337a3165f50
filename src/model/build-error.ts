import {
  type Diagnostic,
  postErrorCodes,
  prettyDiagnostics,
  type TextOf,
} from '../diagnostics/index.ts'
import type { BuildSummary } from './build-report.ts'

/**
 * A build that published nothing, because something is wrong in the config or in the posts. Its message
 * is what the command prints.
 */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  /** Everything that was found, errors and warnings, by file, line and column. */
  readonly diagnostics: readonly Diagnostic[]
  /** What was counted before; undefined where the config or the posts folder could not be read. */
  readonly summary: BuildSummary | undefined

  /**
   * The codes of the errors, if each is about one post: with these in `rules` of the config, the other
   * posts are published. Empty if there are other errors.
   */
  readonly rules: readonly string[]

  /** Gives the text of a file that a diagnostic names, for `formatDiagnostics`; undefined where it has none. */
  readonly textOf: (file: string) => string | undefined

  constructor(
    diagnostics: readonly Diagnostic[],
    summary?: BuildSummary,
    textOf: TextOf = () => undefined,
  ) {
    super(prettyDiagnostics(diagnostics, { textOf }).trimEnd())
    this.diagnostics = diagnostics
    this.summary = summary
    this.rules = rulesFor(diagnostics)
    this.textOf = textOf
  }
}

function rulesFor(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const codes = [...new Set(errors.map(({ code }) => code))].sort()
  return codes.every((code) => postErrorCodes.some((each) => each === code)) ? codes : []
}
