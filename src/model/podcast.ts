/** What podcast directories want to know of a feed. */
export interface Podcast {
  readonly author: string | undefined
  /** The person whom a directory writes to. */
  readonly owner: { readonly name: string; readonly email: string } | undefined
  /** A category of Apple's list, spelled as there. */
  readonly category: string | undefined
  readonly explicit: boolean
}
