import {
  type GuessCode,
  guessCodes,
  type Place,
  type PostErrorCode,
  postErrorCodes,
} from '../diagnostics/index.ts'
import type { FormatName } from '../formats/index.ts'
import {
  type AbsoluteUrl,
  type ArticlePages,
  type Author,
  belowSite,
  failure,
  type GeneratorName,
  type RenamableName,
  type Result,
  success,
  type TermScope,
  termScopeNames,
  webUrl,
  withoutUndefined,
} from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { type Collection, resolveCollections } from './collections.ts'
import { defaults, withDefaults } from './defaults.ts'
import {
  type FeedRule,
  type RelatedConfig,
  resolveRules,
  resolveTerms,
  type TermConfig,
} from './feed-rules.ts'
import { recordOf } from './lists.ts'
import { type Permalink, resolvePermalink, withEnding } from './permalink-rule.ts'
import { type KeyPath, problemDiagnostics } from './problem-diagnostics.ts'
import { checkConfig } from './schema.ts'
import { resolveSubscribePages, type SubscribePagesConfig } from './subscribe-pages.ts'
import type {
  ComponentFunction,
  FieldsFunction,
  UserAuthor,
  UserConfig,
  UserFieldNames,
} from './user-config.ts'

/** The config for the stages, with every value checked and every default applied. */
export interface ResolvedConfig {
  readonly site: SiteConfig
  readonly generator: GeneratorName | undefined
  /** Where the articles are. Never empty. */
  readonly collections: readonly Collection[]
  /** Patterns of files that are no articles, from the root. */
  readonly exclude: readonly string[]
  /** The languages that paths may name, as paths spell them. */
  readonly languages: readonly string[]
  /** The output folder, from the root. */
  readonly out: string
  readonly permalink: Permalink
  /** What a file without a date is. */
  readonly undated: 'page' | 'warn' | 'error'
  /** Errors that leave their post out instead of stopping the build. */
  readonly leaveOut: readonly PostErrorCode[]
  /** Warnings that are not given. */
  readonly turnedOff: readonly GuessCode[]
  readonly fields: FieldNames | FieldsFunction
  /** Where pictures lie of which only the name is given: a URL or, from the page, a path such as `./images/`. */
  readonly imageBase: string | undefined
  readonly identity: Identity
  readonly files: Readonly<Record<FormatName, string>>
  readonly feeds: readonly FeedRule[]
  readonly terms: Readonly<Record<TermScope, ReadonlyMap<string, TermConfig>>>
  readonly related: RelatedConfig | undefined
  readonly hubs: readonly AbsoluteUrl[]
  readonly headers: boolean
  /** Whether hosts are told to send RSS and Atom with types of their own. */
  readonly feedTypes: boolean
  /** The pages for visitors; undefined where there are none. */
  readonly subscribePages: SubscribePagesConfig | undefined
  /** Whether the other files about all feeds are written. */
  readonly lists: boolean
  /** Files of somebody else that may be replaced: their paths, or true for all. */
  readonly replace: boolean | readonly string[]
  /** What the components of the site show, by their names. */
  readonly components: Readonly<Record<string, ComponentFunction>> | undefined
  /** The number of days for which Atom feeds name a withdrawn post; 0 means not at all. */
  readonly tombstoneDays: number
  /** The numbers of bytes from which a feed is a warning or an error, and an archive is cut. */
  readonly sizes: { readonly warning: number; readonly error: number; readonly archive: number }
  readonly limits: Limits
}

/** The built pages that feeds take articles from, each way of taking them once. */
export function articlePages({ feeds }: Pick<ResolvedConfig, 'feeds'>): readonly ArticlePages[] {
  return [...new Set(feeds.flatMap(({ pages }) => pages ?? []))]
}

/** What a site calls fields, in the order in which the names count. */
export type FieldNames = Partial<Readonly<Record<RenamableName, readonly string[]>>>

export interface Limits {
  /** Above how many bytes a post is a warning or an error, and how many seconds it may take. */
  readonly post: { readonly warning: number; readonly error: number; readonly seconds: number }
}

