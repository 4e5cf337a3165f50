import {
  dataAt,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  trimmed,
  valueAt,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { homepage, usualFolders } from './routes.ts'
import { type Data, dataIn, programEndings, type SiteFolder, withEndings } from './site-folder.ts'

const configNames = withEndings('.vitepress/config', programEndings)

export const vitepress: Generator = {
  title: 'VitePress',
  marks: ['.vitepress/config.*', 'docs/.vitepress/config.*'],
  posts: 'posts or blog, below the source folder',
  permalink: '/posts/:file_path.html',
  out: '.vitepress/dist',
  build: 'vitepress build && feedwright',
  owns: (site) => rootOf(site) !== undefined,
  read(site) {
    const root = rootOf(site) ?? ''
    const configs = configNames.map((name) => joined(root, name))
    const { data, files } = dataIn(site, configs)
    const source = joined(root, trimmed(textAt(data, 'srcDir') ?? ''))
    const end = valueAt(data, 'cleanUrls') === true ? '' : '.html'
    const hostname = textAt(data, 'sitemap.hostname') ?? homepage(site)
    const locales = Object.entries(dataAt(data, 'locales')).filter(([key]) => key !== 'root')
    const places = [
      ...locales.flatMap(([key, locale]) => {
        const language = languageTag(textAt(locale, 'lang') ?? key)
        return usualFolders(site, [joined(source, key)]).map(({ dir, name }) => {
          return { dir, name, path: `/${key}/${name}`, language }
        })
      }),
      ...usualFolders(site, [source]).map(({ dir, name }) => {
        return { dir, name, path: `/${name}`, language: undefined }
      }),
    ]
    const moved = rewritten(data, source, end)
    return {
      site: {
        url: siteAddress(hostname, textAt(data, 'base')),
        title: textAt(data, 'title'),
        description: textAt(data, 'description'),
        language: languageTag(textAt(data, 'locales.root.lang', 'lang')) ?? 'en-US',
      },
      posts: [
        ...moved,
        ...places
          .filter(({ dir }) => !moved.some((each) => each.dir === dir))
          .map(({ dir, name, path, language }) => ({
            dir,
            name,
            language,
            permalink: `${path}/:file_path${end}`,
          })),
      ],
      languages: locales.length > 0 ? places.flatMap(({ language }) => language ?? []) : undefined,
      exclude: textsAt(data, 'srcExclude').map((pattern) => joined(source, pattern)),
      out: joined(root, textAt(data, 'outDir') ?? '.vitepress/dist'),
      files,
    }
  },
}

/** Folders whose pages are elsewhere: `{ 'journal/:year/:slug.md': 'j/:slug.md' }`. */
function rewritten(data: Data, source: string, end: string): readonly OwnCollection[] {
  return Object.entries(dataAt(data, 'rewrites')).flatMap(([from, to]) => {
    const [, dir, name] = /^([\w/-]+?)\/:.*?(:\w+)\.md$/.exec(from) ?? []
    const [, path, last] =
      typeof to === 'string' ? (/^([\w/-]*?)\/?(:\w+)\.md$/.exec(to) ?? []) : []
    if (dir === undefined || name !== last) return []
    return [{ dir: joined(source, dir), permalink: `/${joined(path ?? '', ':file')}${end}` }]
  })
}

/** The folder that `.vitepress/` lies in. */
function rootOf(site: SiteFolder): string | undefined {
  return ['', 'docs', 'src', 'site'].find((folder) => {
    return configNames.some((name) => site.has(joined(folder, name)))
  })
}
