import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Framework, posts, textOf } from './project.ts'

/** Programs that answer requests by `feedwright/web`, all with the posts of the same publication. */
export interface WebHost extends Framework {
  readonly files: Readonly<Record<string, string>>
  /** The commands that build the program. */
  readonly build: readonly (readonly string[])[]
  /** The command that runs it, up to the number of the port. */
  readonly serve: readonly string[]
  /** The command that runs it while it is written. */
  readonly develop?: readonly string[]
}

const page = readFileSync(join(import.meta.dirname, '../../docs/web.md'), 'utf8')

/** The program that docs/web.md has for a framework. */
function recipeOf(framework: string): string {
  const [, section = ''] = page.split(`\n## ${framework}\n`)
  const [, code] = /```ts\n(.*?)```/s.exec(section) ?? []
  if (code === undefined) throw new Error(`docs/web.md has no program for ${framework}`)
  return code
}

const link = (slug: string) => `/blog/posts/${slug}/`
const draft = { slug: 'draft', title: 'A draft', date: '2025-02-03', draft: true }
const rows = [...posts, draft].map(({ slug, ...row }) => {
  return { url: `/posts/${slug}/`, ...row, markdown: textOf(slug, link) }
})

const feed = `import { createFeedHandler } from 'feedwright/web'

const posts = ${JSON.stringify(rows)}

export const feed = createFeedHandler({
  site: { url: 'https://example.org/blog/', title: 'Embedded' },
  posts: () => posts,
})
`

/** A handler whose posts are wrong in one of many ways, by what is given to it beside the request. */
const broken = `import { createFeedHandler } from 'feedwright/web'

const [first, second] = ${JSON.stringify(rows)}
const never = new Promise(() => {})
const kinds = {
  throws() { throw new Error('no database') },
  dateless: () => [first, { ...second, date: undefined }],
  endless: () => [first, never],
  silent: () => never,
  twins: () => [first, { ...second, url: first.url }],
  async *breaks() { yield first; throw new Error('cut') },
}
export const broken = createFeedHandler({
  site: { url: 'https://example.org/blog/', title: 'Embedded' },
  maxAge: 0,
  timeout: 0.2,
  posts: (kind) => kinds[kind](),
})
`

/** The same route for each feed. */
function inEach(place: (path: string) => string, route: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['rss.xml', 'atom.xml', 'feed.json'].map((path) => [place(path), route]),
  )
}

function withHtml({ slug, title, date }: (typeof posts)[number]) {
  const html = `<p>Some <em>text</em> of ${slug}, with <a href="${link('first')}">a link</a>.</p>
<h2>A heading</h2><ul><li>one</li><li>two</li></ul><pre>const a = '&lt;b&gt;'</pre>`
  return { url: `/posts/${slug}/`, title, date, html }
}

