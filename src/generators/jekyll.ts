import { isRecord } from '../model/index.ts'
import {
  authorOf,
  authorsOf,
  dataAt,
  joined,
  languageTag,
  mapsAt,
  siteAddress,
  textAt,
  textsAt,
  timezoneName,
  trimmed,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { type Data, dataIn, foldersIn, type SiteFolder } from './site-folder.ts'
import { datedNames, translate } from './translate.ts'

const ownConfigs = ['_config.yml', '_config.yaml', '_config.toml']

export const jekyll: Generator = {
  title: 'Jekyll',
  marks: ['_config.yml beside _posts/, _layouts/, _includes/ or a Gemfile'],
  posts: '_posts, also in folders',
  permalink: '/:categories/:year/:month/:day/:slug.html',
  day: 'zone',
  out: '_site',
  build: 'jekyll build && npx feedwright',
  newPost: { isDated: true, draft: ['published', false] },
  owns: (site) =>
    ownConfigs.some((path) => site.has(path)) &&
    ['_posts', '_layouts', '_includes', '_data', 'Gemfile'].some((path) => site.has(path)),
  patternOfPost: (text) =>
    Object.hasOwn(styles, text) || /^:[a-z]|\/:[a-z]/.test(text) ? pattern(text) : undefined,
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const permalink = textAt(data, 'permalink') ?? 'date'
    const posts = collections(site, data, pattern(permalink) ?? jekyll.permalink)
    const languages = new Set(posts.flatMap(({ language }) => language ?? []))
    return {
      site: {
        url: siteAddress(textAt(data, 'url'), textAt(data, 'baseurl')),
        title: textAt(data, 'title', 'name'),
        description: textAt(data, 'description'),
        language: languageTag(textAt(data, 'lang', 'locale', 'language')),
        timezone: timezoneName(textAt(data, 'timezone')),
        authors: authors(site, data),
      },
      posts,
      languages: languages.size > 1 ? [...languages] : undefined,
      permalink: pattern(permalink),
      exclude: textsAt(data, 'exclude').flatMap(excluded),
      out: trimmed(textAt(data, 'destination') ?? '_site'),
      files,
      untranslated: pattern(permalink) === undefined ? permalink : undefined,
    }
  },
}

/** The styles that have a name. */
const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
}

const placeholders: Readonly<Record<string, string>> = {
  year: ':year',
  month: ':month',
  day: ':day',
  i_month: ':i_month',
  i_day: ':i_day',
  short_year: ':short_year',
  y_day: ':y_day',
  hour: ':hour',
  minute: ':minute',
  second: ':second',
  title: ':slug',
  name: ':name',
  slug: ':slug',
  path: ':path',
  categories: ':categories',
  slugified_categories: ':categories',
  output_ext: '.html',
}

function pattern(permalink: string): string | undefined {
  return translate(styles[permalink] ?? permalink, /:([a-z_]+)/g, placeholders)
}

/** `exclude` names files and folders from the root. */
function excluded(path: string): readonly string[] {
  const name = trimmed(path)
  return name === '' || /^!|\.\./.test(name) ? [] : [name, `${name}/**`]
}

/**
 * The folders named `_posts`, of which those in other folders are categories; and collections that have
 * pages. `defaults` of the config may be for a part of them alone, which is then one of its own.
 */
function collections(site: SiteFolder, data: Data, usual: string): readonly OwnCollection[] {
  const source = trimmed(textAt(data, 'source') ?? '')
  const parent = joined(source, textAt(data, 'collections_dir') ?? '')
  const posts = joined(parent, '_posts')
  const folders = foldersOfPosts(site, parent)
  const ofCategories = folders.map((path): OwnCollection => {
    const dir = joined(parent, path, '_posts')
    const scope = { path: joined(path, '_posts'), type: 'posts' }
    const [first = '', ...rest] = path.split('/')
    const language = languageOf(path, folders)
    return language === undefined
      ? { dir, name: path, ...defaultsOf(data, scope, { categories: path.split('/') }) }
      : {
          dir,
          name: rest.join('/') || 'posts',
          language,
          permalink: usual.replace(':categories', `${first}/:categories`),
          ...defaultsOf(data, scope, rest.length > 0 ? { categories: rest } : {}),
        }
  })
  const others = collectionsWithPages(data).map(([name, settings]) => {
    const permalink = textAt(settings, 'permalink') ?? '/:collection/:path.html'
    return {
      dir: joined(parent, `_${name}`),
      name,
      permalink: pattern(permalink.replaceAll(':collection', name)),
      ...defaultsOf(data, { path: `_${name}`, type: name }),
    }
  })
  const whole = [
    { dir: posts, name: 'posts', ...defaultsOf(data, { path: '_posts', type: 'posts' }) },
    ...ofCategories,
    ...others.filter(({ dir }) => site.has(dir)),
  ].filter(({ dir }) => site.has(dir) || (dir === posts && folders.length === 0))
  return whole
    .flatMap((collection) => [...partsOf(collection, data, source), collection])
    .map((each) =>
      /(?:^|\/)_posts(?:\/|$)/.test(each.dir) ? { ...each, include: [datedNames] } : each,
    )
}

