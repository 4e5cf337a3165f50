/**
 * Hashes as Node makes them. Where there is no Node, `#hashes` is `hashes-web.ts` with the same
 * functions; the table `imports` of package.json chooses.
 */
import { createHash, hash } from 'node:crypto'

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

/** The SHA-1, which UUIDs of version 5 are made of. */
export function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest()
}
