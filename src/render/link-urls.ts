import { type AbsoluteUrl, absoluteUrl } from '../model/index.ts'

/** What a reader can follow. Anything else is a script, a file of the author's, or a mistake. */
const linkSchemes: ReadonlySet<string> = new Set(
  'http https mailto tel sms ftp xmpp matrix irc ircs geo magnet gemini'.split(' '),
)

const imageAddress = /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,])/i

/** Where a link leads, if it may be followed. */
export function linkUrl(reference: string, base: AbsoluteUrl): AbsoluteUrl | undefined {
  const url = absoluteUrl(reference, base)
  return url !== undefined && linkSchemes.has(url.slice(0, url.indexOf(':'))) ? url : undefined
}

/** Where a picture is, or the picture itself. */
export function imageUrl(reference: string, base: AbsoluteUrl): AbsoluteUrl | undefined {
  if (reference.trim() === '') return undefined
  const url = absoluteUrl(reference, base)
  return url !== undefined && imageAddress.test(url) ? url : undefined
}

/** What stands behind percent-encoding, where it is UTF-8. */
export function decodePercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
