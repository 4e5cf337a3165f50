import { createHash } from 'node:crypto'

/** A text as UTF-8, which may lie on a disk until it is needed. */
export interface StoredText {
  /** In bytes. */
  readonly size: number
  /** The SHA-256 of the bytes. */
  readonly digest: string
  bytes(): Uint8Array
}

/** A text that is kept in memory. */
export function textInMemory(text: string): StoredText {
  const bytes = new TextEncoder().encode(text)
  return { size: bytes.length, digest: sha256(bytes), bytes: () => bytes }
}

/** The SHA-256 in hexadecimal digits. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
