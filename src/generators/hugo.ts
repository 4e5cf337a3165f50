import { isRecord } from '../model/index.ts'
import {
  authorOf,
  authorsOf,
  dataAt,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  timezoneName,
  trimmed,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { type Data, dataIn, type FoundData, type SiteFolder, withEndings } from './site-folder.ts'
import { translate } from './translate.ts'

const endings = ['toml', 'yaml', 'yml', 'json'] as const
const ownConfigs = [...withEndings('hugo', endings), ...withEndings('config', endings)]
/** Hugo builds sites as for production, unless it is told otherwise. */
const configFolders = ['config/_default', 'config/production']

export const hugo: Generator = {
  title: 'Hugo',
  marks: [...withEndings('hugo', endings), 'config/_default/', 'config.toml with `baseURL`'],
  posts: 'content',
  permalink: '/:folder/:slug_or_file/',
  day: 'written',
  out: 'public',
  build: 'hugo && npx feedwright',
  newPost: { folder: 'posts', frontMatter: 'toml' },
  owns: (site) =>
    [...withEndings('hugo', endings), ...configFolders].some((path) => site.has(path)) ||
    textAt(readOwn(site).data, 'baseurl') !== undefined,
  patternOfPost: (text) =>
    /^\/?:[a-z]|\/:[a-z]/.test(text)
      ? translate(text, placeholder, {
          ...placeholders({}),
          section: ':section',
          sections: ':folder',
        })
      : undefined,
  read(site) {
    const { data, files } = readOwn(site)
    const main = textAt(data, 'defaultcontentlanguage') ?? 'en'
    const keys = Object.keys(dataAt(data, 'languages'))
    const language = textAt(
      data,
      `languages.${main}.languagecode`,
      `languages.${main}.locale`,
      'languagecode',
      'locale',
      'defaultcontentlanguage',
    )
    const root = trimmed(textAt(data, 'contentdir') ?? 'content')
    const { patterns, untranslated } = permalinks(data)
    const usual = `/:folder/${areNamesDated(data) ? ':slug' : ':slug_or_file'}/`
    return {
      site: {
        url: siteAddress(textAt(data, 'baseurl')),
        title: textAt(data, `languages.${main}.title`, 'title'),
        description: textAt(
          data,
          `languages.${main}.params.description`,
          `languages.${main}.description`,
          'params.description',
          'description',
        ),
        language: languageTag(language),
        timezone: timezoneName(textAt(data, 'timezone')),
        authors: authors(site, data),
        copyright: textAt(data, 'copyright'),
      },
      posts: collections(site, {
        root,
        main,
        patterns: withUgly(patterns, data, usual),
        languages: dataAt(data, 'languages'),
        usual: ended(usual, data),
        isMainBelow: keys.length > 1 && valueAt(data, 'defaultcontentlanguageinsubdir') === true,
      }),
      permalink: ended(usual, data),
      languages: keys.length > 1 ? keys.flatMap((key) => languageTag(key) ?? []) : undefined,
      files,
      untranslated,
    }
  },
}

/** Keys in small letters, as capitals make no difference to Hugo. */
function readOwn(site: SiteFolder): FoundData {
  const paths = configFolders.flatMap((folder) => {
    const names = site.list(folder).filter((name) => /\.(?:toml|ya?ml|json)$/.test(name))
    return names.map((name) => `${folder}/${name}`)
  })
  const parts = paths.map((path) => partOf(path, site.data(path)))
  const chief = dataIn(site, ownConfigs)
  return {
    data: [...parts, chief.data].map(inSmallLetters).reduce(merged, {}),
    files: [...chief.files, ...paths],
  }
}

/** What a file of a config folder says: its name has the key, and the language if it is for one. */
function partOf(path: string, data: Data): Data {
  const [key = '', language] = path
    .replace(/^.*\/|\.\w+$/g, '')
    .toLowerCase()
    .split('.')
  if (/^(?:hugo|config)$/.test(key)) return data
  if (language === undefined) return { [key]: data }
  return { languages: { [language]: key === 'languages' ? data : { [key]: data } } }
}

/** Of two maps of one key, both count. */
function merged(before: Data, after: Data): Data {
  const entries = Object.entries(after).map(([key, value]) => {
    const known = before[key]
    return [key, isRecord(known) && isRecord(value) ? merged(known, value) : value] as const
  })
  return { ...before, ...Object.fromEntries(entries) }
}

function inSmallLetters(data: Data): Data {
  const entries = Object.entries(data).map(([key, value]) => {
    return [key.toLowerCase(), isRecord(value) ? inSmallLetters(value) : value] as const
  })
  return Object.fromEntries(entries)
}

/** Only where the config tells Hugo to, it takes the date from the name of a file. */
function areNamesDated(data: Data): boolean {
  return textsAt(data, 'frontmatter.date').includes(':filename')
}

const placeholder = /:(\w+(?:\[[^\]]*\])?)/g

