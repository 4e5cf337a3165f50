import type { Collection, ParseConfig } from '../config/index.ts'
import type { SourceFile } from '../model/index.ts'

/** What the place of a file says about its post. */
export interface Placement {
  /** The path in the collection, without the part that names a language. */
  readonly path: string
  /** The language of a post that names none. */
  readonly language: string | undefined
  /** A language of its own among those of the site: it sets the id of the post apart. */
  readonly edition: string | undefined
  /** What the path of its page begins with: `/uk`, or nothing. */
  readonly prefix: string
}

/** Reads where a file lies. The first folder of its collection, or the end of its name, may name a language. */
export function placementOf(source: SourceFile, config: ParseConfig): Placement {
  const { languages, site } = config
  const collection = collectionOf(source, config)
  const { path, language: named } = splitPath(source.path, languages)
  const ofCollection = languages.find((each) => canonical(each) === collection?.language)
  const own = named ?? ofCollection
  const isEdition = own !== undefined && !isOf(canonical(own), site.language)
  // a permalink that is written for a collection of one language says all of the path
  const isSaid = named === undefined && collection?.permalink !== undefined
  return {
    path,
    language:
      named === undefined
        ? (collection?.language ?? site.language)
        : isEdition
          ? canonical(named)
          : site.language,
    edition: isEdition ? canonical(own) : undefined,
    prefix: isEdition && !isSaid ? `/${own}` : '',
  }
}

/** The config as it is for the posts of the collection of a file. */
export function configOf(source: SourceFile, config: ParseConfig): ParseConfig {
  const { permalink } = collectionOf(source, config) ?? {}
  return permalink === undefined ? config : { ...config, permalink }
}

/** Undefined for a post that is given as a value. */
export function collectionOf(
  { collection }: SourceFile,
  { collections }: Pick<ParseConfig, 'collections'>,
): Collection | undefined {
  return collection && collections[collection.index]
}

/** The name of a file without the part that names a language; undefined where none does. */
export function nameWithoutLanguage(
  { name, path }: SourceFile,
  languages: ParseConfig['languages'],
): string | undefined {
  const split = splitPath(path, languages)
  return split.language && name.slice(0, name.length - path.length) + split.path
}

/** The same for a post and its translations, and for no other post. */
export function translationKey(
  { path, collection }: SourceFile,
  languages: ParseConfig['languages'],
): string {
  const article = splitPath(path, languages).path.replace(/\.[^./]*$/, '')
  return `${collection?.name ?? ''}\n${article.replace(/\/index$/i, '')}`
}

/** The language that a path names, and the path without it. */
function splitPath(
  path: string,
  languages: ParseConfig['languages'],
): Pick<Placement, 'path' | 'language'> {
  if (languages.length === 0) return { path, language: undefined }
  const named = (part: string | undefined) => {
    return languages.find((each) => each.toLowerCase() === part?.toLowerCase())
  }
  const [, start = '', suffix, ending = ''] = /^(.*[^/])\.([^./]+)(\.[^./]+)$/.exec(path) ?? []
  const ofName = named(suffix)
  if (ofName !== undefined) return { path: start + ending, language: ofName }
  const [first, ...rest] = path.split('/')
  const ofFolder = rest.length === 0 ? undefined : named(first)
  return ofFolder === undefined
    ? { path, language: undefined }
    : { path: rest.join('/'), language: ofFolder }
}

/** Whether a language is another, or that without its region: `x.en.md` of a site in en-GB. */
function isOf(tag: string | undefined, whole: string | undefined): boolean {
  return tag === whole || whole?.startsWith(`${tag}-`) === true
}

function canonical(tag: string): string | undefined {
  return Intl.getCanonicalLocales(tag)[0]
}
