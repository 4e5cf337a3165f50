import { termScopes } from './scope-table.ts'

export type TermScope = keyof typeof termScopes

/** What a feed can be the feed of: everything, or a term. */
export type FeedScope = 'site' | TermScope

export const termScopeNames: readonly TermScope[] = Object.keys(termScopes) as TermScope[]
