import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BuildResult, build, recogniseSite } from '../src/index.ts'
import { folderOf } from './support/folder.ts'

/**
 * A small site of each generator, published with the config that `npx feedwright` prints in its folder.
 * `expected.json` says what the real generator makes of it, and `tests/sites/README.md` what we cannot.
 */
const root = join(import.meta.dirname, 'sites')
const now = new Date('2026-01-15T12:00:00Z')

interface Expected {
  readonly posts: readonly ExpectedPost[]
  readonly withheld: readonly { readonly file: string }[]
}

interface ExpectedPost {
  readonly file: string
  readonly url: string
  readonly date: string
  readonly title?: string
}

/**
 * What we make otherwise than the generator, by file. `gone` are posts that are not published, because
 * they need a program to be run.
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, 'gone' | 'url' | 'title'>>>> = {
  hugo: { 'content/post/references.md': 'url', 'content/post/noindex.md': 'gone' },
  jekyll: { '_posts/2020-05-03-no-title.md': 'title', '_posts/2022-03-07-no-offset.md': 'url' },
  hexo: {
    'source/_posts/json.md': 'gone',
    'source/_posts/no-fence.md': 'gone',
    'source/_posts/utc.md': 'url',
  },
  eleventy: {
    'src/posts/before-midnight.md': 'gone',
    'src/posts/by-slug.md': 'gone',
  },
  docusaurus: { 'blog/2020-05-10-nothing.md': 'title' },
  nuxt: { 'content/1.blog/nothing-said.md': 'title' },
  gatsby: { 'content/blog/own-address.md': 'url' },
  zola: { 'content/blog/own-address.md': 'url', 'content/blog/日本.md': 'url' },
}

/** Pelican’s own head of a file, without fences, is not read. */
const unread = ['pelican']

/** A copy of a site, with the config to keep. */
async function siteOf(name: string): Promise<string> {
  const folder = folderOf()
  cpSync(join(root, name), folder, {
    recursive: true,
    filter: (path) => path !== join(root, name, 'pages') && !path.endsWith('expected.json'),
  })
  writeFileSync(
    join(folder, 'feedwright.config.mjs'),
    (await recogniseSite(folder))?.configText ?? '',
  )
  return folder
}

async function published(name: string): Promise<BuildResult> {
  const gone = Object.entries(exceptions[name] ?? {}).filter(([, what]) => what === 'gone')
  const exclude = gone.map(([file]) => file).filter((file) => file.endsWith('.md'))
  const config = {
    generator: (await recogniseSite(join(root, name)))?.generator ?? 'hugo',
    exclude,
  }
  const options = { root: await siteOf(name), now, limit: 1000, write: false, cache: false }
  return build(exclude.length > 0 ? { ...options, config } : options)
}

const sites = readdirSync(root).filter((name) => existsSync(join(root, name, 'expected.json')))

describe.each(sites)('a site of %s', (name) => {
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected

  test('is recognised', async () => {
    expect((await recogniseSite(join(root, name)))?.generator).toBe(name)
  })

  test.skipIf(unread.includes(name))(
    'has the URLs, dates and titles of its generator',
    async () => {
      const { files, summary } = await published(name)
      const feed = files.find(({ path }) => path === 'feed.json')
      const { items } = JSON.parse(feed?.text ?? '{}') as {
        items: readonly { url: string; title?: string; date_published: string }[]
      }
      const ours = new Map(
        items.map(({ url, title, date_published: date }) => [new URL(url).href, { title, date }]),
      )
      const wrong: string[] = []
      for (const { file, url, date, title } of expected.posts) {
        const exception = exceptions[name]?.[file]
        if (exception === 'gone' || exception === 'url') continue
        const post = ours.get(new URL(url).href)
        ours.delete(new URL(url).href)
        const isThen = seconds(post?.date) === seconds(date)
        if (post === undefined || !isThen || (exception !== 'title' && post.title !== title)) {
          wrong.push(`${file} ${url} ${date} ${title}: ${JSON.stringify(post)}`)
        }
      }
      expect(wrong).toEqual([])
      const otherwise = Object.values(exceptions[name] ?? {}).filter((what) => what === 'url')
      const surplus = [...ours.keys()]
      expect(surplus.length === otherwise.length ? [] : surplus).toEqual([])
      expect(summary.posts).toBe(items.length)
    },
  )
})

function seconds(date = ''): number {
  return Math.floor(Date.parse(date) / 1000)
}
