import { createHash, hash } from 'node:crypto'

/** A text in UTF-8 that may lie on a disk until it is needed. */
export interface StoredText {
  /** Bytes. */
  readonly size: number
  /** The SHA-256 of the bytes. */
  readonly digest: string
  bytes(): Uint8Array
}

/** The SHA-256 in hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes)
}

/** The SHA-256 of pieces that are never in memory together. */
export function sha256OfAll(pieces: Iterable<Uint8Array>): string {
  const sum = createHash('sha256')
  for (const piece of pieces) sum.update(piece)
  return sum.digest('hex')
}
