import {
  languageTag,
  mapsAt,
  siteAddress,
  textAt,
  textsAt,
  trimmed,
  valueAt,
} from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { siteFacts } from './site-facts.ts'
import { dataIn, programEndings, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('nuxt.config', programEndings)

export const nuxt: Generator = {
  title: 'Nuxt Content',
  marks: ['nuxt.config.*'],
  posts: 'content',
  permalink: '/:file_path',
  out: '.output/public',
  build: 'nuxt generate && feedwright',
  owns: (site) => ownConfigs.some((path) => site.has(path)),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const facts = siteFacts(
      site,
      ['app.config', 'app/app.config'].flatMap((name) => withEndings(name, programEndings)),
    )
    const end = valueAt(data, 'site.trailingSlash') === true ? '/' : ''
    const locales = [
      ...textsAt(data, 'content.locales'),
      ...textsAt(data, 'i18n.locales'),
      ...mapsAt(data, 'i18n.locales').flatMap((each) => textAt(each, 'code') ?? []),
    ].flatMap((each) => languageTag(each) ?? [])
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
      posts: 'content',
      fields: { url: ['_path', 'path'] },
      permalink: `/:file_path${end}`,
      languages: locales.length > 1 ? locales : undefined,
      exclude: [
        // names that say no, as Nuxt Content reads them
        'content/**/-*',
        'content/**/*.draft.md',
        ...textsAt(data, 'content.ignores').map((name) => `content/${trimmed(name)}/**`),
      ],
      files: [...files, ...facts.files],
    }
  },
}
