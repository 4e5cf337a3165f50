import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Framework, textOf, posts as two } from './project.ts'

/** With one whose name has capitals and signs, which every generator puts into addresses in its own way. */
export const posts: readonly {
  readonly slug: string
  readonly title: string
  readonly date: string
}[] = [...two, { slug: 'über-Café', title: 'Über', date: '2025-05-06' }]

/** A site that has a feed already, and the same site with ours, as docs/migrating.md says it. */
export interface Migration extends Framework {
  /** The heading of the recipe. */
  readonly recipe: string
  readonly files: Readonly<Record<string, string>>
  /** What is there only before, and what only after. */
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  readonly build: readonly string[]
  /** The command after the build, unless the generator has a client. */
  readonly ours?: readonly string[]
  readonly out: string
  /** The feeds that are compared. */
  readonly feeds: readonly string[]
  /** What the error names while both are there. */
  readonly maker?: string
  /** Whether a build without the old maker leaves its feed in the folder. */
  readonly leaves?: boolean
}

const feedwright = ['node', 'node_modules/feedwright/lib/cli/main.js', 'build']
const page = readFileSync(join(import.meta.dirname, '../../docs/migrating.md'), 'utf8')
const site = { url: 'https://example.org/blog/', title: 'Embedded' }
const rows = posts.map(({ slug, title, date }) => ({ slug, title, date }))

/** The config that a recipe has in full. */
function configOf(recipe: string): string {
  const [, section = ''] = page.split(`\n## ${recipe}\n`)
  const [, code] = /```js\n(.*?)```/s.exec(section) ?? []
  if (code === undefined) throw new Error(`docs/migrating.md has no config for ${recipe}`)
  return code
}

function articles(
  place: (slug: string, date: string) => string,
  frontMatter = '',
): Readonly<Record<string, string>> {
  const files = posts.map(({ slug, title, date }) => {
    const head = `title: "${title}"\ndate: ${date}\n${frontMatter}`
    return [place(slug, date), `---\n${head}---\n\n${textOf(slug, (to) => `/blog/posts/${to}/`)}`]
  })
  return Object.fromEntries(files)
}

const inPosts = articles((slug) => `posts/${slug}.md`)
const layout = (body: string) =>
  `<!doctype html><html lang="en"><head><title>A</title></head><body><main>${body}</main></body></html>\n`

/** A feed of a script is ours to write at the same place. */
const ofScript = {
  files: inPosts,
  after: {
    'feedwright.config.json': JSON.stringify({
      site,
      identity: 'permalink',
      permalink: '/posts/:slug/',
      out: 'dist',
    }),
  },
  build: ['node', 'feeds.js'],
  ours: feedwright,
  out: 'dist',
}

