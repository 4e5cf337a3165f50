import {
  authorOf,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  timezoneName,
  trimmed,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { dataIn } from './site-folder.ts'
import { translate } from './translate.ts'

const ownConfigs = ['_config.yml', '_config.yaml', '_config.json']

export const hexo: Generator = {
  title: 'Hexo',
  marks: ['_config.yml beside source/_posts/ or scaffolds/'],
  posts: 'source/_posts',
  permalink: '/:year/:month/:day/:file_path/',
  day: 'zone',
  out: 'public',
  build: 'hexo generate && npx feedwright',
  newPost: { draft: ['published', false] },
  owns: (site) =>
    ownConfigs.some((path) => site.has(path)) &&
    (['source/_posts', 'scaffolds'].some((path) => site.has(path)) ||
      textAt(site.data('package.json'), 'dependencies.hexo') !== undefined),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const permalink = textAt(data, 'permalink') ?? ':year/:month/:day/:title/'
    const ours = translate(permalink, /:([a-z_]+)/g, placeholders(textAt(data, 'new_post_name')))
    const languages = textsAt(data, 'language').filter((each) => each !== 'default')
    const isWithIndex = valueAt(data, 'pretty_urls.trailing_html') === false
    return {
      site: {
        url: siteAddress(textAt(data, 'url')),
        title: textAt(data, 'title'),
        description: textAt(data, 'description', 'subtitle'),
        language: languageTag(languages[0]),
        timezone: timezoneName(textAt(data, 'timezone')),
        authors: withOwn({}, authorOf(textAt(data, 'author'))),
      },
      posts: joined(trimmed(textAt(data, 'source_dir') ?? 'source'), '_posts'),
      permalink: isWithIndex ? ours?.replace(/\.html$/, '') : ours,
      out: trimmed(textAt(data, 'public_dir') ?? 'public'),
      files,
      untranslated: ours === undefined ? permalink : undefined,
    }
  },
}

/** @param name how files are named: unless that is the title alone, all of a path becomes one slug */
function placeholders(name = ':title.md'): Readonly<Record<string, string>> {
  const isPlain = name === ':title.md'
  return {
    year: ':year',
    month: ':month',
    day: ':day',
    i_month: ':i_month',
    i_day: ':i_day',
    hour: ':hour',
    minute: ':minute',
    second: ':second',
    title: isPlain ? ':file_path' : ':path_slug',
    name: isPlain ? ':file' : ':name',
    post_title: ':title',
    category: ':categories',
  }
}
