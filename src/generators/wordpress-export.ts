import { authorsOf, dataAt, languageTag, siteAddress, textAt, withOwn } from './config-values.ts'
import type { Generator } from './generator-row.ts'
import type { Data, SiteFolder } from './site-folder.ts'

export const wordpressExport: Generator = {
  title: 'WordPress',
  marks: ['an exported *.xml beside posts/ or output/posts/'],
  posts: 'posts or output/posts',
  permalink: '/:slug/',
  out: 'dist',
  build: 'npx feedwright',
  owns: (site) => postsOf(site) !== undefined && exportOf(site) !== undefined,
  read(site) {
    const [file, data] = exportOf(site) ?? []
    return {
      site: {
        url: siteAddress(textAt(data, 'wp:base_blog_url', 'link')),
        title: textAt(data, 'title'),
        description: textAt(data, 'description'),
        language: languageTag(textAt(data, 'language')),
        authors: withOwn(authorsOf(dataAt(data, 'authors'))),
      },
      // the number of a post in its database
      fields: { id: [] },
      posts: postsOf(site) ?? 'posts',
      files: file === undefined ? [] : [file],
    }
  },
}

function postsOf(site: SiteFolder): string | undefined {
  return ['output/posts', 'posts'].find((folder) => site.has(folder))
}

/** The file that WordPress exports: what stands in it before the first post. */
function exportOf(site: SiteFolder): readonly [file: string, data: Data] | undefined {
  return site
    .list('')
    .filter((name) => name.endsWith('.xml'))
    .map((name) => [name, site.data(name)] as const)
    .find(([, data]) => textAt(data, 'wp:wxr_version') !== undefined)
}
