import type { AbsoluteUrl, Image, RelatedEntry } from '../model/index.ts'

/** What the HTML of an entry depends on besides the HTML itself. */
export interface HtmlContext {
  /** The entry's own page: base of every relative URL and of every fragment. */
  readonly url: AbsoluteUrl
  /** ASCII and unique to the post: several posts may share one page in a reader. */
  readonly key: string
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** The picture of the entry, to be shown with it. */
  readonly image?: Image | undefined
  /** Other posts to be named at the end. */
  readonly related?: readonly RelatedEntry[] | undefined
  /** What a link post points at. */
  readonly link?: AbsoluteUrl | undefined
}