export interface SiteConfig {
  /** The URL of the site. It ends in `/`, so that references resolve below it. */
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

/** The author of a text that names none: the only author of the config, otherwise the site itself. */
export function siteAuthor({
  title,
  url,
  authors,
}: Pick<SiteConfig, 'title' | 'url' | 'authors'>): Author {
  const [only, ...others] = authors.values()
  return only !== undefined && others.length === 0 ? only : { name: title, url }
}

/**
 * Checks a config and applies the defaults. All problems are reported at once.
 *
 * @param config what a config file or a caller gave, which may be anything
 * @param placeOf the place of a key, or of the innermost map that there is on the way to it
 */
export function resolveConfig(
  config: unknown,
  placeOf: (key: KeyPath) => Place,
): Result<ResolvedConfig> {
  const checked = checkConfig(config)
  if (checked.ok) return success(resolve(checked.value))
  return failure(
    ...checked.diagnostics.flatMap((problem) => problemDiagnostics(problem, config, placeOf)),
  )
}

function resolve(config: UserConfig): ResolvedConfig {
  const { site, identity, files, related, sizes, limits, ...rest } = config
  const url = siteUrl(site.url)
  const onSite = (reference = '') => (reference === '' ? undefined : webUrl(reference, url))
  return {
    site: {
      url,
      title: plainText(site.title),
      description: site.description && plainText(site.description),
      language: site.language && Intl.getCanonicalLocales(site.language)[0],
      timezone: site.timezone ?? defaults.timezone,
      authors: new Map(
        Object.entries(site.authors ?? {}).map(([key, author]) => [
          key,
          resolveAuthor(author, url),
        ]),
      ),
      copyright: site.copyright && plainText(site.copyright),
      image: onSite(site.image),
      icon: onSite(site.icon),
      favicon: onSite(site.favicon),
    },
    generator: rest.generator,
    collections: resolveCollections(rest.posts ?? defaults.posts),
    exclude: rest.exclude ?? [],
    languages: rest.languages ?? [],
    out: rest.out ?? defaults.out,
    permalink: resolvePermalink(rest.permalink ?? withEnding(defaults.permalink, rest.ending)),
    undated: rest.undated ?? defaults.undated,
    leaveOut: postErrorCodes.filter((code) => rest.rules?.[code] === 'leave-out'),
    turnedOff: guessCodes.filter((code) => rest.rules?.[code] === 'off'),
    fields: typeof rest.fields === 'function' ? rest.fields : fieldNamesOf(rest.fields ?? {}),
    imageBase: rest.images && imageBaseOf(rest.images.base, url),
    identity:
      identity === 'permalink'
        ? { kind: 'permalink' }
        : { kind: 'tag', authority: identity?.authority ?? new URL(url).hostname },
    files: withDefaults(files, defaults.fileNames),
    feeds: resolveRules(rest.feeds ?? defaults.feeds, config),
    terms: recordOf(termScopeNames, (scope) => resolveTerms(rest.terms?.[scope], url)),
    related: related && { title: related.title, ...withDefaults(related, defaults.related) },
    hubs: (rest.hubs ?? []).flatMap((hub) => webUrl(hub) ?? []),
    components: rest.components,
    headers: rest.delivery?.includes('headers') ?? false,
    feedTypes: rest.delivery?.includes('feed-types') ?? false,
    subscribePages: resolveSubscribePages(rest.pages),
    lists: rest.lists ?? defaults.lists,
    replace: rest.replace ?? false,
    tombstoneDays: tombstoneDays(rest.tombstones),
    sizes: withDefaults(sizes, defaults.sizes),
    limits: { post: withDefaults(limits?.post, defaults.limits.post) },
  }
}

function imageBaseOf(base: string, url: AbsoluteUrl): string | undefined {
  const folder = base.replace(/\/?$/, '/')
  return folder.startsWith('./') ? folder : webUrl(folder, url)
}

function fieldNamesOf(fields: UserFieldNames): FieldNames {
  const entries = Object.entries(withoutUndefined(fields))
  return Object.fromEntries(entries.map(([field, names]) => [field, [names].flat()]))
}

function tombstoneDays(tombstones: UserConfig['tombstones']): number {
  if (typeof tombstones === 'object') return tombstones.days
  return tombstones === true ? defaults.tombstoneDays : 0
}

/** The schema has checked that this is the URL of a site. */
function siteUrl(url: string): AbsoluteUrl {
  const { origin, pathname } = new URL(url)
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
