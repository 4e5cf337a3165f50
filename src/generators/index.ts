/**
 * The generators whose sites are known, one row each: how a folder of theirs is recognised, and what
 * their own config says in the words of ours. All of it is plain data, because a function in the config
 * switches the cache off. Files are read by the layer that calls.
 */
import { type UserConfig, withEnding } from '../config/index.ts'
import { type GeneratorName, hostOf, isRecord, withoutUndefined } from '../model/index.ts'
import { generators } from './generator-table.ts'
import type { SiteFolder } from './site-folder.ts'

export type { Generator, NewPost } from './generator-row.ts'
export { generators } from './generator-table.ts'
export { homepage, usualFolders } from './routes.ts'
export type { Data, SiteFolder } from './site-folder.ts'

/** The generator of a folder, if it is one of ours. */
export function recogniseGenerator(site: SiteFolder): GeneratorName | undefined {
  return (Object.keys(generators) as GeneratorName[]).find((name) => generators[name].owns(site))
}

/** What is known of a site from its generator. */
export interface GeneratorConfig {
  readonly config: PartialConfig
  /** The files in which it was found, the chief one first. */
  readonly files: readonly string[]
  /** A pattern of permalinks for which ours have no words. */
  readonly untranslated: string | undefined
}

/** A config of ours that may lack what the owner has to say. */
export type PartialConfig = Omit<UserConfig, 'site'> & {
  readonly site: Partial<UserConfig['site']>
}

/** What a generator’s own config and the folder say, as a config of ours. */
export function readGenerator(name: GeneratorName, site: SiteFolder): GeneratorConfig {
  const generator = generators[name]
  const { files, untranslated, translations, ...own } = generator.read(site)
  const permalinkOf = (pattern: string, areNamesKept = false) => ({
    pattern,
    ...(translations !== undefined && { translations }),
    ...(generator.day !== undefined && { day: generator.day }),
    ...(!areNamesKept && { slugs: name }),
  })
  const { posts } = own
  const config = withoutUndefined({
    ...own,
    site: withoutUndefined(own.site),
    posts:
      typeof posts === 'string'
        ? posts
        : onlySome(posts)?.map(({ permalink, areNamesKept, ...collection }) =>
            withoutUndefined({
              ...collection,
              permalink: permalink && permalinkOf(permalink, areNamesKept),
            }),
          ),
    permalink: permalinkOf(own.permalink ?? generator.permalink),
    out: own.out ?? generator.out,
  })
  return { config: config as PartialConfig, files, untranslated }
}

/**
 * Puts the config of the user over that of the generator. A permalink of the user is for all posts, and
 * a bare pattern keeps the generator’s way of days and slugs.
 */
export function mergeConfigs({ config }: GeneratorConfig, user: unknown): unknown {
  if (!isRecord(user)) return user
  const site = user['site'] ?? {}
  const { permalink: given, ending } = user
  const permalink =
    typeof given === 'string'
      ? { ...Object(config.permalink), pattern: given, translations: undefined }
      : (given ?? ended(config.permalink, ending))
  const posts = Array.isArray(config.posts)
    ? config.posts.map((each) => (given === undefined ? endedAsAll(each, ending) : bare(each)))
    : config.posts
  const fields =
    isRecord(user['fields']) && config.fields !== undefined
      ? { ...config.fields, ...user['fields'] }
      : user['fields']
  return {
    ...config,
    posts,
    ...user,
    ...(fields !== undefined && { fields }),
    ...(permalink !== undefined && { permalink }),
    site: isRecord(site) ? withTitle(withAuthors(config, site)) : site,
  }
}

/** Authors are added to those of the generator. */
function withAuthors({ site: own }: PartialConfig, site: Readonly<Record<string, unknown>>) {
  const given = site['authors']
  const authors =
    isRecord(given) && own.authors !== undefined ? { ...own.authors, ...given } : given
  return { ...own, ...withoutUndefined({ ...site, authors }) }
}

/** Without a name, a site is called as its host. */
function withTitle(site: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { title, url } = site
  const host = hostOf(url)
  return title !== undefined || host === undefined ? site : { ...site, title: host }
}

/** Without any, it is not known where the posts are. */
function onlySome<Value>(list: readonly Value[]): readonly Value[] | undefined {
  return list.length > 0 ? list : undefined
}

/** A pattern of the generator that ends as the config says. */
function ended(permalink: unknown, ending: unknown): unknown {
  if (!isRecord(permalink) || typeof permalink['pattern'] !== 'string') return permalink
  const isEnding = ending === '/' || ending === '.html' || ending === ''
  return isEnding ? { ...permalink, pattern: withEnding(permalink['pattern'], ending) } : permalink
}

function endedAsAll(collection: unknown, ending: unknown): unknown {
  return isRecord(collection) && collection['permalink'] !== undefined
    ? { ...collection, permalink: ended(collection['permalink'], ending) }
    : collection
}

function bare(collection: unknown): unknown {
  if (!isRecord(collection)) return collection
  const { permalink: _, ...rest } = collection
  return rest
}
