import type { AbsoluteUrl, Image, RelatedEntry } from '../model/index.ts'

/** What the HTML of an entry depends on besides the HTML itself. */
export interface HtmlContext {
  /** The entry's own page: the base of every relative URL and of every fragment. */
  readonly url: AbsoluteUrl
  /** ASCII and unique to the post: a reader may show several posts on one page. */
  readonly key: string
  /** The language as a BCP 47 tag. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Plain text; a micropost has none. */
  readonly title?: string | undefined
  /** The image of the entry, which is shown with its content. */
  readonly image?: Image | undefined
  /** Other posts, which are listed at the end. */
  readonly related?: readonly RelatedEntry[] | undefined
  /** What stands above the list. */
  readonly relatedTitle?: string | undefined
  /** The page elsewhere that a link post is about. */
  readonly link?: AbsoluteUrl | undefined
}
