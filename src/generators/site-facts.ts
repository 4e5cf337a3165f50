import type { UserSite } from '../config/index.ts'
import { isRecord } from '../model/index.ts'
import {
  authorOf,
  languageTag,
  siteAddress,
  textAt,
  timezoneName,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Data, SiteFolder } from './site-folder.ts'

/** The names under which constants of a program tell about a site. */
const words = {
  url: [
    'siteUrl',
    'SITE_URL',
    'metadataBase',
    'website',
    'url',
    'baseUrl',
    'BASE_URL',
    'hostname',
    'site',
    'SITE',
  ],
  title: [
    'SITE_TITLE',
    'siteTitle',
    'siteName',
    'title',
    'title.default',
    'name',
    'TITLE',
    'SITE_NAME',
  ],
  description: ['SITE_DESCRIPTION', 'siteDescription', 'description', 'desc', 'DESCRIPTION'],
  language: ['language', 'lang', 'locale', 'LANG'],
  timezone: ['timezone', 'timeZone'],
  author: ['author', 'AUTHOR', 'authors', 'SITE_AUTHOR'],
} as const

export interface SiteFacts {
  readonly site: { readonly [Key in keyof UserSite]?: UserSite[Key] | undefined }
  readonly files: readonly string[]
}

/**
 * What files that a site has by custom, such as `src/consts.ts` or `data/siteMetadata.js`, say of it.
 * The generator knows nothing of them; pages import them.
 */
export function siteFacts(site: SiteFolder, candidates: readonly string[]): SiteFacts {
  const files = candidates.filter((path) => site.has(path))
  const sources = files.flatMap((path) => mapsIn(site.data(path)))
  const find = (names: readonly string[]) => {
    return sources.flatMap((data) => textAt(data, ...names) ?? []).at(0)
  }
  const url = sources
    .flatMap((data) => words.url.map((name) => siteAddress(textAt(data, name))))
    .find((address) => address !== undefined)
  const author = sources
    .flatMap((data) => words.author.map((name) => authorOf(valueAt(data, name))))
    .find((each) => each !== undefined)
  return {
    site: {
      url,
      title: find(words.title),
      description: find(words.description),
      language: languageTag(find(words.language)),
      timezone: timezoneName(find(words.timezone)),
      authors: withOwn({}, author),
    },
    files,
  }
}

/** The constants themselves, and those that are maps. */
function mapsIn(data: Data): readonly Data[] {
  return [data, ...Object.values(data).filter(isRecord)]
}
