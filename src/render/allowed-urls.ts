import { type AbsoluteUrl, absoluteUrl, wordSet } from '../model/index.ts'

/** Readers can follow these. Other links are scripts, files on the author's disk, or mistakes. */
const linkSchemes = wordSet('http https mailto tel sms ftp xmpp matrix irc ircs geo magnet gemini')

const imageAddress = /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,])/i

/** The address of a link as an absolute URL; undefined where a feed must not link to it. */
export function linkUrl(reference: string, base: AbsoluteUrl): AbsoluteUrl | undefined {
  const url = absoluteUrl(reference, base)
  return url !== undefined && linkSchemes.has(url.slice(0, url.indexOf(':'))) ? url : undefined
}

/** The address of an image, on the web or as `data:`; undefined where a feed must not load it. */
export function imageUrl(reference: string, base: AbsoluteUrl): AbsoluteUrl | undefined {
  if (reference.trim() === '') return undefined
  const url = absoluteUrl(reference, base)
  return url !== undefined && imageAddress.test(url) ? url : undefined
}
