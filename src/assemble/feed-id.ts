import type { ResolvedConfig } from '../config/index.ts'
import { encodePath, sha1 } from '../model/index.ts'

/** RFC 4122, appendix C: the namespace of URLs. */
const urlNamespace = [
  0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
]

/**
 * The Atom id of a feed: a UUID of version 5 (RFC 4122 §4.3) made from the identity's authority and
 * the folder of the feed, so that it stays when the site moves, as the ids of entries do.
 */
export function feedId({ identity, site }: ResolvedConfig, folder: string): string {
  if (identity.kind === 'permalink') return site.url + encodePath(folder)
  const name = new TextEncoder().encode(`https://${identity.authority}/${folder}`)
  const bytes = sha1(Uint8Array.from([...urlNamespace, ...name])).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
