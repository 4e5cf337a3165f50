import type { Format } from './format.ts'

/**
 * The type that a feed is sent with. Browsers show RSS and Atom as plain text or download them when they come
 * with the types of their own, and show them as XML, with a stylesheet, when they come as that. Readers take
 * either.
 *
 * @param isOwn whether a format has the type of its own
 */
export function feedContentType({ mediaType, isXml = false }: Format, isOwn: boolean): string {
  return contentType(isXml && !isOwn ? 'application/xml' : mediaType)
}

/** A media type as servers send it. JSON has no charset parameter: it is UTF-8 by definition (RFC 8259 §8.1). */
export function contentType(mediaType: string): string {
  return /[/+]json$/.test(mediaType) ? mediaType : `${mediaType}; charset=utf-8`
}

/** Safari opens a feed reader in place of what looks like a feed, unless it is told to believe the type. */
export const nosniff: readonly [name: string, value: string] = ['X-Content-Type-Options', 'nosniff']
