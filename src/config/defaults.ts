/**
 * The names that a config can choose from, and the default of every key. Those of formats and scopes
 * are derived from the two tables.
 */
import { type FormatName, formatNames, formats } from '../formats/index.ts'
import {
  type Content,
  type FeedScope,
  termScopeNames,
  termScopes,
  withoutUndefined,
} from '../model/index.ts'
import { recordOf } from './lists.ts'

export const scopeNames: readonly FeedScope[] = ['site', ...termScopeNames]

/** The schema shows them to editors, and `resolveConfig` applies them. */
export const defaults = {
  timezone: 'UTC',
  posts: 'posts',
  out: 'dist',
  permalink: '/:path/',
  undated: 'warn' as 'page' | 'warn' | 'error',
  permalinkDay: 'zone' as 'written' | 'zone',
  limit: 30,
  content: 'full' as Content,
  feeds: scopeNames.filter((scope) => {
    return scope === 'site' || termScopes[scope].isDefault
  }) as readonly FeedScope[],
  title: ':site — :term',
  path: ':scope/:slug',
  formats: formatNames as readonly FormatName[],
  fileNames: recordOf(formatNames, (name) => formats[name].fileName) as Readonly<
    Record<FormatName, string>
  >,
  lists: true,
  related: {
    count: 3,
    in: ['content', 'links'] as readonly ('content' | 'links')[],
    newer: false,
    languages: 'same' as 'same' | 'any',
  },
  /** Where `tombstones` is `true`. */
  tombstoneDays: 90,
  sizes: { warning: 1_000_000, error: 2_000_000, archive: 1_000_000 },
  /** A darker shade of the orange that feeds are known by. */
  pages: { dir: 'subscribe', accent: '#b3470b' },
  limits: { post: { warning: 1_000_000, error: 5_000_000, seconds: 10 } },
}

/** Values as they were given, and the defaults of those that were not. */
export function withDefaults<Values extends object>(
  given: { readonly [Key in keyof Values]?: Values[Key] | undefined } | undefined,
  defaults: Values,
): Values {
  return { ...defaults, ...withoutUndefined(given ?? {}) }
}

/** The number of posts below which there is no feed of this scope. */
export function defaultMinPosts(scope: FeedScope | 'named'): number {
  return scope === 'site' || scope === 'named' ? 1 : termScopes[scope].minPosts
}
