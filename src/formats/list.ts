import type { AbsoluteUrl, Feed } from '../model/index.ts'

/** What lists of feeds are made of. */
export interface Listed {
  readonly title: string
  readonly url: AbsoluteUrl
  /** All that can be subscribed to; archives are found from there. */
  readonly feeds: readonly Feed[]
  /** Those, and their archives. */
  readonly documents: readonly Feed[]
}

/** A file about all feeds of a publication. */
export interface List {
  /** Relative to the output folder. */
  readonly path: string
  text(listed: Listed): string
}

/** What the feeds of a scope are called together, in the order in which they are listed. */
export const scopeTitles: readonly (readonly [scope: string, title: string])[] = [
  ['site', 'Site'],
  ['named', 'Selections'],
  ['category', 'Categories'],
  ['language', 'Languages'],
  ['author', 'Authors'],
  ['tag', 'Tags'],
]
