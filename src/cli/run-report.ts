import type { BuildSummary, Diagnostic, FeedReport, FileChange, RecognisedSite } from '../index.ts'

export type Reporter = 'pretty' | 'json' | 'github'

/** What there is to say of a run of the command. */
export interface RunReport {
  readonly reporter: Reporter
  readonly quiet?: boolean
  readonly dryRun?: boolean
  /** Whether all places of problems are named. */
  readonly all?: boolean
  readonly title?: string | undefined
  /** The output folder, as seen from here. */
  readonly out?: string | undefined
  readonly summary?: BuildSummary | undefined
  readonly feeds?: readonly FeedReport[]
  /** What was done to each file; undefined where a problem kept all of them from being written. */
  readonly changes?: readonly FileChange[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Gives the text of a file that a diagnostic names. */
  readonly textOf?: ((file: string) => string | undefined) | undefined
  /** The errors that `rules` of the config can answer, if there are no others. */
  readonly rules?: readonly string[]
  /** What else there is to know, one sentence each. */
  readonly notes?: readonly string[]
  /** The site of a generator, of which there is no config yet. */
  readonly recognised?: RecognisedSite | undefined
  /** How long the run took. */
  readonly milliseconds: number
}
