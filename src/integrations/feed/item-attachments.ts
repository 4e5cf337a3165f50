import { type Attachment, mediaType } from '../../model/index.ts'
import type { Enclosure, Item } from './index.ts'
import type { ItemContext } from './item.ts'
import { address, fault, lineOf, wholeNumber } from './values.ts'

/** The files of an item, what is played first, each once. The image is not one: it has its own place. */
export function attachmentsOf(
  { audio, video, enclosure }: Item,
  context: ItemContext,
): readonly Attachment[] | undefined {
  const found = new Map<string, Attachment>()
  for (const [name, written] of Object.entries({ audio, video, enclosure })) {
    if (written === undefined || written === null || written === '') continue
    const attachment = attachmentOf(written, name, context)
    if (!found.has(attachment.url)) found.set(attachment.url, attachment)
  }
  return found.size > 0 ? [...found.values()] : undefined
}

function attachmentOf(
  written: string | Enclosure,
  name: string,
  { site, where }: ItemContext,
): Attachment {
  const file: Enclosure = typeof written === 'string' ? { url: written } : written
  const url = address(file.url, `${name} of ${where}`, site.url)
  if (url === undefined) throw fault(`${name}.url of ${where}`, 'is missing')
  return {
    url,
    type: wellFormed(file.type) ?? mediaType(url) ?? 'application/octet-stream',
    length: wholeNumber(file.length),
    title: lineOf(file.title),
    duration: wholeNumber(file.duration),
  }
}

/** A type that the caller knows is believed; `mp3` is none (RFC 6838 §4.2). */
function wellFormed(type: string | undefined): string | undefined {
  const text = lineOf(type)
  return text !== undefined && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:;.*)?$/.test(text)
    ? text
    : undefined
}
