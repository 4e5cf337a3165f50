import type { AbsoluteUrl } from './brand.ts'

/** A file that belongs to an entry: an RSS or Atom enclosure. */
export interface Attachment {
  readonly url: AbsoluteUrl
  /** Its media type. */
  readonly type: string
  /** Bytes. */
  readonly length?: number | undefined
  readonly title?: string | undefined
  /** Whole seconds: a fraction loses the whole JSON Feed in two readers. */
  readonly duration?: number | undefined
}
