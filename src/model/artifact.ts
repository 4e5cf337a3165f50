/** A file to be published. */
export interface Artifact {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  readonly text: string
}
