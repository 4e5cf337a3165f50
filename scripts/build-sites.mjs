// Builds the sites of tests/sites/ with the real generators, to learn the URLs, dates and titles that
// they make of them. It is run by hand when a fixture has changed, never by the tests, which only read
// what it keeps: `expected.json`, and for some sites the built pages in `pages/`.
//
//   node scripts/build-sites.mjs TOOLS [SITE …]
//
// TOOLS is a folder outside of this repository in which every generator from npm is installed in a
// folder of its own, as in `mkdir -p TOOLS/eleventy && cd TOOLS/eleventy && npm install @11ty/eleventy`:
//
//   eleventy     @11ty/eleventy
//   hexo         hexo hexo-renderer-marked hexo-renderer-ejs
//   astro        astro@5
//   vitepress    vitepress
//   docusaurus   @docusaurus/core @docusaurus/preset-classic react react-dom
//   nuxt         nuxt@3 @nuxt/content@2
//   next         next react react-dom gray-matter
//   gatsby       gatsby@5 react@18 react-dom@18 gatsby-source-filesystem gatsby-transformer-remark
//                (with --legacy-peer-deps)
//
// TOOLS/wordpress-export is a copy of the repository lonekorean/wordpress-export-to-markdown with its
// packages installed. Hugo, Jekyll and Pelican are taken from the PATH (`apt-get install hugo jekyll
// ruby-jekyll-feed faketime pelican python3-markdown`). Zola isn't here: its expectation was written by
// its documentation and source.
//
// A site is copied to TOOLS/build/SITE and built there. A template that is added to the copy only lists
// what the generator publishes. Of `expected.json` the script rewrites `source` and `posts`; `site`,
// `withheld` and `pages` are written by hand, and it fails when a file is in none of the lists, or when
// a post that the generator itself holds back is among those that it publishes. What a generator doesn't
// know of a post (a title that it doesn't take from the heading, a date that it can't read) or misreads
// stays as it was written by hand, and is named in the post's `byHand`.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const fixtures = fileURLToPath(new URL('../tests/sites/', import.meta.url))
const clock = '2026-01-15T12:00:00Z'
const post = /\.(md|mdx|markdown)$/

const [tools, ...names] = process.argv.slice(2)
if (tools === undefined) {
  console.error('Give the folder of the installed generators: node scripts/build-sites.mjs TOOLS')
  process.exit(2)
}

function run(folder, command, args, env = {}) {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
}

function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), 'utf8'))
}

