import type { Generator } from './generator.ts'
import { joined, languageTag, siteAddress, textAt, valueAt } from './own-values.ts'
import { dynamicRoutes, routeOf, usualFolders } from './routes.ts'
import { siteFacts } from './site-facts.ts'
import { firstOf, programEndings, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('nuxt.config', programEndings)

export const nuxt: Generator = {
  title: 'Nuxt Content',
  marks: ['nuxt.config.*'],
  posts: 'content/blog, content/posts …',
  permalink: '/blog/:file_path',
  out: '.output/public',
  build: 'nuxt generate && feedwright',
  owns: (site) => firstOf(site, ownConfigs) !== undefined,
  read(site) {
    const file = firstOf(site, ownConfigs)
    const data = file === undefined ? {} : site.data(file)
    const facts = siteFacts(
      site,
      ['app.config', 'app/app.config'].flatMap((name) => withEndings(name, programEndings)),
    )
    const end = valueAt(data, 'site.trailingSlash') === true ? '/' : ''
    const routes = ['pages', 'app/pages'].flatMap((folder) => dynamicRoutes(site, folder))
    const found = usualFolders(site, ['content'])
    return {
      site: {
        ...facts.site,
        url: siteAddress(
          textAt(
            data,
            'site.url',
            'runtimeConfig.public.siteUrl',
            'runtimeConfig.public.baseUrl',
            'sitemap.hostname',
          ) ?? facts.site.url,
          textAt(data, 'app.baseURL'),
        ),
        title: textAt(data, 'site.name', 'app.head.title') ?? facts.site.title,
        description: textAt(data, 'site.description') ?? facts.site.description,
        language:
          languageTag(
            textAt(data, 'site.defaultLocale', 'i18n.defaultLocale', 'app.head.htmlAttrs.lang'),
          ) ?? facts.site.language,
      },
      posts: found.map(({ dir, name }) => ({
        dir,
        permalink: `/${joined(routeOf(routes, name) ?? name, ':file_path')}${end}`,
      })),
      files: [...(file === undefined ? [] : [file]), ...facts.files],
    }
  },
}
