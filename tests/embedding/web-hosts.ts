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

const next = recipeOf('Next')

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
      'app/rss.xml/route.ts': next,
      'app/atom.xml/route.ts': next,
      'app/feed.json/route.ts': next,
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
]