/** How deep folders of posts are looked for. */
const depthLimit = 5

/** The folders that have a `_posts`, the outer ones first. */
function foldersOfPosts(site: SiteFolder, parent: string, path = ''): readonly string[] {
  if (path.split('/').length > depthLimit) return []
  return foldersIn(site, joined(parent, path))
    .filter((name) => /^[^._]/.test(name) && !/^(?:node_modules|vendor)$/.test(name))
    .flatMap((name) => {
      const folder = joined(path, name)
      const own = site.has(joined(parent, folder, '_posts')) ? [folder] : []
      return [...own, ...foldersOfPosts(site, parent, folder)]
    })
}

/** The language of a folder, where another folder has the same for another language. */
function languageOf(path: string, folders: readonly string[]): string | undefined {
  const [, first, rest] = /^([a-z]{2}(?:[-_][a-z]{2,4})?)(\/.*|)$/i.exec(path) ?? []
  const hasOthers = folders.some((other) => {
    return other !== path && other.replace(/^[a-z]{2}(?:[-_][a-z]{2,4})?(?=\/|$)/i, '') === rest
  })
  return hasOthers ? languageTag(first) : undefined
}

function collectionsWithPages(data: Data): readonly (readonly [string, Data])[] {
  return Object.entries(dataAt(data, 'collections')).flatMap(([name, settings]) => {
    const isShown = name !== 'posts' && /^\w/.test(name) && isRecord(settings)
    return isShown && valueAt(settings, 'output') === true ? [[name, settings] as const] : []
  })
}

/** Folders below a collection that the `defaults` of the config name. */
function partsOf(
  { dir, name, permalink, defaults }: OwnCollection,
  data: Data,
  source: string,
): readonly OwnCollection[] {
  const paths = mapsAt(data, 'defaults').flatMap((rule) => textAt(rule, 'scope.path') ?? [])
  const inside = [...new Set(paths.map((path) => joined(source, path)))].filter((path) => {
    return path.startsWith(`${dir}/`) && !/[*.]/.test(path)
  })
  // the innermost first, as a file belongs to the first that it fits
  return inside
    .sort()
    .reverse()
    .map((path) => {
      const inner = defaultsOf(data, { path, type: name ?? '' }, defaults)
      return { dir: path, name, permalink, ...inner }
    })
}

/** Front matter that the config gives to all posts of a folder. */
function defaultsOf(
  data: Data,
  { path, type }: { readonly path: string; readonly type: string },
  before: Data = {},
): Pick<OwnCollection, 'defaults'> {
  const ofScope = mapsAt(data, 'defaults').filter((rule) => {
    const scope = trimmed(textAt(rule, 'scope.path') ?? '')
    const isOfType = (textAt(rule, 'scope.type') ?? type) === type
    return isOfType && (scope === '' || path === scope || path.startsWith(`${scope}/`))
  })
  const given = [before, ...ofScope.map((rule) => dataAt(rule, 'values'))]
  const values: Data = Object.assign({}, ...given)
  const { layout: _, ...rest } = values
  const categories = given.flatMap((each) => textsAt(each, 'categories'))
  const defaults = categories.length > 1 ? { ...rest, categories } : rest
  return Object.keys(defaults).length > 0 ? { defaults } : {}
}

function authors(site: SiteFolder, data: Data) {
  const files = ['_data/authors.yml', '_data/authors.yaml', '_data/authors.json']
  return withOwn(authorsOf(dataIn(site, files).data), authorOf(valueAt(data, 'author')))
}
