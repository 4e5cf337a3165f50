import type { Place } from '../diagnostics/index.ts'
import {
  type AbsoluteUrl,
  type Author,
  belowSite,
  type FormatName,
  failure,
  type Result,
  success,
  webUrl,
} from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { explain, type KeyPath } from './explain.ts'
import {
  type FeedRule,
  type Related,
  resolveRelated,
  resolveRule,
  resolveTerms,
  type TermConfig,
} from './feed-rules.ts'
import { checkConfig } from './schema.ts'
import type { PermalinkFunction, TermScope, UserAuthor, UserConfig } from './user-config.ts'
import { fileNames } from './validators.ts'

/** The config as the stages see it: every default applied, every value checked. */
export interface ResolvedConfig {
  readonly site: SiteConfig
  /** The folders, relative to the root. */
  readonly posts: string
  readonly out: string
  readonly permalink: string | PermalinkFunction
  readonly identity: Identity
  readonly files: Readonly<Record<FormatName, string>>
  readonly feeds: readonly FeedRule[]
  readonly terms: Readonly<Record<TermScope, ReadonlyMap<string, TermConfig>>>
  readonly related: Related | undefined
  readonly hubs: readonly AbsoluteUrl[]
  readonly headers: boolean
  /** For how many days Atom feeds tell of a withdrawn post; 0 is not at all. */
  readonly tombstoneDays: number
  /** In bytes. */
  readonly sizes: { readonly warning: number; readonly error: number; readonly archive: number }
}

export interface SiteConfig {
  /** Ends in `/`, so that references resolve below it. */
  readonly url: AbsoluteUrl
  readonly title: string
  readonly description: string | undefined
  readonly language: string | undefined
  readonly timezone: string
  readonly authors: ReadonlyMap<string, Author>
  readonly copyright: string | undefined
  readonly image: AbsoluteUrl | undefined
  readonly icon: AbsoluteUrl | undefined
  readonly favicon: AbsoluteUrl | undefined
}

export type Identity =
  | { readonly kind: 'tag'; readonly authority: string }
  | { readonly kind: 'permalink' }

/**
 * Checks a written config and applies the defaults. All problems are reported at once; `placeOf`
 * says where a key was written.
 */
export function resolveConfig(
  written: unknown,
  placeOf: (key: KeyPath) => Place,
): Result<ResolvedConfig> {
  const checked = checkConfig(written)
  if (checked.ok) return success(resolve(checked.value))
  return failure(...checked.diagnostics.flatMap((problem) => explain(problem, written, placeOf)))
}

function resolve(written: UserConfig): ResolvedConfig {
  const { site, identity, files, related, sizes, ...rest } = written
  const url = siteUrl(site.url)
  const onSite = (reference: string | undefined) => reference && webUrl(reference, url)
  return {
    site: {
      url,
      title: plainText(site.title),
      description: site.description && plainText(site.description),
      language: site.language && Intl.getCanonicalLocales(site.language)[0],
      timezone: site.timezone ?? 'UTC',
      authors: new Map(
        Object.entries(site.authors ?? {}).map(([key, author]) => [
          key,
          resolveAuthor(author, url),
        ]),
      ),
      copyright: site.copyright && plainText(site.copyright),
      image: onSite(site.image) || undefined,
      icon: onSite(site.icon) || undefined,
      favicon: onSite(site.favicon) || undefined,
    },
    posts: rest.posts ?? 'posts',
    out: rest.out ?? 'dist',
    permalink: rest.permalink ?? '/:path/',
    identity:
      identity === 'permalink'
        ? { kind: 'permalink' }
        : { kind: 'tag', authority: identity?.authority ?? new URL(url).hostname },
    files: fileNames(files),
    feeds: (rest.feeds ?? ['site', 'category', 'author']).map((rule) => resolveRule(rule, written)),
    terms: {
      category: resolveTerms(rest.terms?.category, url),
      tag: resolveTerms(rest.terms?.tag, url),
      author: resolveTerms(rest.terms?.author, url),
      language: resolveTerms(rest.terms?.language, url),
    },
    related: related && resolveRelated(related),
    hubs: (rest.hubs ?? []).flatMap((hub) => webUrl(hub) ?? []),
    headers: rest.delivery?.includes('headers') ?? false,
    tombstoneDays: tombstoneDays(rest.tombstones),
    sizes: {
      warning: sizes?.warning ?? 1_000_000,
      error: sizes?.error ?? 2_000_000,
      archive: sizes?.archive ?? 1_000_000,
    },
  }
}

function tombstoneDays(written: UserConfig['tombstones']): number {
  if (typeof written === 'object') return written.days
  return written === true ? 90 : 0
}

/** The schema has made sure that there is one. */
function siteUrl(written: string): AbsoluteUrl {
  const { origin, pathname } = new URL(written)
  return webUrl(origin + pathname.replace(/\/?$/, '/')) as AbsoluteUrl
}

function resolveAuthor(author: UserAuthor, base: AbsoluteUrl): Author {
  return {
    name: plainText(author.name),
    url: (author.url && belowSite(author.url, base)) || undefined,
    email: author.email,
    avatar: (author.avatar && webUrl(author.avatar, base)) || undefined,
  }
}
