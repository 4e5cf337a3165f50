import type { Generator } from './generator.ts'
import { joined, languageTag, siteAddress, textAt, textsAt, trimmed } from './own-values.ts'
import { dynamicRoutes, routeOf, usualFolders } from './routes.ts'
import { siteFacts } from './site-facts.ts'
import { firstOf, programEndings, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('astro.config', programEndings)

const siteFiles = [
  'consts',
  'config',
  'site.config',
  'data/site',
  'data/site.config',
  'constants',
].flatMap((name) => withEndings(`src/${name}`, ['ts', 'js', 'mjs', 'json']))

export const astro: Generator = {
  title: 'Astro',
  marks: ['astro.config.*'],
  posts: 'src/content/blog, src/content/posts … or src/pages/blog',
  permalink: '/blog/:path/, by the page of src/pages that has the parameter',
  out: 'dist',
  owns: (site) => firstOf(site, ownConfigs) !== undefined,
  read(site) {
    const file = firstOf(site, ownConfigs)
    const data = file === undefined ? {} : site.data(file)
    const facts = siteFacts(site, siteFiles)
    const source = trimmed(textAt(data, 'srcDir') ?? 'src')
    const ending = textAt(data, 'build.format') === 'file' ? '.html' : '/'
    const end = textAt(data, 'trailingSlash') === 'never' && ending === '/' ? '' : ending
    const routes = dynamicRoutes(site, `${source}/pages`)
    const collections = usualFolders(site, [`${source}/content`, `${source}/data`]).map(
      ({ dir, name }) => ({
        dir,
        permalink: `/${joined(routeOf(routes, name) ?? name)}/:path${end}`,
      }),
    )
    const pages = usualFolders(site, [`${source}/pages`]).map(({ dir, name }) => ({
      dir,
      permalink: `/${name}/:path${end}`,
    }))
    const locales = textsAt(data, 'i18n.locales')
    const url = siteAddress(textAt(data, 'site'), textAt(data, 'base'))
    return {
      site: {
        ...facts.site,
        url: url ?? facts.site.url,
        language: languageTag(textAt(data, 'i18n.defaultLocale')) ?? facts.site.language,
      },
      posts: [...collections, ...pages],
      languages:
        locales.length > 1 ? locales.flatMap((each) => languageTag(each) ?? []) : undefined,
      out: trimmed(textAt(data, 'outDir') ?? 'dist'),
      files: [...(file === undefined ? [] : [file]), ...facts.files],
    }
  },
}
