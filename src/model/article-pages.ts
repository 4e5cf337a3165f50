/** Built pages that articles are taken from, and how: one object for all feeds that say the same. */
export interface ArticlePages {
  /** The folder, from the root. */
  readonly dir: string
  /** The CSS selector of the article; undefined where the page tells. */
  readonly select: string | undefined
  /** CSS selectors of what is left out. */
  readonly remove: readonly string[]
}
