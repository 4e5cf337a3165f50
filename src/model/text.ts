import { createHash, hash } from 'node:crypto'

/** A text as UTF-8, which may lie on a disk until it is needed. */
export interface StoredText {
  /** In bytes. */
  readonly size: number
  /** The SHA-256 of the bytes. */
  readonly digest: string
  bytes(): Uint8Array
}

/** The SHA-256 in hexadecimal digits. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return hash('sha256', only)
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex')
}
