import { type AbsoluteUrl, type Feed, termScopeNames, termScopes } from '../model/index.ts'

/** The feeds of a publication, as the companion files describe them. */
export interface AllFeeds {
  readonly title: string
  readonly url: AbsoluteUrl
  /** All that can be subscribed to; archives are found from there. */
  readonly feeds: readonly Feed[]
  /** Those, and their archives. */
  readonly documents: readonly Feed[]
}

/** A file about all feeds of a publication, written beside the site’s own feed. */
export interface CompanionFile {
  /** Relative to the output folder. */
  readonly path: string
  text(all: AllFeeds): string
}

/** What the feeds of a scope are called together, in the order in which they are shown. */
export const scopeHeadings: readonly (readonly [scope: Feed['scope'], heading: string])[] = [
  ['site', 'Site'],
  ['named', 'Selections'],
  ...termScopeNames.map((scope) => [scope, termScopes[scope].heading] as const),
]
