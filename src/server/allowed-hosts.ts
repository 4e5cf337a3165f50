import { isIP } from 'node:net'

/**
 * Whether a request may have this Host field. A site elsewhere can give its own name the address of this
 * machine, and would be the same origin as we are then (DNS rebinding). So we know the names that cannot
 * be given away, and what was asked for. A number cannot be given away, but is of use only where the
 * server is open to others.
 *
 * @param opened the host that the server was told to listen on
 */
export function isAllowedHost(field: string, opened?: string): boolean {
  const name = hostnameOf(field)
  if (name === undefined) return false
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  if (name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))) return true
  return opened !== undefined && (name === opened.toLowerCase() || isIP(name) !== 0)
}

/** The name in lower case, without its port and the brackets of IPv6. */
function hostnameOf(field: string): string | undefined {
  if (!/^(?:\[[\d:a-f.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(field)) return undefined
  if (!URL.canParse(`http://${field}`)) return undefined
  return new URL(`http://${field}`).hostname.replace(/^\[|\]$|\.$/g, '')
}
