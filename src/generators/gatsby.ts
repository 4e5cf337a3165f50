import { authorOf, languageTag, siteAddress, textAt, valueAt, withOwn } from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { usualFolders } from './routes.ts'
import { dataIn, programEndings, withEndings } from './site-folder.ts'

const ownConfigs = withEndings('gatsby-config', programEndings)

export const gatsby: Generator = {
  title: 'Gatsby',
  marks: ['gatsby-config.*'],
  posts: 'content/blog, content/posts, src/posts …',
  permalink: '/:file_path/',
  out: 'public',
  build: 'gatsby build && feedwright',
  owns: (site) => ownConfigs.some((path) => site.has(path)),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const found = usualFolders(site, ['content', 'src', 'src/content', ''])
    return {
      site: {
        url: siteAddress(
          textAt(data, 'siteMetadata.siteUrl', 'siteMetadata.url'),
          textAt(data, 'pathPrefix'),
        ),
        title: textAt(data, 'siteMetadata.title'),
        description: textAt(data, 'siteMetadata.description'),
        language: languageTag(textAt(data, 'siteMetadata.language', 'siteMetadata.lang')),
        authors: withOwn({}, authorOf(valueAt(data, 'siteMetadata.author'))),
      },
      posts: found.map(({ dir }) => ({ dir })),
      permalink: textAt(data, 'trailingSlash') === 'never' ? '/:file_path' : undefined,
      fields: { url: 'path' },
      files,
    }
  },
}