export const webHosts: readonly WebHost[] = [
  {
    name: 'Hono',
    packages: ['hono@4', '@hono/node-server@2'],
    files: {
      'feed.mjs': feed,
      'broken.mjs': broken,
      'app.mjs': recipeOf('Hono').replace("'./feed'", "'./feed.mjs'"),
      'server.mjs': `import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import app from './app.mjs'
import { broken } from './broken.mjs'

const site = new Hono()
site.route('/blog', app)
site.get('/blog/broken/:kind', (c) => broken(c.req.raw, c.req.param('kind')))
const port = Number(process.argv.at(-1))
serve({ fetch: site.fetch, port, hostname: 'localhost' }, () => {
  console.log(\`http://localhost:\${port}\`)
})
`,
    },
    build: [],
    serve: ['node', 'server.mjs'],
  },
  {
    name: 'Next',
    // those for TypeScript it would install itself
    packages: [
      'next@16',
      'react@19',
      'react-dom@19',
      'typescript@5',
      '@types/react@19',
      '@types/node@20',
    ],
    files: {
      // packages lie outside this project
      'next.config.mjs': "export default { basePath: '/blog', turbopack: { root: '/' } }\n",
      'lib/feed.ts': feed,
      'lib/broken.mjs': broken,
      'app/layout.tsx': `import type { ReactNode } from 'react'

export default function Layout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>
}
`,
      ...inEach((path) => `app/${path}/route.ts`, recipeOf('Next')),
      'app/broken/[kind]/route.ts': `import { broken } from '../../../lib/broken.mjs'

export const dynamic = 'force-dynamic'
export async function GET(request: Request, { params }: { params: Promise<{ kind: string }> }) {
  return broken(request, (await params).kind)
}
`,
    },
    build: [['node_modules/.bin/next', 'build']],
    serve: ['node_modules/.bin/next', 'start', '--port'],
    develop: ['node_modules/.bin/next', 'dev', '--port'],
  },
  {
    name: 'SvelteKit',
    isOptional: true,
    packages: [
      '@sveltejs/kit@2',
      '@sveltejs/adapter-node@5',
      'svelte@5',
      'vite@7',
      '@sveltejs/vite-plugin-svelte@6',
    ],
    files: {
      'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite'
export default { plugins: [sveltekit()] }
`,
      'svelte.config.js': `import adapter from '@sveltejs/adapter-node'
export default { kit: { adapter: adapter(), paths: { base: '/blog' } } }
`,
      'src/app.html': '<html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
      'src/lib/feed.ts': feed,
      'src/lib/broken.js': broken,
      ...inEach((path) => `src/routes/${path}/+server.ts`, recipeOf('SvelteKit')),
      'src/routes/broken/[kind]/+server.js': `import { broken } from '$lib/broken.js'
export const GET = ({ request, params }) => broken(request, params.kind)
`,
    },
    build: [['node_modules/.bin/vite', 'build']],
    serve: ['sh', '-c', 'HOST=localhost PORT=$0 exec node build/index.js'],
  },
  {
    name: 'Nitro',
    isOptional: true,
    packages: ['nitropack@2'],
    files: {
      'nitro.config.ts': "export default { srcDir: 'server', baseURL: '/blog/' }\n",
      'server/utils/feed.ts': feed,
      'server/utils/broken.js': broken,
      ...inEach((path) => `server/routes/${path}.ts`, recipeOf('Nuxt and Nitro')),
      'server/routes/broken/[kind].js': `import { broken } from '../../utils/broken.js'
export default defineEventHandler((event) => {
  return broken(toWebRequest(event), getRouterParam(event, 'kind'))
})
`,
    },
    build: [['node_modules/.bin/nitropack', 'build']],
    serve: ['sh', '-c', 'HOST=localhost PORT=$0 exec node .output/server/index.mjs'],
  },
  {
    name: 'Workers',
    isOptional: true,
    packages: ['miniflare@4', 'esbuild@0.28'],
    files: {
      'broken.mjs': broken,
      'recipe.ts': recipeOf('Cloudflare Workers').replace('example.org', 'example.org/blog/'),
      'worker.mjs': `import recipe from './recipe.ts'
import { broken } from './broken.mjs'
export default {
  fetch(request, env) {
    const [, kind] = /\\/broken\\/(\\w+)$/.exec(request.url) ?? []
    return kind === undefined ? recipe.fetch(request, env) : broken(request, kind)
  },
}
`,
      'server.mjs': `import { Miniflare } from 'miniflare'
const port = Number(process.argv.at(-1))
const worker = new Miniflare({
  modules: true,
  scriptPath: 'built.mjs',
  compatibilityDate: '2026-01-01',
  host: 'localhost',
  port,
  d1Databases: ['DB'],
})
const { DB } = await worker.getBindings()
await DB.exec('CREATE TABLE posts (url TEXT, title TEXT, date TEXT, html TEXT)')
for (const { url, title, date, html } of ${JSON.stringify(posts.map(withHtml))}) {
  await DB.prepare('INSERT INTO posts VALUES (?, ?, ?, ?)').bind(url, title, date, html).run()
}
console.log(\`http://localhost:\${port}\`)
process.on('SIGTERM', () => worker.dispose())
`,
    },
    build: [
      [
        'node_modules/.bin/esbuild',
        'worker.mjs',
        '--bundle',
        '--format=esm',
        '--conditions=workerd,worker',
        '--outfile=built.mjs',
      ],
    ],
    serve: ['node', 'server.mjs'],
  },
]
