import type { UserConfig } from './user-config.ts'

/** Where the pages are from which articles are taken, and how. */
export interface PagesConfig {
  /** The folder, from the root. */
  readonly dir: string
  /** The CSS selector of the article; undefined where the page tells. */
  readonly select: string | undefined
  /** CSS selectors of what is left out. */
  readonly remove: readonly string[]
}

/** Undefined where articles are what the posts say. */
export function resolvePages(content: UserConfig['content']): PagesConfig | undefined {
  if (typeof content !== 'object') return undefined
  const { dir, select, remove = [] } = content
  return { dir, select, remove }
}
