import type { AbsoluteUrl } from './brand.ts'

/** A file that belongs to an entry, such as an episode: RSS and Atom `enclosure`. */
export interface Attachment {
  readonly url: AbsoluteUrl
  /** The media type of the file. */
  readonly type: string
  /** The size of the file in bytes. */
  readonly length?: number | undefined
  readonly title?: string | undefined
  /** Whole seconds: with a fraction two readers reject the whole JSON Feed. */
  readonly duration?: number | undefined
}
