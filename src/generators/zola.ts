import {
  authorOf,
  dataAt,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  withOwn,
} from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { dataIn } from './site-folder.ts'

const ownConfigs = ['zola.toml', 'config.toml']

export const zola: Generator = {
  title: 'Zola',
  marks: ['zola.toml', 'config.toml with `base_url`'],
  posts: 'content',
  permalink: '/:path/',
  out: 'public',
  build: 'zola build && npx feedwright',
  newPost: { frontMatter: 'toml' },
  owns: (site) => ownConfigs.some((name) => textAt(site.data(name), 'base_url') !== undefined),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const main = textAt(data, 'default_language') ?? 'en'
    const others = Object.keys(dataAt(data, 'languages')).filter((key) => key !== main)
    return {
      site: {
        url: siteAddress(textAt(data, 'base_url')),
        title: textAt(data, 'title'),
        description: textAt(data, 'description'),
        language: languageTag(main),
        authors: withOwn({}, authorOf(textAt(data, 'author', 'extra.author'))),
      },
      posts: 'content',
      exclude: textsAt(data, 'ignored_content').map((glob) => glob.replace(/^\*\//, '**/')),
      fields: { url: 'path' },
      languages:
        others.length > 0 ? [main, ...others].flatMap((key) => languageTag(key) ?? []) : undefined,
      out: textAt(data, 'output_dir') ?? 'public',
      files,
    }
  },
}
