import { sha256 } from './digest.ts'

/**
 * A file to be published, in pieces of UTF-8 that are made when they are asked for: a document with
 * a long history need never be in memory as a whole.
 */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** Equal for artifacts with the same bytes; known without making them. */
  readonly digest: string
  pieces(): Iterable<Uint8Array>
  /** All pieces as one text. */
  readonly text: string
}

/** An artifact of one piece. */
export function textFile(path: string, text: string): OutputFile {
  const bytes = new TextEncoder().encode(text)
  return { path, text, size: bytes.length, digest: sha256(bytes), pieces: () => [bytes] }
}
