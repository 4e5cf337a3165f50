/** The functions of `hashes.ts` for runtimes without Node. WebCrypto would make callers wait. */
import { sha1 as sha1Of } from '@noble/hashes/legacy.js'
import { sha256 as sha256Of } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export function sha256(bytes: string | Uint8Array): string {
  return bytesToHex(sha256Of(typeof bytes === 'string' ? utf8ToBytes(bytes) : bytes))
}

export function sha256OfAll(pieces: Iterable<Uint8Array>): string {
  const sum = sha256Of.create()
  for (const piece of pieces) sum.update(piece)
  return bytesToHex(sum.digest())
}

export function sha1(bytes: Uint8Array): Uint8Array {
  return sha1Of(bytes)
}
