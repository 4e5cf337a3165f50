import type { AbsoluteUrl } from './brand.ts'

/**
 * The absolute form of a reference, or nothing where there is none (RFC 3986 §5, in ASCII).
 * The WHATWG serialiser leaves some characters bare that RFC 3986 does not allow after the
 * authority; validators and strict readers reject those, so they are encoded here. The hexadecimal
 * digits of every percent-encoding are upper-case (§2.1).
 */
export function absoluteUrl(reference: string, base = ''): AbsoluteUrl | undefined {
  const isBelow = reference.startsWith('./') && /^[^?#]+\/$/.test(base)
  const whole = isBelow ? base + reference.slice(2) : reference
  if (settled.test(whole)) return whole as AbsoluteUrl
  const url = parse(reference, base)
  if (url === undefined || !hasAuthority(reference, url)) return undefined
  const [, start = '', rest = '', fragment = ''] =
    /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^#]*)(?:#(.*))?$/is.exec(url.href) ?? []
  const hash = url.href.includes('#') ? `#${encode(fragment).replaceAll('#', '%23')}` : ''
  return (start + encode(rest) + hash) as AbsoluteUrl
}

/** An absolute http or https URL, or nothing: what a link, an image or a feed's own address is. */
export function webUrl(reference: string, base?: string): AbsoluteUrl | undefined {
  const url = absoluteUrl(reference, base)
  return url !== undefined && /^https?:/.test(url) ? url : undefined
}

/** A page: a path that begins with `/` lies below the site's URL, wherever that is; or a whole URL. */
export function belowSite(reference: string, site: AbsoluteUrl): AbsoluteUrl | undefined {
  if (!/^\/(?!\/)/.test(reference)) return webUrl(reference)
  const url = webUrl(`.${reference}`, site)
  return url?.startsWith(site) ? url : undefined
}

/**
 * Most addresses are absolute as they stand, or behind their base, and parsing them takes ten times
 * as long as seeing that: lower-case ASCII names before a last one without digits, no port, segments
 * that do not begin with a dot, and only characters that nobody encodes.
 */
const settled =
  /^https?:\/\/(?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,}(?:\/(?:(?:[\w~-]|%(?!2E)[\dA-F]{2})(?:[\w.~-]|%[\dA-F]{2})*)?)+(?:\?(?:[\w.~=&+,;:@/!*()-]|%[\dA-F]{2})*)?(?:#(?:[\w.~=&/:@-]|%[\dA-F]{2})*)?$/

function encode(part: string): string {
  return part
    .replace(/[[\]|^{}`\\ "<>]|%(?![0-9a-f]{2})/gi, (character) => {
      return `%${character.charCodeAt(0).toString(16)}`
    })
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase())
}

/** `https:///x` and `http:x` are repaired by browsers, but are no URLs (RFC 9110 §4.2). */
function hasAuthority(reference: string, url: URL): boolean {
  return (
    !/^\s*https?:(?!\/\/[^/])/i.test(reference) &&
    (!/^https?:$/.test(url.protocol) || url.hostname !== '')
  )
}

function parse(reference: string, base: string): URL | undefined {
  try {
    return new URL(reference, base || undefined)
  } catch {
    return undefined
  }
}
