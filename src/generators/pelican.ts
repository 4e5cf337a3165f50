import {
  authorOf,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  timezoneName,
  trimmed,
  withOwn,
} from './config-values.ts'
import type { Generator } from './generator-row.ts'
import { datedNames, translate } from './translate.ts'

export const pelican: Generator = {
  title: 'Pelican',
  marks: ['pelicanconf.py'],
  posts: 'content',
  permalink: '/:slug_or_title.html',
  day: 'written',
  out: 'output',
  build: 'pelican && npx feedwright',
  newPost: { frontMatter: 'plain', draft: ['Status', 'draft'] },
  owns: (site) => site.has('pelicanconf.py'),
  read(site) {
    const files = ['pelicanconf.py', 'publishconf.py'].filter((name) => site.has(name))
    const own = site.data('pelicanconf.py')
    const published = site.data('publishconf.py')
    const say = (name: string) => textAt(published, name) ?? textAt(own, name)
    const words = placeholders(say('SLUGIFY_SOURCE'))
    const ours = (pattern: string) => translate(pattern, /\{([^}]*)\}/g, words)
    const pattern = say('ARTICLE_URL') ?? '{slug}.html'
    const permalink = ours(pattern)
    const translations = ours(say('ARTICLE_LANG_URL') ?? '{slug}-{lang}.html')
    const root = trimmed(say('PATH') ?? 'content')
    const folders = textsAt(own, 'ARTICLE_PATHS').map((path) => joined(root, path))
    const isSlugInName = say('FILENAME_METADATA')?.includes('?P<slug>') ?? false
    return {
      site: {
        url: siteAddress(say('SITEURL')),
        title: say('SITENAME'),
        description: say('SITESUBTITLE'),
        language: languageTag(say('DEFAULT_LANG')) ?? 'en',
        timezone: timezoneName(say('TIMEZONE')),
        authors: withOwn({}, authorOf(say('AUTHOR'))),
      },
      posts: (folders.length > 0 ? folders : [root]).flatMap((dir) => [
        ...(isSlugInName
          ? [{ dir, include: [datedNames], permalink: permalink?.replace('_or_title', '') }]
          : []),
        { dir },
      ]),
      permalink,
      translations,
      exclude: [...textsAt(own, 'PAGE_PATHS'), ...textsAt(own, 'ARTICLE_EXCLUDES')].map(
        (path) => `${joined(root, path)}/**`,
      ),
      out: trimmed(say('OUTPUT_PATH') ?? 'output'),
      files,
      untranslated: permalink === undefined ? pattern : undefined,
    }
  },
}

function placeholders(source = 'title'): Readonly<Record<string, string>> {
  return {
    slug: source === 'basename' ? ':slug' : ':slug_or_title',
    'date:%Y': ':year',
    'date:%m': ':month',
    'date:%d': ':day',
    'date:%y': ':short_year',
    'date:%H': ':hour',
    category: ':category',
    lang: ':language',
  }
}
