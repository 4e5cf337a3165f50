import { type Attachment, mediaType } from '../../model/index.ts'
import type { ItemContext } from './feed-options.ts'
import type { Enclosure, Item } from './feed-package.ts'
import { address, fault, lineOf, wholeNumber } from './values.ts'

/**
 * The files of an item, each once: sound, then video, then other files. The image is not among them,
 * as it has a place of its own.
 */
export function attachmentsOf(
  { audio, video, enclosure }: Item,
  context: ItemContext,
): readonly Attachment[] | undefined {
  const found = new Map<string, Attachment>()
  for (const [field, file] of Object.entries({ audio, video, enclosure })) {
    if (file === undefined || file === null || file === '') continue
    const attachment = attachmentOf(file, field, context)
    if (!found.has(attachment.url)) found.set(attachment.url, attachment)
  }
  return found.size > 0 ? [...found.values()] : undefined
}

function attachmentOf(
  given: string | Enclosure,
  field: string,
  { site, where }: ItemContext,
): Attachment {
  const file: Enclosure = typeof given === 'string' ? { url: given } : given
  const url = address(file.url, `${field} of ${where}`, site.url)
  if (url === undefined) throw fault(`${field}.url of ${where}`, 'is missing')
  return {
    url,
    type: wellFormed(file.type) ?? mediaType(url) ?? 'application/octet-stream',
    length: wholeNumber(file.length),
    title: lineOf(file.title),
    duration: wholeNumber(file.duration),
  }
}

/** The caller's own media type, if it is one: `mp3` is not (RFC 6838 §4.2). */
function wellFormed(type: string | undefined): string | undefined {
  const text = lineOf(type)
  return text !== undefined && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:;.*)?$/.test(text)
    ? text
    : undefined
}
