import { isRecord, joinPath } from '../model/index.ts'
import {
  authorsOf,
  dataAt,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  trimmed,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { type Data, dataIn, programEndings, type SiteFolder, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('docusaurus.config', programEndings)

export const docusaurus: Generator = {
  title: 'Docusaurus',
  marks: ['docusaurus.config.*'],
  posts: 'blog',
  permalink: '/blog/:dated_path',
  out: 'build',
  build: 'docusaurus build && feedwright',
  newPost: { isDated: true },
  owns: (site) => ownConfigs.some((path) => site.has(path)),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const main = textAt(data, 'i18n.defaultLocale') ?? 'en'
    const locales = textsAt(data, 'i18n.locales').filter((each) => each !== main)
    const found = blogs(data)
    return {
      site: {
        url: siteAddress(textAt(data, 'url'), textAt(data, 'baseUrl')),
        title: textAt(data, 'title'),
        description: textAt(data, 'tagline'),
        language: languageTag(main),
        authors: authors(site, found),
        copyright: undefined,
      },
      posts: found.flatMap((blog) => collections(site, data, blog, locales)),
      languages:
        locales.length > 0
          ? [main, ...locales].flatMap((each) => languageTag(each) ?? [])
          : undefined,
      files,
    }
  },
}

/** The options of each blog: of the preset, and of plugins beside it. */
function blogs(data: Data): readonly Data[] {
  const named = (key: string) => {
    const all = valueAt(data, key)
    return (Array.isArray(all) ? all : []).flatMap((each) => (Array.isArray(each) ? [each] : []))
  }
  const ofPresets = named('presets').flatMap(([, options]) => {
    return valueAt(options, 'blog') === false ? [] : [dataAt(options, 'blog')]
  })
  const ofPlugins = named('plugins').flatMap(([name, options]) => {
    return /plugin-content-blog$/.test(String(name)) && isRecord(options) ? [options] : []
  })
  return [...ofPresets, ...ofPlugins]
}

function collections(
  site: SiteFolder,
  data: Data,
  blog: Data,
  locales: readonly string[],
): readonly OwnCollection[] {
  const dir = trimmed(textAt(blog, 'path') ?? 'blog')
  const end = valueAt(data, 'trailingSlash') === true ? '/' : ''
  const permalink = `/${joined(textAt(blog, 'routeBasePath') ?? 'blog', ':dated_path')}${end}`
  const id = textAt(blog, 'id')
  const folder = `docusaurus-plugin-content-blog${id === undefined ? '' : `-${id}`}`
  const translated = locales.map((locale) => ({
    dir: `i18n/${locale}/${folder}`,
    name: id ?? 'blog',
    permalink: `/${locale}${permalink}`,
    language: languageTag(locale),
  }))
  return [{ dir, name: id ?? 'blog', permalink }, ...translated].filter((each) =>
    site.has(each.dir),
  )
}

function authors(site: SiteFolder, found: readonly Data[]) {
  const all = found.map((blog) => {
    const folder = trimmed(textAt(blog, 'path') ?? 'blog')
    const file = textAt(blog, 'authorsMapPath') ?? 'authors.yml'
    return authorsOf(site.data(joinPath(folder, file)))
  })
  return withOwn(Object.assign({}, ...all))
}
