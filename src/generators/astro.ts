import {
  authorsOf,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  trimmed,
  withOwn,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { dynamicRoutes, routeOf, usualFolders } from './routes.ts'
import { siteFacts } from './site-facts.ts'
import { dataIn, programEndings, type SiteFolder, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('astro.config', programEndings)

const siteFiles = [
  'consts',
  'config',
  'site.config',
  'data/site',
  'data/site.config',
  'constants',
].flatMap((name) => withEndings(`src/${name}`, ['ts', 'js', 'mjs', 'json']))

/** A slug in the front matter is the whole name, and a date in that of the file stays. */
const entrySlug = ':slug_or_file_path'

/** A part of the posts: entries of a collection, or pages, whose addresses are the names of their files. */
interface Part {
  readonly dir: string
  readonly name: string
  readonly route: string
  readonly areNamesKept: boolean
}

export const astro: Generator = {
  title: 'Astro',
  marks: ['astro.config.*'],
  posts: 'src/content/blog, src/content/posts … or src/pages/blog',
  permalink: '/blog/:file_path/',
  out: 'dist',
  build: 'astro build && feedwright',
  owns: (site) => ownConfigs.some((path) => site.has(path)),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const facts = siteFacts(site, siteFiles)
    const source = trimmed(textAt(data, 'srcDir') ?? 'src')
    const ending = textAt(data, 'build.format') === 'file' ? '.html' : '/'
    const end = textAt(data, 'trailingSlash') === 'never' && ending === '/' ? '' : ending
    const routes = dynamicRoutes(site, `${source}/pages`)
    const own = loadedFolders(site, source)
    const usual = usualFolders(site, [`${source}/content`, `${source}/data`])
    const collections = (own.length > 0 ? own : usual).map(({ dir, name }) => ({
      dir,
      name,
      route: routeOf(routes, name) ?? name,
      areNamesKept: false,
    }))
    const pages = usualFolders(site, [`${source}/pages`])
      .filter(({ dir }) => site.list(dir).some((name) => /\.mdx?$/.test(name)))
      .map(({ dir, name }) => ({
        dir,
        name,
        route: name,
        areNamesKept: true,
      }))
    const locales = textsAt(data, 'i18n.locales')
    const url = siteAddress(textAt(data, 'site'), textAt(data, 'base'))
    return {
      site: {
        ...facts.site,
        authors: authors(site) ?? facts.site.authors,
        url: url ?? facts.site.url,
        language: languageTag(textAt(data, 'i18n.defaultLocale')) ?? facts.site.language,
      },
      posts: [...collections, ...pages].flatMap((part) => inLanguages(site, part, locales, end)),
      languages:
        locales.length > 1 ? locales.flatMap((each) => languageTag(each) ?? []) : undefined,
      out: trimmed(textAt(data, 'outDir') ?? 'dist'),
      files: [...files, ...facts.files],
    }
  },
}

/** The folders that `content.config.ts` names, by the names that it gives them. */
function loadedFolders(site: SiteFolder, source: string) {
  const { data } = dataIn(site, [
    ...withEndings(`${source}/content.config`, programEndings),
    ...withEndings(`${source}/content/config`, programEndings),
  ])
  return Object.entries(data).flatMap(([name, value]) => {
    const base = textAt(value, 'loader.base')
    const dir = base === undefined ? '' : trimmed(base)
    return dir !== '' && site.has(dir) ? [{ dir, name }] : []
  })
}

/** A file that the templates read as a collection: a map, or a list with ids. */
function authors(site: SiteFolder) {
  const { data } = dataIn(site, withEndings('src/data/authors', ['json', 'yml', 'yaml']))
  return withOwn(authorsOf(data))
}

/** A part, behind its folders named after languages: posts there keep the language where it is in the path. */
function inLanguages(
  site: SiteFolder,
  { dir, name, route, areNamesKept }: Part,
  locales: readonly string[],
  end: string,
): readonly OwnCollection[] {
  const slug = areNamesKept ? ':file_path' : entrySlug
  const translated = locales
    .filter((locale) => site.has(`${dir}/${locale}`))
    .map((locale) => ({
      dir: `${dir}/${locale}`,
      name,
      language: languageTag(locale),
      permalink: `/${joined(route, locale, slug)}${end}`,
      areNamesKept,
    }))
  return [...translated, { dir, name, permalink: `/${joined(route, slug)}${end}`, areNamesKept }]
}
