import { isRecord } from '../model/index.ts'
import {
  authorOf,
  joined,
  languageTag,
  siteAddress,
  textAt,
  textsAt,
  timezoneName,
  valueAt,
  withOwn,
} from './config-values.ts'
import type { Generator, OwnCollection } from './generator-row.ts'
import { usualFolders } from './routes.ts'
import {
  type Data,
  dataIn,
  foldersIn,
  programEndings,
  type SiteFolder,
  withEndings,
} from './site-folder.ts'
import { translate } from './translate.ts'

const ownConfigs = ['.eleventy.js', ...withEndings('eleventy.config', programEndings)]
const siteFiles = ['metadata', 'site', 'meta'].flatMap((name) => {
  return withEndings(name, ['json', 'js', 'mjs', 'cjs', 'yml', 'yaml'])
})

export const eleventy: Generator = {
  title: 'Eleventy',
  marks: ['.eleventy.js', 'eleventy.config.*'],
  posts: 'the folders whose data file has the tag `posts`, or else posts, blog, content/blog …',
  permalink: '/:file_path/',
  out: '_site',
  build: 'eleventy && feedwright',
  owns: (site) => ownConfigs.some((path) => site.has(path)),
  read(site) {
    const { data, files } = dataIn(site, ownConfigs)
    const say = (key: string) => textAt(data, `dir.${key}`, `config.dir.${key}`)
    const input = joined(say('input') ?? '')
    const folder = joined(input, say('data') ?? '_data')
    const places = siteFiles.map((name) => `${folder}/${name}`)
    const { data: about, files: known } = dataIn(site, places)
    const base = textAt(data, 'pathPrefix', 'config.pathPrefix')
    const tagged = taggedFolders(site, input)
    const main = languageTag(textAt(about, 'language', 'lang', 'locale'))
    const languages = new Set([main, ...tagged.map(({ language }) => language)])
    return {
      site: {
        url: siteAddress(textAt(about, 'url', 'baseUrl', 'siteUrl', 'site.url'), base),
        title: textAt(about, 'title', 'name', 'site.title'),
        description: textAt(about, 'description', 'subtitle', 'site.description'),
        language: main,
        timezone: timezoneName(textAt(about, 'timezone', 'timeZone')),
        authors: withOwn({}, authorOf(valueAt(about, 'author'))),
      },
      posts:
        tagged.length > 0
          ? tagged
          : usualFolders(site, [joined(input, 'content'), input]).map(({ dir }) => ({
              dir,
              permalink: permalinkIn(dir, input),
            })),
      languages:
        languages.size > 1 ? [...languages].filter((each) => each !== undefined) : undefined,
      out: joined(say('output') ?? '_site'),
      files: [...files, ...known],
    }
  },
}

/** The tags by which templates find posts. */
const postTags = new Set(
  'posts post blog blog-posts blog-post blogposts blogpost articles article notes note'.split(' '),
)

/** How deep below the input folder a data file is looked for. */
const depthLimit = 4

/**
 * Folders whose data file gives their pages the tag of posts. A data file has the name of its folder, and
 * counts for the folders inside too. The innermost come first, as a file belongs to the first that it
 * fits.
 */
function taggedFolders(
  site: SiteFolder,
  input: string,
  folder = input,
  above: Data = {},
): readonly OwnCollection[] {
  const name = folder.split('/').at(-1) ?? ''
  const file = [
    ...withEndings(`${folder}/${name}`, ['json', '11tydata.json']),
    ...withEndings(`${folder}/${name}.11tydata`, ['js', 'mjs', 'cjs']),
  ].find((path) => site.has(path))
  const data = { ...above, ...(folder === '' || file === undefined ? {} : site.data(file)) }
  const isDeep = folder.split('/').length - input.split('/').length > depthLimit
  const inner = foldersIn(site, folder)
    .filter((each) => !isDeep && (each === '_posts' || !/^[._]|^node_modules$/.test(each)))
    .flatMap((each) => taggedFolders(site, input, joined(folder, each), data))
  const isTagged = file !== undefined && textsAt(data, 'tags').some((tag) => postTags.has(tag))
  if (!isTagged) return inner
  const { lang, language = lang } = data
  return [
    ...inner,
    {
      dir: folder,
      name,
      permalink: permalinkIn(folder, input, textAt(data, 'permalink')),
      language: languageTag(typeof language === 'string' ? language : undefined),
      defaults: frontMatterOf(data),
    },
  ]
}

function permalinkIn(folder: string, input: string, template?: string): string {
  const below = joined(folder.slice(input.length))
  const own = template && translated(template)?.replace(/index\.html$/, '')
  return own || `/${joined(below, ':file_path')}/`
}

const words = {
  'page.fileSlug': ':name',
  fileSlug: ':name',
  'page.filePathStem': ':file_path',
  'title | slugify': ':title',
}

function translated(template: string): string | undefined {
  const pattern = translate(template, /\{\{-?\s*(.*?)\s*-?\}\}/g, words)
  return pattern === undefined || /[{}]/.test(pattern) ? undefined : pattern
}

function isUntranslated(permalink: unknown): boolean {
  return typeof permalink === 'string' && translated(permalink) === undefined
}

/** What a data file says of its posts; templates and settings of the generator are no front matter. */
function frontMatterOf(data: Data): Data | undefined {
  const { layout: _, permalink, tags: __, lang: ___, language: ____, ...others } = data
  // of a template that is no pattern, each post may make something
  const rest = isUntranslated(permalink) ? { ...others, permalink } : others
  const plain = Object.entries(rest).filter(([key, value]) => {
    return !isRecord(value) && (!key.startsWith('eleventy') || /Exclude/.test(key))
  })
  return plain.length > 0 ? Object.fromEntries(plain) : undefined
}
