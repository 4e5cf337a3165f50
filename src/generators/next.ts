import {
  authorsOf,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { dependsOn, dynamicRoutes, homepage, routeOf, usualFolders } from './routes.ts'
import { siteFacts } from './site-facts.ts'
import { dataIn, programEndings, type SiteFolder, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('next.config', programEndings)

const siteFiles = [
  ...['site.config', 'siteMetadata', 'data/siteMetadata', 'config/site', 'lib/site', 'lib/config']
    .flatMap((name) => [name, `src/${name}`])
    .flatMap((name) => withEndings(name, ['ts', 'js', 'mjs', 'cjs', 'json'])),
  ...['app/layout', 'src/app/layout'].flatMap((name) => withEndings(name, ['tsx', 'jsx', 'js'])),
  ...withEndings('next-sitemap.config', programEndings),
]

export const next: Generator = {
  title: 'Next.js',
  marks: ['next.config.*', 'package.json with `next`'],
  posts: 'posts, _posts, content/blog, content/posts, data/blog …',
  permalink: '/blog/:file_path',
  out: 'public',
  build: 'feedwright && next build',
  owns: (site) => ownConfigs.some((path) => site.has(path)) || dependsOn(site, 'next'),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const facts = siteFacts(site, siteFiles)
    const end = valueAt(data, 'trailingSlash') === true ? '/' : ''
    const routes = ['app', 'src/app', 'pages', 'src/pages'].flatMap((folder) => {
      return dynamicRoutes(site, folder)
    })
    const usual = usualFolders(site, ['content', 'src/content', 'data', 'src/data', '', 'src'])
    const others = ['_posts', 'content', 'contents'].filter((dir) => site.has(dir))
    const found = usual.length > 0 ? usual : others.map((dir) => ({ dir, name: 'posts' }))
    const locales = textsAt(data, 'i18n.locales')
    const authors = authorsIn(site, 'data/authors')
    return {
      site: {
        ...facts.site,
        url: siteAddress(facts.site.url ?? homepage(site), textAt(data, 'basePath')),
        authors: authors ?? facts.site.authors,
        language: languageTag(textAt(data, 'i18n.defaultLocale')) ?? facts.site.language,
      },
      posts: found.map(({ dir, name }) => ({
        dir,
        // a template that many sites are made of has an author of this name for posts that name none
        defaults: authors?.['default'] && { authors: ['default'] },
        permalink: `/${joined(routeOf(routes, name) ?? name, ':file_path')}${end}`,
      })),
      languages:
        locales.length > 1 ? locales.flatMap((each) => languageTag(each) ?? []) : undefined,
      files: [...files, ...facts.files],
    }
  },
}

/** A file for each author. */
function authorsIn(site: SiteFolder, folder: string) {
  const files = site.list(folder).filter((name) => /\.mdx?$/.test(name))
  const known = files.map((name) => [name.replace(/\.\w+$/, ''), site.data(`${folder}/${name}`)])
  return withOwn(authorsOf(Object.fromEntries(known)))
}
