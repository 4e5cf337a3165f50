import { createHash } from 'node:crypto'
import type { ResolvedConfig } from '../config/index.ts'
import { encodePath } from '../model/index.ts'

/** RFC 4122, appendix C: the namespace of URLs. */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/**
 * The Atom id of a feed: a UUID of version 5 (RFC 4122 §4.3) made from the identity's authority and
 * the folder of the feed, so that it stays when the site moves, as the ids of entries do.
 */
export function feedId({ identity, site }: ResolvedConfig, folder: string): string {
  if (identity.kind === 'permalink') return site.url + encodePath(folder)
  const bytes = createHash('sha1')
    .update(urlNamespace)
    .update(`https://${identity.authority}/${folder}`)
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
