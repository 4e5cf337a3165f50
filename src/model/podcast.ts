/** What directories of podcasts want to know of a feed. */
export interface Podcast {
  readonly author: string | undefined
  /** Whom a directory writes to. */
  readonly owner: { readonly name: string; readonly email: string } | undefined
  /** Of Apple's list, to the letter. */
  readonly category: string | undefined
  readonly explicit: boolean
}
