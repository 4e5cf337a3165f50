/** Projects of real generators, all with the posts of one small publication. */
export interface Host {
  readonly name: string
  /** What is installed from the registry; undefined for a program of the system. */
  readonly packages?: readonly string[]
  /** The program, as it is asked whether it is there. */
  readonly probe?: readonly string[]
  /** The files of the project, besides the posts. */
  readonly files: Readonly<Record<string, string>>
  /** Where a post lies. */
  readonly post: (slug: string, date: string) => string
  /** What stands in the front matter of each post besides. */
  readonly frontMatter?: string
  /** How the page of a post is linked to from another. */
  readonly link: (slug: string) => string
  /** The commands that build the site with its feeds. */
  readonly build: readonly (readonly string[])[]
  readonly out: string
  /** The page of a post, from the folder of the built site. */
  readonly page: (slug: string) => string
  /** The command that serves the site while it is written, up to the number of the port. */
  readonly serve?: readonly string[]
}

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head>${head}</head><body><nav>Menu</nav><main><article>${body}</article></main></body></html>\n`

const onBase = (slug: string) => `/blog/posts/${slug}/`
const inFolder = (slug: string) => `posts/${slug}/index.html`

const feedwright = ['node', 'node_modules/feedwright/lib/cli/main.js', 'build']

export const hosts: readonly Host[] = [
  {
    name: 'Astro',
    packages: ['astro@5'],
    files: {
      'astro.config.mjs': `import feedwright from 'feedwright/astro'
export default {
  site: 'https://example.org',
  base: '/blog',
  integrations: [feedwright({ config: { site: { title: 'Embedded' } }, heads: true })],
}
`,
      'src/layouts/Post.astro': `---
const { frontmatter } = Astro.props
---
${page('<title>{frontmatter.title}</title>', '<h1>{frontmatter.title}</h1><slot />')}`,
      'src/pages/index.astro': page('<title>Home</title>', '<p>Home</p>'),
    },
    post: (slug) => `src/pages/posts/${slug}.md`,
    frontMatter: 'layout: ../../layouts/Post.astro\n',
    link: onBase,
    build: [['node_modules/.bin/astro', 'build']],
    out: 'dist',
    page: inFolder,
    serve: ['node_modules/.bin/astro', 'dev', '--port'],
  },
  {
    name: 'Eleventy',
    packages: ['@11ty/eleventy@3'],
    files: {
      'eleventy.config.js': `import feedwright from 'feedwright/eleventy'
export default function (config) {
  config.addPlugin(feedwright, {
    config: { site: { url: 'https://example.org/blog/', title: 'Embedded' } },
    heads: true,
  })
}
export const config = { pathPrefix: '/blog/' }
`,
      'posts/posts.json': '{ "tags": ["posts"], "layout": "post.njk" }',
      '_includes/post.njk': page(
        '<title>{{ title }}</title>',
        '<h1>{{ title }}</h1>{{ content | safe }}',
      ),
    },
    post: (slug) => `posts/${slug}.md`,
    link: onBase,
    build: [['node_modules/.bin/eleventy']],
    out: '_site',
    page: inFolder,
    serve: ['node_modules/.bin/eleventy', '--serve', '--port'],
  },
  {
    name: 'VitePress',
    packages: ['vitepress@1'],
    files: {
      '.vitepress/config.mjs': `import feedwright from 'feedwright/vite'
export default {
  title: 'Embedded',
  base: '/blog/',
  sitemap: { hostname: 'https://example.org' },
  vite: { plugins: [feedwright({ heads: true })] },
}
`,
      'index.md': '# Home\n',
    },
    post: (slug) => `posts/${slug}.md`,
    // with `/posts/` VitePress puts the base before it, which Markdown alone does not say
    link: (slug) => `./${slug}`,
    build: [['node_modules/.bin/vitepress', 'build']],
    out: '.vitepress/dist',
    page: (slug) => `posts/${slug}.html`,
    serve: ['node_modules/.bin/vitepress', 'dev', '--port'],
  },
  {
    name: 'Vite',
    packages: ['vite@8'],
    files: {
      'vite.config.js': `import feedwright from 'feedwright/vite'
export default {
  base: '/blog/',
  plugins: [
    feedwright({
      config: {
        site: { url: 'https://example.org/blog/', title: 'Embedded' },
        permalink: '/posts/:slug/',
      },
      heads: true,
    }),
  ],
}
`,
      'index.html': page('<title>Home</title>', 'Home'),
      'public/posts/first/index.html': page('<title>The first</title>', 'One'),
      'public/posts/second/index.html': page('<title>The second</title>', 'Two'),
    },
    post: (slug) => `posts/${slug}.md`,
    link: onBase,
    build: [['node_modules/.bin/vite', 'build']],
    out: 'dist',
    page: inFolder,
    serve: ['node_modules/.bin/vite', '--port'],
  },
  {
    name: 'Hugo',
    probe: ['hugo', 'version'],
    files: {
      'hugo.toml': 'baseURL = "https://example.org/blog/"\ntitle = "Embedded"\n',
      'feedwright.config.json': '{ "generator": "hugo" }',
      'layouts/_default/single.html': page(
        '<title>{{ .Title }}</title>',
        '<h1>{{ .Title }}</h1>{{ .Content }}',
      ),
      'layouts/index.html': page('<title>Home</title>', 'Home'),
    },
    post: (slug) => `content/posts/${slug}.md`,
    link: onBase,
    build: [['hugo', '--quiet'], feedwright],
    out: 'public',
    page: inFolder,
  },
  {
    name: 'Jekyll',
    probe: ['jekyll', '--version'],
    files: {
      '_config.yml':
        'url: https://example.org\nbaseurl: /blog\ntitle: Embedded\npermalink: /posts/:title/\nexclude: [node_modules, feedwright.config.json]\n',
      'feedwright.config.json': '{ "generator": "jekyll" }',
      '_layouts/post.html': page(
        '<title>{{ page.title }}</title>',
        '<h1>{{ page.title }}</h1>{{ content }}',
      ),
    },
    post: (slug, date) => `_posts/${date}-${slug}.md`,
    frontMatter: 'layout: post\n',
    link: onBase,
    build: [['jekyll', 'build', '--quiet'], feedwright],
    out: '_site',
    page: inFolder,
  },
]
