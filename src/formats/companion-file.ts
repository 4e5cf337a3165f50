import { type AbsoluteUrl, type Feed, termScopeNames, termScopes } from '../model/index.ts'

/** The feeds of a publication, as the companion files describe them. */
export interface AllFeeds {
  readonly title: string
  readonly url: AbsoluteUrl
  /** The feeds that people can subscribe to. Archives are found from them. */
  readonly feeds: readonly Feed[]
  /** The same feeds, and their archives. */
  readonly documents: readonly Feed[]
  /** Whether hosts are told to send RSS and Atom with types of their own. */
  readonly feedTypes: boolean
}

/** A file about all feeds of a publication, written beside the site’s own feed. */
export interface CompanionFile {
  /** The path from the output folder. */
  readonly path: string
  text(all: AllFeeds): string
}

/** The headings of the feeds of each scope, in the order in which people are shown them. */
export const scopeHeadings: readonly (readonly [scope: Feed['scope'], heading: string])[] = [
  ['site', 'Site'],
  ['named', 'Selections'],
  ...termScopeNames.map((scope) => [scope, termScopes[scope].heading] as const),
]
