/**
 * One file of the posts folder. It is read when it is needed and not kept in memory, because front
 * matter decides first which posts are rendered at all.
 */
export interface SourceFile {
  /** Relative to the posts folder, with `/` on every platform: `international/kremlin.md`. */
  readonly path: string
  /** The name in diagnostics, relative to the root: `posts/international/kremlin.md`. */
  readonly name: string
  /** The absolute path, if the file lies on a disk. */
  readonly location?: string | undefined
  read(): Uint8Array
}
