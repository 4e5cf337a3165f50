import type { AbsoluteUrl } from './brand.ts'

/**
 * The absolute form of a reference in ASCII (RFC 3986 §5); undefined where there is none. The
 * serialiser of WHATWG leaves some characters bare that RFC 3986 does not allow after the
 * authority. Validators and strict readers reject these, so they are encoded here. The hexadecimal
 * digits of every percent-encoding are upper-case (§2.1).
 */
export function absoluteUrl(reference: string, base = ''): AbsoluteUrl | undefined {
  const whole = withBase(reference, base)
  if (canonical.test(whole)) return whole as AbsoluteUrl
  const url = parse(reference, base)
  if (url === undefined || !hasAuthority(reference, url)) return undefined
  const [, start = '', rest = '', fragment = ''] =
    /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^#]*)(?:#(.*))?$/is.exec(url.href) ?? []
  const hash = url.href.includes('#') ? `#${encode(fragment).replaceAll('#', '%23')}` : ''
  return (start + encode(rest) + hash) as AbsoluteUrl
}

/**
 * An absolute http or https URL, as a link, an image or a feed must have; undefined for any other.
 */
export function webUrl(reference: string, base?: string): AbsoluteUrl | undefined {
  const url = absoluteUrl(reference, base)
  return url !== undefined && /^https?:/.test(url) ? url : undefined
}

/**
 * The URL of a page, from a whole URL or from a path that begins with `/`, which lies below the
 * site's URL.
 */
export function belowSite(reference: string, site: AbsoluteUrl): AbsoluteUrl | undefined {
  if (!/^\/(?!\/)/.test(reference)) return webUrl(reference)
  const url = webUrl(`.${reference}`, site)
  return url?.startsWith(site) ? url : undefined
}

/** The name of the host that a URL names; undefined for what is no URL. */
export function hostOf(url: unknown): string | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : undefined
}

/** Decodes percent-encoded UTF-8, and returns text with any other encoding as it is. */
export function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** The simple references to a base, which most of them are, resolved; any other as it is. */
function withBase(reference: string, base: string): string {
  if (reference.startsWith('./') && /^[^?#]+\/$/.test(base)) return base + reference.slice(2)
  if (!/^\/(?!\/)/.test(reference)) return reference
  const [origin = ''] = /^https?:\/\/[^/?#]+/.exec(base) ?? []
  return origin + reference
}

/**
 * Most URLs are absolute and canonical as they stand, and parsing one takes ten times as long as
 * seeing that. These have a host of lower-case ASCII names, the last of them without digits, no
 * port, segments that do not begin with a dot, and only characters that are never encoded.
 */
const canonical =
  /^https?:\/\/(?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,}(?:\/(?:(?:[\w~-]|%(?!2E)[\dA-F]{2})(?:[\w.~-]|%[\dA-F]{2})*)?)+(?:\?(?:[\w.~=&+,;:@/!*()-]|%[\dA-F]{2})*)?(?:#(?:[\w.~=&/:@-]|%[\dA-F]{2})*)?$/

function encode(part: string): string {
  return part
    .replace(/[[\]|^{}`\\ "<>]|%(?![0-9a-f]{2})/gi, (character) => {
      return `%${character.charCodeAt(0).toString(16)}`
    })
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase())
}

/** Browsers repair `https:///x` and `http:x`, but these are not URLs (RFC 9110 §4.2). */
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