function placeholders(data: Data): Readonly<Record<string, string>> {
  const slug = areNamesDated(data) ? ':slug' : ':slug_or_file'
  const name = areNamesDated(data) ? ':name' : ':file'
  return {
    year: ':year',
    month: ':month',
    day: ':day',
    yearday: ':y_day',
    title: ':title',
    slug: ':slug_or_title',
    slugorfilename: slug,
    slugorcontentbasename: slug,
    filename: name,
    contentbasename: name,
  }
}

/** Patterns by the folder of their posts. */
function permalinks(data: Data): {
  readonly patterns: readonly (readonly [section: string, pattern: string])[]
  readonly untranslated: string | undefined
} {
  const all = { ...dataAt(data, 'permalinks'), ...dataAt(data, 'permalinks.page') }
  const found = Object.entries(all).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string'
  })
  const patterns = found.flatMap(([section, pattern]) => {
    const filled = pattern.replace(/:sections?\b(?:\[[^\]]*\])?/g, section)
    const ours = translate(filled, placeholder, placeholders(data))
    return ours === undefined ? [] : [[trimmed(section), ours] as const]
  })
  const untranslated = found.find(
    ([section]) => !patterns.some(([known]) => known === trimmed(section)),
  )
  return { patterns, untranslated: untranslated?.[1] }
}

/** Whether pages are files and not folders: all of them, or those of a section. */
function isUgly(data: Data, section?: string): boolean {
  const { uglyurls } = data
  return isRecord(uglyurls)
    ? section !== undefined && uglyurls[section] === true
    : uglyurls === true
}

function ended(pattern: string, data: Data, section?: string): string {
  return isUgly(data, section) ? pattern.replace(/\/?$/, '.html') : pattern
}

/** The patterns of sections with the ends of their URLs, and of sections that differ in these alone. */
function withUgly(
  patterns: readonly (readonly [string, string])[],
  data: Data,
  usual: string,
): readonly (readonly [string, string])[] {
  const sections = Object.keys(dataAt(data, 'uglyurls')).filter((section) => {
    return isUgly(data, section) && !patterns.some(([known]) => known === section)
  })
  return [...patterns, ...sections.map((section) => [section, `/${section}${usual}`] as const)].map(
    ([section, pattern]) => [section, ended(pattern, data, section)] as const,
  )
}

interface ContentFolders {
  readonly root: string
  readonly main: string
  readonly patterns: readonly (readonly [string, string])[]
  readonly languages: Data
  readonly usual: string
  /** Whether the pages of the main language are in a folder of their own too. */
  readonly isMainBelow: boolean
}

function collections(
  site: SiteFolder,
  { root, main, patterns, languages, usual, isMainBelow }: ContentFolders,
): string | readonly OwnCollection[] {
  const ofLanguages = Object.keys(languages).flatMap((key) => {
    const dir = textAt(languages, `${key}.contentdir`)
    return dir === undefined ? [] : [{ dir: trimmed(dir), key }]
  })
  const known = ofLanguages.filter(({ dir }) => site.has(dir))
  const roots = known.length > 0 ? known : [{ dir: root, key: main }]
  if (roots.length === 1 && patterns.length === 0 && !isMainBelow) return root
  const others = Object.keys(languages).filter((key) => key !== main)
  return roots.flatMap(({ dir, key }): readonly OwnCollection[] => {
    const isMain = key === main
    const before = isMain && !isMainBelow ? '' : `/${key}`
    const language = isMain ? {} : { language: languageTag(key) }
    const sections = patterns.filter(([section]) => section !== '')
    const known = sections.filter(([section]) => site.has(`${dir}/${section}`))
    const whole = patterns.find(([section]) => section === '')?.[1] ?? usual
    const all = [
      ...known.map(([section, pattern]) => ({ dir: `${dir}/${section}`, pattern })),
      { dir, pattern: whole },
    ]
    return all.flatMap(({ dir, pattern }) => [
      ...(isMainBelow && ofLanguages.length === 0
        ? [{ dir, include: others.flatMap(filesOf), permalink: pattern }]
        : []),
      { dir, permalink: before + pattern, ...language },
    ])
  })
}

/** The files whose names or folders name a language. Their addresses get it by that. */
function filesOf(language: string): readonly string[] {
  return [`**/*.${language}.*`, `${language}/**`]
}

/** A file for each author, or one with all of them; and the author of the site. */
function authors(site: SiteFolder, data: Data) {
  const files = site.list('data/authors').filter((name) => /\.(?:toml|ya?ml|json)$/.test(name))
  const each = files.map((name) => [name.replace(/\.\w+$/, ''), site.data(`data/authors/${name}`)])
  const { data: together } = dataIn(site, withEndings('data/authors', endings))
  const known = authorsOf({ ...together, ...Object.fromEntries(each) })
  return withOwn(
    known,
    authorOf(valueAt(data, 'author')) ?? authorOf(valueAt(data, 'params.author')),
  )
}
