import type { GeneratorName } from '../model/index.ts'
import { defaults } from './defaults.ts'
import type { PermalinkFunction, UserConfig } from './user-config.ts'

/** Where the page of a post is. */
export type Permalink = PermalinkRule | PermalinkFunction

export interface PermalinkRule {
  readonly pattern: string
  /** The pattern of posts in another language than the site’s; undefined where it is the same. */
  readonly translations?: string | undefined
  /** Whose calendar the day is taken from: that of the date as it is written, or of the site’s zone. */
  readonly day: 'written' | 'zone'
  /** Whose way of making URLs of names; undefined where they stay as they are. */
  readonly slugs: GeneratorName | undefined
}

/** How the address of a page can end. */
export const endings = ['/', '.html', ''] as const

/** A pattern that ends as the config says, where that says anything. */
export function withEnding(pattern: string, ending: UserConfig['ending']): string {
  const bare = pattern.replace(/(?:\/|\.html)$/, '')
  return ending === undefined || bare === '' ? pattern : bare + ending
}

export function resolvePermalink(permalink: NonNullable<UserConfig['permalink']>): Permalink {
  if (typeof permalink === 'function') return permalink
  const { pattern, translations, day, slugs } =
    typeof permalink === 'string' ? { pattern: permalink } : { ...permalink }
  return {
    pattern,
    ...(translations !== undefined && { translations }),
    day: day ?? defaults.permalinkDay,
    slugs,
  }
}