export const migrations: readonly Migration[] = [
  {
    ...ofScript,
    name: 'feed',
    recipe: 'A script with `feed`',
    packages: ['feed@6'],
    before: {
      'feeds.js': `import { mkdirSync, writeFileSync } from 'node:fs'
import { Feed } from 'feed'
const feed = new Feed({ title: 'Embedded', id: '${site.url}', link: '${site.url}', updated: new Date() })
for (const { slug, title, date } of ${JSON.stringify(rows)}) {
  const link = encodeURI(\`${site.url}posts/\${slug}/\`)
  feed.addItem({ title, id: link, link, date: new Date(date), content: 'A text' })
}
mkdirSync('dist', { recursive: true })
writeFileSync('dist/rss.xml', feed.rss2())
writeFileSync('dist/atom.xml', feed.atom1())
writeFileSync('dist/feed.json', feed.json1())
`,
    },
    feeds: ['rss.xml', 'atom.xml', 'feed.json'],
    leaves: true,
  },
  {
    ...ofScript,
    name: 'rss',
    recipe: 'A script with `rss`',
    packages: ['rss@1'],
    before: {
      'feeds.js': `import { mkdirSync, writeFileSync } from 'node:fs'
import RSS from 'rss'
const feed = new RSS({ title: 'Embedded', site_url: '${site.url}', feed_url: '${site.url}rss.xml' })
for (const { slug, title, date } of ${JSON.stringify(rows)}) {
  feed.item({ title, url: encodeURI(\`${site.url}posts/\${slug}/\`), date, description: 'A text' })
}
mkdirSync('dist', { recursive: true })
writeFileSync('dist/rss.xml', feed.xml())
`,
    },
    feeds: ['rss.xml'],
    leaves: true,
  },
  {
    name: 'Astro with @astrojs/rss',
    recipe: '@astrojs/rss',
    packages: ['astro@5', '@astrojs/rss@4'],
    files: {
      ...articles((slug) => `src/pages/posts/${slug}.md`, 'layout: ../../layouts/Post.astro\n'),
      'src/layouts/Post.astro': layout('<h1>{Astro.props.frontmatter.title}</h1><slot />'),
      'src/pages/index.astro': layout('Home'),
      'astro.config.mjs': "export default { site: 'https://example.org' }\n",
    },
    before: {
      'src/pages/rss.xml.js': `import rss, { pagesGlobToRssItems } from '@astrojs/rss'
export const GET = async ({ site }) => rss({
  title: 'Embedded',
  description: 'A site',
  site,
  items: await pagesGlobToRssItems(import.meta.glob('./posts/*.md')),
})
`,
    },
    after: {
      'astro.config.mjs': `import feedwright from 'feedwright/astro'
export default {
  site: 'https://example.org',
  integrations: [feedwright({ config: { identity: 'permalink' } })],
}
`,
    },
    build: ['node_modules/.bin/astro', 'build'],
    out: 'dist',
    feeds: ['rss.xml'],
    maker: '@astrojs/rss',
  },
  {
    name: 'Eleventy with plugin-rss',
    recipe: '@11ty/eleventy-plugin-rss',
    packages: ['@11ty/eleventy@3', '@11ty/eleventy-plugin-rss@2'],
    files: { ...inPosts, 'posts/posts.json': '{ "tags": ["posts"] }' },
    before: {
      'eleventy.config.js': `import { feedPlugin } from '@11ty/eleventy-plugin-rss'
export default function (config) {
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed.xml',
    collection: { name: 'posts', limit: 0 },
    metadata: { language: 'en', title: 'Embedded', base: '${site.url}', author: { name: 'A' } },
  })
}
export const config = { pathPrefix: '/blog/' }
`,
    },
    after: {
      'eleventy.config.js': `import feedwright from 'feedwright/eleventy'
export default function (config) {
  config.addPlugin(feedwright, {
    config: {
      site: { url: '${site.url}', title: 'Embedded' },
      identity: 'permalink',
      files: { atom: 'feed.xml' },
    },
  })
}
export const config = { pathPrefix: '/blog/' }
`,
    },
    build: ['node_modules/.bin/eleventy'],
    out: '_site',
    feeds: ['feed.xml'],
    maker: '@11ty/eleventy-plugin-rss',
    leaves: true,
  },
  {
    name: 'Jekyll with jekyll-feed',
    recipe: 'jekyll-feed',
    probe: ['ruby', '-e', 'require "jekyll"; require "jekyll-feed"'],
    files: {
      ...articles((slug, date) => `_posts/${date}-${slug}.md`),
      '_layouts/post.html': layout('{{ content }}'),
    },
    before: { '_config.yml': jekyllConfig('plugins: [jekyll-feed]\n') },
    after: {
      '_config.yml': jekyllConfig(''),
      'feedwright.config.mjs': configOf('jekyll-feed'),
    },
    build: ['jekyll', 'build', '--quiet'],
    ours: feedwright,
    out: '_site',
    feeds: ['feed.xml'],
    maker: 'jekyll-feed',
  },
  {
    name: 'Hexo with hexo-generator-feed',
    recipe: 'hexo-generator-feed',
    packages: ['hexo@7', 'hexo-generator-feed@3', 'hexo-renderer-marked@6'],
    files: {
      ...articles((slug) => `source/_posts/${slug}.md`),
      'package.json': '{ "private": true, "hexo": { "version": "7.0.0" } }',
      'themes/plain/layout/index.ejs': layout('Home'),
      'themes/plain/layout/post.ejs': layout('<%- page.content %>'),
    },
    before: {
      '_config.yml': hexoConfig('feed:\n  type: atom\n  path: atom.xml\n'),
      'package.json': hexoPackage(['hexo-generator-feed', 'hexo-renderer-marked']),
    },
    after: {
      '_config.yml': hexoConfig(''),
      'package.json': hexoPackage(['hexo-renderer-marked']),
      'feedwright.config.json': '{ "generator": "hexo", "identity": "permalink" }',
    },
    build: ['node_modules/.bin/hexo', 'generate', '--silent'],
    ours: feedwright,
    out: 'public',
    feeds: ['atom.xml'],
    maker: 'hexo-generator-feed',
  },
  {
    name: 'Hugo with its template',
    recipe: 'Hugo\u2019s template',
    probe: ['hugo', 'version'],
    files: {
      ...articles((slug) => `content/posts/${slug}.md`),
      'layouts/_default/single.html': layout('{{ .Content }}'),
      'layouts/_default/list.html': layout('List'),
    },
    before: { 'hugo.toml': hugoConfig('') },
    after: {
      'hugo.toml': hugoConfig('disableKinds = ["RSS"]\n'),
      'feedwright.config.json': JSON.stringify({
        generator: 'hugo',
        identity: 'permalink',
        files: { rss: 'index.xml' },
      }),
    },
    build: ['hugo', '--quiet'],
    ours: feedwright,
    out: 'public',
    feeds: ['index.xml'],
    maker: 'disableKinds',
    leaves: true,
  },
]

function jekyllConfig(more: string): string {
  return `url: https://example.org\ntitle: Embedded\nexclude: [node_modules, feedwright.config.mjs]\ndefaults:\n  - values: { layout: post }\n${more}`
}

function hexoConfig(more: string): string {
  return `url: https://example.org/blog\nroot: /blog/\ntitle: Embedded\ntheme: plain\npermalink: posts/:title/\n${more}`
}

function hexoPackage(names: readonly string[]): string {
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']))
  return JSON.stringify({ private: true, hexo: { version: '7.0.0' }, dependencies })
}

function hugoConfig(more: string): string {
  return `baseURL = "${site.url}"\ntitle = "Embedded"\n${more}`
}
