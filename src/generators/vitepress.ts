import type { Generator } from './generator.ts'
import { isTrueAt, joined, languageTag, siteAddress, textAt, trimmed } from './own-values.ts'
import { homepage, usualFolders } from './routes.ts'
import { firstOf, programEndings, type SiteFolder, withEndings } from './site-folder.ts'

const configNames = withEndings('.vitepress/config', programEndings)

export const vitepress: Generator = {
  title: 'VitePress',
  marks: ['.vitepress/config.*', 'docs/.vitepress/config.*'],
  posts: 'posts or blog, below the source folder',
  permalink: '/posts/:path.html',
  out: '.vitepress/dist',
  owns: (site) => rootOf(site) !== undefined,
  read(site) {
    const root = rootOf(site) ?? ''
    const file = firstOf(
      site,
      configNames.map((name) => joined(root, name)),
    )
    const data = file === undefined ? {} : site.data(file)
    const source = joined(root, trimmed(textAt(data, 'srcDir') ?? ''))
    const end = isTrueAt(data, 'cleanUrls') ? '' : '.html'
    const hostname = textAt(data, 'sitemap.hostname') ?? homepage(site)
    return {
      site: {
        url: siteAddress(hostname, textAt(data, 'base')),
        title: textAt(data, 'title'),
        description: textAt(data, 'description'),
        language: languageTag(textAt(data, 'locales.root.lang', 'lang')) ?? 'en-US',
      },
      posts: usualFolders(site, [source]).map(({ dir, name }) => ({
        dir,
        permalink: `/${name}/:path${end}`,
      })),
      out: joined(root, textAt(data, 'outDir') ?? '.vitepress/dist'),
      files: file === undefined ? [] : [file],
    }
  },
}

/** The folder that `.vitepress/` lies in. */
function rootOf(site: SiteFolder): string | undefined {
  return ['', 'docs', 'src', 'site'].find((folder) => {
    return (
      firstOf(
        site,
        configNames.map((name) => joined(folder, name)),
      ) !== undefined
    )
  })
}