function version(name, module) {
  return readJson(tools, name, 'node_modules', module, 'package.json').version
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** A date as a program in JavaScript reads it, on a machine in UTC. */
function moment(date) {
  if (date === undefined) return undefined
  const zoned =
    typeof date === 'string' && !/T.*(Z|[+-]\d\d:?\d\d)$/.test(date) ? `${date} UTC` : date
  const read = new Date(Number.isNaN(new Date(zoned).getTime()) ? date : zoned)
  return read.toISOString().replace('.000', '')
}

/**
 * Each generator builds the copy in `folder` and returns the name that `source` gets, the folder of
 * the pages, and what it publishes as [{ file, url, date?, title?, … }].
 */
const generators = {
  hugo(folder) {
    mkdirSync(join(folder, 'layouts'), { recursive: true })
    writeFileSync(
      join(folder, 'layouts/index.json'),
      `[{{ $first := true }}{{ range .Site.RegularPages }}{{ if not $first }},{{ end }}{{ $first = false }}
      {{- dict "file" (printf "content/%s" .File.Path) "url" .Permalink "title" .Title
        "date" (cond .Date.IsZero "" (.Date.Format "2006-01-02T15:04:05Z07:00"))
        "updated" (cond (or .Lastmod.IsZero (eq .Lastmod .Date)) "" (.Lastmod.Format "2006-01-02T15:04:05Z07:00"))
        "lang" .Language.Lang "tags" (default slice .Params.tags) "categories" (default slice .Params.categories)
        "authors" (default (slice) (or .Params.authors (and .Params.author (slice .Params.author)))) | jsonify }}
      {{- end }}]`,
    )
    writeFileSync(join(folder, 'list.toml'), '[outputs]\nhome = ["html", "json"]\n')
    run(folder, 'hugo', ['--quiet', '--config', 'hugo.toml,list.toml', '--clock', clock])
    const posts = ['public/index.json', 'public/uk/index.json'].flatMap((f) => readJson(folder, f))
    const found = run(folder, 'hugo', ['version']).match(/v(\d[\d.]*\d)/)?.[1]
    return { source: `built with Hugo ${found}`, pages: 'public', posts }
  },

  jekyll(folder) {
    writeFileSync(
      join(folder, 'list.json'),
      `---
---
[{% assign all = site.documents | where_exp: "d", "d.output != false" %}{% for d in all %}
{%- assign one = d.author | default: d.Author -%}
{"file":{{ d.relative_path | jsonify }},"url":{{ d.url | absolute_url | jsonify }},"title":{{ d.title | jsonify }},
"date":{{ d.date | date_to_xmlschema | jsonify }},"lang":{{ d.lang | jsonify }},"tags":{{ d.tags | jsonify }},
"categories":{{ d.categories | jsonify }},"authors":{% if one %}[{{ one | jsonify }}]{% else %}[]{% endif %},
"collection":{{ d.collection | jsonify }}}{% unless forloop.last %},{% endunless %}{% endfor %}]
`,
    )
    run(folder, 'faketime', ['-f', `@${clock.slice(0, 19).replace('T', ' ')}`, 'jekyll', 'build'], {
      LANG: 'C.UTF-8',
      TZ: 'UTC',
    })
    const posts = readJson(folder, '_site/list.json').filter((each) => each.collection !== 'drawer')
    const found = run(folder, 'jekyll', ['--version']).trim().split(' ').pop()
    return { source: `built with Jekyll ${found}`, pages: '_site', posts }
  },

  hexo(folder) {
    mkdirSync(join(folder, 'scripts'))
    writeFileSync(
      join(folder, 'scripts/list.js'),
      `hexo.extend.generator.register('list', (locals) => ({
        path: 'list.json',
        data: JSON.stringify(locals.posts.toArray().map((post) => ({
          file: 'source/' + post.source, url: post.permalink, title: post.title,
          date: post.date.format(), updated: post.updated && post.updated.format(), lang: post.lang,
          tags: post.tags.toArray().map((tag) => tag.name),
          categories: post.categories.toArray().map((category) => category.name),
          authors: [post.author || post.Author].filter(Boolean),
        }))),
      }))`,
    )
    // the zone of its author's machine: in any other one Hexo shifts the dates
    run(folder, 'node_modules/.bin/hexo', ['generate', '--silent'], { TZ: 'Asia/Tokyo' })
    const posts = readJson(folder, 'public/list.json')
    return { source: `built with Hexo ${version('hexo', 'hexo')}`, pages: 'public', posts }
  },

  eleventy(folder) {
    writeFileSync(
      join(folder, 'src/list.11ty.js'),
      `export default class {
        data() { return { permalink: '/list.json', eleventyExcludeFromCollections: true, layout: null } }
        render({ collections }) {
          const all = [...(collections.posts ?? []), ...(collections.notes ?? [])]
          return JSON.stringify(all.filter((post) => post.url).map(({ page, url, data }) => ({
            file: page.inputPath.slice(2), url: 'https://orchard.example/orchard' + url,
            title: data.title, date: page.date.toISOString().replace('.000', ''),
            updated: data.updated && data.updated.toISOString().replace('.000', ''), lang: data.lang,
            tags: data.tags.filter((tag) => tag !== 'posts' && tag !== 'notes'),
            authors: [data.author || data.Author].filter(Boolean),
          })))
        }
      }`,
    )
    run(folder, 'node_modules/.bin/eleventy', ['--quiet'], { TZ: 'Asia/Tokyo' })
    const posts = readJson(folder, '_site/list.json')
    const source = `built with Eleventy ${version('eleventy', '@11ty/eleventy')}`
    return { source, pages: '_site', posts }
  },

  astro(folder) {
    writeFileSync(
      join(folder, 'src/pages/list.json.js'),
      `import { getCollection } from 'astro:content'
      const time = (date) => date && date.toISOString().replace('.000', '')
      export async function GET() {
        const blog = await getCollection('blog', ({ data }) => !data.draft)
        const notes = await getCollection('notes')
        return Response.json([...blog, ...notes].map(({ id, collection, data, filePath }) => ({
          file: filePath, url: 'https://tides.example/log/' + collection + '/' + id + '/',
          title: data.title, date: time(data.pubDate ?? data.date ?? data.published_at),
          updated: time(data.updatedDate), lang: id.startsWith('uk/') ? 'uk' : 'en', tags: data.tags,
          authors: data.authors ?? (data.author ? [data.author.id] : []),
        })))
      }`,
    )
    const env = { TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1' }
    run(folder, 'node_modules/.bin/astro', ['build', '--silent'], env)
    const posts = readJson(folder, 'dist/list.json')
    return { source: `built with Astro ${version('astro', 'astro')}`, pages: 'dist', posts }
  },

  vitepress(folder) {
    const config = join(folder, '.vitepress/config.mts')
    const text = readFileSync(config, 'utf8')
    const list = `  buildEnd: ({ outDir }) => writeFileSync(outDir + '/list.json', JSON.stringify(list)),
  transformPageData: (page) => void list.push(page),\n`
    writeFileSync(
      config,
      `import { writeFileSync } from 'node:fs'\nconst list = []\n${text.replace('defineConfig({\n', `$&${list}`)}`,
    )
    run(folder, 'node_modules/.bin/vitepress', ['build'], { TZ: 'UTC' })
    const posts = readJson(folder, '.vitepress/dist/list.json').map((page) => ({
      file: page.filePath,
      url: `https://bridges.example/bridges/${page.relativePath.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')}`,
      title: page.title,
      date: moment(page.frontmatter.date),
      lang: page.filePath.startsWith('uk/') ? 'uk-UA' : 'en-US',
      tags: page.frontmatter.tags,
      authors: page.frontmatter.authors ?? [page.frontmatter.author].filter(Boolean),
    }))
    const source = `built with VitePress ${version('vitepress', 'vitepress')}`
    return { source, pages: '.vitepress/dist', posts }
  },

  docusaurus(folder) {
    const config = join(folder, 'docusaurus.config.js')
    const text = readFileSync(config, 'utf8')
    const plugin = `(context) => ({
      name: 'list',
      allContentLoaded({ allContent }) {
        const blogs = Object.values(allContent['docusaurus-plugin-content-blog'])
        const posts = blogs.flatMap((blog) => blog.blogPosts).map(({ metadata }) => ({
          file: metadata.source.replace('@site/', ''), url: 'https://mill.example' + metadata.permalink,
          title: metadata.title, date: metadata.date.toISOString().replace('.000', ''),
          updated: metadata.lastUpdatedAt && new Date(metadata.lastUpdatedAt).toISOString().replace('.000', ''),
          lang: context.i18n.currentLocale, tags: metadata.tags.map((tag) => tag.label),
          authors: metadata.authors, unlisted: metadata.unlisted,
        }))
        const name = 'list-' + context.i18n.currentLocale + '.json'
        require('node:fs').writeFileSync(name, JSON.stringify(posts))
      },
    }),`
    writeFileSync(config, text.replace('plugins: [', `$&${plugin}`))
    run(folder, 'node_modules/.bin/docusaurus', ['build'], { TZ: 'UTC', NODE_ENV: 'production' })
    const english = readJson(folder, 'list-en.json')
    // the posts that aren't translated appear in the other language too, with the text of the first
    const translated = readJson(folder, 'list-uk.json').filter((each) =>
      each.file.startsWith('i18n/'),
    )
    const posts = [...english, ...translated].filter((each) => !each.unlisted)
    const source = `built with Docusaurus ${version('docusaurus', '@docusaurus/core')}`
    return { source, pages: 'build', posts }
  },

  pelican(folder) {
    mkdirSync(join(folder, 'plugins'))
    writeFileSync(
      join(folder, 'plugins/list.py'),
      `import json
from pelican import signals

def write(generator):
    articles = list(generator.articles)
    for article in generator.articles:
        articles += article.translations
    posts = [{
        'file': 'content/' + article.get_relative_source_path(),
        'url': generator.settings['SITEURL'] + '/' + article.url, 'title': article.metadata['title'],
        'date': article.date.isoformat(),
        'updated': article.modified.isoformat() if hasattr(article, 'modified') else None,
        'lang': article.lang, 'tags': [tag.name for tag in getattr(article, 'tags', [])],
        'categories': [article.category.name],
        'authors': [author.name for author in article.authors],
    } for article in articles]
    with open('list.json', 'w') as file:
        json.dump(posts, file)

def register():
    signals.article_generator_finalized.connect(write)
`,
    )
    const config = join(folder, 'publishconf.py')
    writeFileSync(
      config,
      `${readFileSync(config, 'utf8')}PLUGIN_PATHS = ['plugins']\nPLUGINS = ['list']\n`,
    )
    run(folder, 'pelican', ['content', '-s', 'publishconf.py', '-q'], {
      TZ: 'UTC',
      LC_ALL: 'C.UTF-8',
    })
    const posts = readJson(folder, 'list.json')
    const found = run(folder, 'pelican', ['--version']).trim()
    return { source: `built with Pelican ${found}`, pages: 'output', posts }
  },

  nuxt(folder) {
    mkdirSync(join(folder, 'server/routes'), { recursive: true })
    writeFileSync(
      join(folder, 'server/routes/list.json.ts'),
      `import { serverQueryContent } from '#content/server'
      export default defineEventHandler(async (event) => [
        ...(await serverQueryContent(event).where({ _locale: 'en' }).find()),
        ...(await serverQueryContent(event).where({ _locale: 'uk' }).find()),
      ])`,
    )
    const config = join(folder, 'nuxt.config.ts')
    const text = readFileSync(config, 'utf8')
    const list = "nitro: { prerender: { routes: ['/list.json'], crawlLinks: false } },\n"
    writeFileSync(config, text.replace('defineNuxtConfig({', `$&${list}`))
    const env = { TZ: 'UTC', NUXT_TELEMETRY_DISABLED: '1' }
    run(folder, 'node_modules/.bin/nuxt', ['generate'], env)
    const all = readJson(folder, '.output/public/list.json').filter((each) => !each._partial)
    const posts = all.map((each) => ({
      file: `content/${each._file}`,
      // the path is the same in all languages: their folder is added by the pages
      url: `https://glass.example/garden${each._locale === 'uk' ? '/uk' : ''}${each._path}`,
      title: each.title,
      date: moment(each.date ?? each.publishedAt ?? each.published_at),
      lang: each._locale,
      tags: each.tags,
      authors: each.authors ?? [each.author].filter(Boolean),
    }))
    const versions = `${version('nuxt', 'nuxt')} and Nuxt Content ${version('nuxt', '@nuxt/content')}`
    return { source: `built with Nuxt ${versions}`, pages: '.output/public', posts }
  },

  next(folder) {
    mkdirSync(join(folder, 'app/list.json'))
    writeFileSync(
      join(folder, 'app/list.json/route.js'),
      `import { allPosts } from '../../utils/posts'
      export const dynamic = 'force-static'
      export function GET() {
        return Response.json(allPosts())
      }`,
    )
    run(folder, 'node_modules/.bin/next', ['build'], { TZ: 'UTC', NEXT_TELEMETRY_DISABLED: '1' })
    const posts = readJson(folder, 'out/list.json').map(({ file, slug, data }) => ({
      file: `data/blog/${file}`,
      url: `https://stone.example/quarry/blog/${slug}`,
      title: data.title,
      date: moment(data.date ?? data.publishedAt),
      updated: moment(data.lastmod),
      lang: data.lang,
      tags: data.tags,
      authors: data.authors ?? [data.author].filter(Boolean),
    }))
    for (const { url } of posts) {
      if (pageOf(url, 'https://stone.example/quarry/', join(folder, 'out')) === undefined) {
        throw new Error(`next: ${url} has no page`)
      }
    }
    return { source: `built with Next ${version('next', 'next')}`, pages: 'out', posts }
  },

  gatsby(folder) {
    const config = join(folder, 'gatsby-node.js')
    const list = `
exports.onPostBootstrap = ({ getNodesByType }) => {
  const pages = new Map(getNodesByType('SitePage').map((page) => [page.context.id, page.path]))
  const posts = getNodesByType('MarkdownRemark').filter((node) => pages.has(node.id))
  require('fs').writeFileSync('list.json', JSON.stringify(posts.map((node) => ({
    file: path.relative(__dirname, node.fileAbsolutePath), path: pages.get(node.id), data: node.frontmatter,
  }))))
}
`
    writeFileSync(config, readFileSync(config, 'utf8') + list)
    const env = { TZ: 'UTC', CI: 'true', GATSBY_TELEMETRY_DISABLED: '1' }
    try {
      run(folder, 'node_modules/.bin/gatsby', ['build', '--prefix-paths'], env)
    } catch (error) {
      // without its image library the pages can't be written, but their addresses are known by then
      if (!existsSync(join(folder, 'list.json'))) throw error
    }
    const posts = readJson(folder, 'list.json').map(({ file, path, data }) => ({
      file,
      url: `https://train.example/rails${path}`,
      title: data.title,
      date: moment(data.date),
      tags: data.tags,
      authors: [data.author].filter(Boolean),
    }))
    return { source: `built with Gatsby ${version('gatsby', 'gatsby')}`, pages: 'public', posts }
  },
}

generators['wordpress-export'] = (folder) => {
  const tool = resolve(tools, 'wordpress-export')
  const options = ['--wizard=false', '--save-images=none', '--input=export.xml', '--output=written']
  const fields = 'title,date,categories,tags,coverImage,draft,author,id,slug,excerpt'
  const all = [join(tool, 'app.js'), ...options, `--frontmatter-fields=${fields}`]
  run(folder, process.execPath, all)
  // what the tool adds when it may load the pictures of the site
  const first = join(folder, 'written/posts/first-thread/index.md')
  const text = readFileSync(first, 'utf8')
  writeFileSync(first, text.replace('author:', 'coverImage: "loom.png"\nauthor:'))
  cpSync(join(folder, 'written'), join(fixtures, 'wordpress-export'), { recursive: true })
  cpSync(join(folder, 'written'), folder, { recursive: true })
  rmSync(join(folder, 'written'), { recursive: true })
  const posts = filesBelow(folder)
    .filter((file) => post.test(file))
    .map((file) => {
      const [, head = ''] = readFileSync(join(folder, file), 'utf8').split('---\n')
      const value = (name) =>
        new RegExp(`^${name}: "?(.*?)"?$`, 'm').exec(head)?.[1]?.replaceAll('\\"', '"')
      const list = (name) => {
        const lines = new RegExp(`^${name}: *\n((?:  - .*\n)+)`, 'm').exec(head)?.[1] ?? ''
        return [...lines.matchAll(/"(.*)"/g)].map((match) => match[1])
      }
      const slug = value('slug') ?? file.split('/').at(-2)
      return {
        file,
        url: `https://loom.example/${slug}/`,
        title: value('title'),
        date: moment(value('date')),
        tags: list('tags'),
        categories: list('categories'),
        // a login name, of which the folder says no more
        authors: value('author') ? [{ name: value('author') }] : [],
      }
    })
  const found = readJson(tool, 'package.json').version
  const source = `written by wordpress-export-to-markdown ${found}, and files as other exporters write them`
  return { source, pages: '.', posts }
}

/** The people whom posts name by a key, by what the fixtures' files of authors say. */
const people = {
  default: { name: 'Mira Holt' },
  mira: { name: 'Mira Holt', url: 'https://mira.example/' },
  tomas: { name: 'Tomás Núñez', url: 'https://tomas.example/' },
}

function person(value) {
  if (typeof value !== 'string') return { name: value.name, ...(value.url && { url: value.url }) }
  const link = /^\[(.+)\]\((.+)\)$/.exec(value)
  if (link !== null) return { name: link[1], url: link[2] }
  return people[value] ?? { name: value }
}

function decoded(title) {
  return title
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** What isn't said is left out, so that the expectation has no empty fields. */
function entryOf(found, before) {
  const known = {
    date: found.date || undefined,
    updated: found.updated || undefined,
    title: found.title ? decoded(found.title) : undefined,
    authors: found.authors?.length ? found.authors.map(person) : undefined,
    lang: found.lang || undefined,
    tags: found.tags?.length ? found.tags : undefined,
    categories: found.categories?.length ? found.categories : undefined,
  }
  const entry = { file: found.file, url: new URL(found.url).href }
  const byHand = []
  for (const [field, value] of Object.entries(known)) {
    const written = before?.byHand?.includes(field)
    const kept = written ? before[field] : value
    if (kept !== undefined) entry[field] = kept
    if (written) byHand.push(field)
    if (kept === undefined && field === 'date') {
      console.warn(`${found.file}: write its date by hand, and name it in byHand`)
    }
  }
  if (byHand.length > 0) entry.byHand = byHand
  return entry
}

/** The page of a post in the folder of built pages, found as a web server finds it. */
function pageOf(url, base, pages) {
  const path = decodeURIComponent(new URL(url).pathname).slice(new URL(base).pathname.length)
  const hash = decodeURIComponent(new URL(url).hash)
  const place = join(pages, path + hash)
  const candidates = [join(place, 'index.html'), `${place}.html`, place]
  return candidates.find((file) => file.endsWith('.html') && existsSync(file))
}

/** What has no words isn't kept: scripts, styles, preloads and drawings make up most of a page. */
function stripped(html) {
  return html
    .replaceAll(/<script\b(?![^>]*application\/ld\+json)[^>]*>[\s\S]*?<\/script>/gi, '')
    .replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/gi, '')
    .replaceAll(/<svg\b[^>]*>[\s\S]*?<\/svg>/gi, '')
    .replaceAll(
      /<link\b[^>]*rel="?(?:preload|modulepreload|stylesheet|icon|preconnect)\b[^>]*>/gi,
      '',
    )
    .replaceAll(/\n\s*\n+/g, '\n')
}

const withPages = ['hugo', 'jekyll', 'hexo', 'eleventy', 'astro', 'vitepress', 'docusaurus']

for (const name of names.length > 0 ? names : Object.keys(generators)) {
  const site = join(fixtures, name)
  const folder = resolve(tools, 'build', name)
  rmSync(folder, { recursive: true, force: true })
  const kept = join(site, 'expected.json')
  cpSync(site, folder, {
    recursive: true,
    filter: (file) => file !== kept && file !== join(site, 'pages'),
  })
  const modules = resolve(tools, name, 'node_modules')
  const linked = join(folder, 'node_modules')
  // these look for their own files by real paths, so that they need hard links
  if (name === 'gatsby' || name === 'next') run(folder, 'cp', ['-al', modules, linked])
  else if (existsSync(modules)) symlinkSync(modules, linked)

  const expected = readJson(kept)
  const built = generators[name](folder)
  const aside = new Map([
    ...expected.pages.map((file) => [file, 'page']),
    ...expected.withheld.map((each) => [each.file, each.by ?? 'generator']),
  ])
  const before = new Map(expected.posts.map((each) => [each.file, each]))
  const posts = []
  for (const found of built.posts) {
    const why = aside.get(found.file)
    if (why === 'generator') throw new Error(`${name} publishes ${found.file}, which is withheld`)
    if (why === undefined) posts.push(entryOf(found, before.get(found.file)))
  }
  posts.sort((a, b) => (a.file < b.file ? -1 : 1))
  const listed = new Set([...aside.keys(), ...posts.map((each) => each.file)])
  for (const file of filesBelow(site)) {
    if (post.test(file) && !file.startsWith('pages/') && !listed.has(file)) {
      throw new Error(`${name}: ${file} isn’t published, and is in no list of expected.json`)
    }
  }
  const { site: about, withheld, pages } = expected
  const text = { source: built.source, site: about, posts, withheld, pages }
  writeFileSync(kept, `${JSON.stringify(text, null, 2)}\n`)

  if (withPages.includes(name)) {
    rmSync(join(site, 'pages'), { recursive: true, force: true })
    for (const each of posts) {
      const page = pageOf(each.url, about.url, join(folder, built.pages))
      if (page === undefined) throw new Error(`${name}: ${each.url} has no page`)
      const target = join(site, 'pages', page.slice(join(folder, built.pages).length))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, stripped(readFileSync(page, 'utf8')))
    }
  }
  console.log(`${name}: ${posts.length} posts, ${built.source}`)
}
