import type { Diagnostic } from '../diagnostics/index.ts'

/** A collection as its files name it, one object for all of them. */
export interface CollectionRef {
  readonly name: string
  /** Its place in the list of the config. */
  readonly index: number
  /** Whether its files are built pages. */
  readonly isPages?: boolean | undefined
}

/**
 * An article: a file of a collection, or a value. It is read when it is needed and not kept in
 * memory, because its metadata decides first which articles are rendered at all.
 */
export interface SourceFile {
  /** The path from the folder of its collection, with `/` on every platform: `international/kremlin.md`. */
  readonly path: string
  /** The name in diagnostics, relative to the root: `posts/international/kremlin.md`. */
  readonly name: string
  /** Undefined for an article that is given as a value. */
  readonly collection?: CollectionRef | undefined
  /** The names of the pictures in the folder of an `index.md`, in order. */
  readonly besides?: readonly string[] | undefined
  /** The absolute path, if the article lies on a disk. */
  readonly location?: string | undefined
  /** The fields of an article that is given as a value. Otherwise they are at the head of the bytes. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
  /**
   * What is wrong with a value before its fields are read, such as an article that is no text. A value that is
   * no post at all has no field in `data`.
   */
  readonly problems?: readonly Diagnostic[] | undefined
  /** Whether the article is HTML and not Markdown. */
  readonly isHtml?: boolean | undefined
  /** How many bytes `read` would give, where that is known without them. */
  size?(): number
  /** When the file was last changed, in milliseconds, for one that lies on a disk and is still there. */
  changed?(): number | undefined
  read(): Uint8Array
}

/** Whether an article is given as a value, such as a row of a database. */
export function isValue({ data, collection }: Pick<SourceFile, 'data' | 'collection'>): boolean {
  return data !== undefined && collection === undefined
}
