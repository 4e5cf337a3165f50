import { sha256 } from '#hashes'
import type { TermScope } from './scope.ts'

/**
 * A file to be published. Its pieces of UTF-8 are made when they are asked for, so that a document
 * with a long history is never in memory as a whole.
 */
export interface OutputFile {
  /** The path from the output folder, with `/`. */
  readonly path: string
  /** The number of its bytes. */
  readonly size: number
  /** A text that is equal for files with the same bytes, and known without making the pieces. */
  readonly digest: string
  /** Of the feed of a term, whose name its path is made of. */
  readonly origin?: OutputOrigin | undefined
  pieces(): Iterable<Uint8Array>
  /** All pieces as one text. */
  readonly text: string
}

/** A term that has a feed, and the name of a post that has the term. */
export interface OutputOrigin {
  readonly scope: TermScope
  readonly term: string
  readonly post: string
}

/** A file of one piece. */
export function textFile(path: string, text: string): OutputFile {
  const bytes = new TextEncoder().encode(text)
  return { path, text, size: bytes.length, digest: sha256(bytes), pieces: () => [bytes] }
}
