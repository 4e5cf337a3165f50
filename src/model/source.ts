/**
 * One file of the posts folder. It is read when it is needed and not kept: front matter decides
 * first which posts are rendered at all.
 */
export interface SourceFile {
  /** Relative to the posts folder, with `/` on every platform: `international/kremlin.md`. */
  readonly path: string
  /** What diagnostics call it: relative to the root, `posts/international/kremlin.md`. */
  readonly name: string
  /** Where it lies, if it lies on a disk. */
  readonly location?: string | undefined
  read(): Uint8Array
}
