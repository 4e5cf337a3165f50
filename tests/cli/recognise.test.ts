import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type BuildError, build } from '../../src/index.ts'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { feedwright } from './command.ts'

const site = {
  'hugo.toml': 'baseURL = "https://a.example/b/"\ntitle = "A"\ntimeZone = "Europe/Kyiv"\n',
  'content/posts/One Two.md': '+++\ntitle = "One"\ndate = 2025-05-17\n+++\nText.',
}
const now = ['--now', '2026-01-01T00:00:00Z'] as const

test('in the folder of a generator, a dry run says what was taken and prints the config', async () => {
  // a shell makes the file before the program runs
  const root = folderOf({ ...site, 'feedwright.config.mjs': '' })
  const { status, stdout, stderr } = await feedwright('--root', root, ...now)
  expect(status).toBe(0)
  expect(stderr).toContain('looks like a site of Hugo')
  expect(stderr).toMatch(/address +https:\/\/a\.example\/b\/$/m)
  expect(stderr).toContain('https://a.example/b/posts/one-two/')
  expect(filesIn(root).filter((file) => file.startsWith('public'))).toEqual([])
  writeFileSync(join(root, 'feedwright.config.mjs'), stdout)
  expect((await feedwright('--root', root, ...now)).status).toBe(0)
  expect(read(root, 'public/rss.xml')).toContain('<link>https://a.example/b/posts/one-two/</link>')
})

test('keys of our config go before, and a bare pattern keeps the way of the generator', async () => {
  const config = { generator: 'hugo', permalink: '/x/:slug/', site: { title: 'B' } } as const
  const { files } = await build({
    root: folderOf(site),
    config,
    write: false,
    now: new Date('2026-01-01'),
  })
  const feed = JSON.parse(files.find(({ path }) => path === 'feed.json')?.text ?? '{}')
  expect(feed).toMatchObject({ title: 'B', items: [{ url: 'https://a.example/b/x/one-two/' }] })
})

test('a site whose address nobody says, and a broken config, are exit status 2', async () => {
  const { 'hugo.toml': _, ...posts } = site
  const nowhere = await feedwright('--root', folderOf({ ...posts, 'hugo.toml': 'title = "A"' }))
  expect([nowhere.status, nowhere.stdout]).toEqual([2, expect.stringContaining("site: { url: '")])
  expect(nowhere.stderr).toContain('[generator-url]')
  const broken = await feedwright('--root', folderOf({ ...posts, 'hugo.toml': 'title = ' }))
  expect([broken.status, broken.stderr]).toEqual([2, expect.stringContaining('hugo.toml:1:')])
})

test('a site whose folder of posts nobody knows is asked for it', async () => {
  const root = folderOf({
    'next.config.js': 'export default {}',
    'package.json': '{"homepage": "https://a.example/"}',
    'texts/one.md': '---\ntitle: One\ndate: 2025-05-17\n---\nText.',
  })
  const { status, stdout, stderr } = await feedwright('--root', root)
  expect(status).toBe(2)
  expect(stderr).toContain('[generator-posts]')
  expect(stderr).toContain('with `posts` as your site has it')
  expect(stdout).toContain("site: { title: 'a.example' },\n  posts: 'posts',")
  writeFileSync(join(root, 'feedwright.config.mjs'), stdout.replace("'posts'", "'texts'"))
  expect((await feedwright('--root', root, ...now)).status).toBe(0)
})

test('a program is told what the folder looks like, and nothing is built', async () => {
  const fault = await build({ root: folderOf(site) }).catch((error: unknown) => error)
  expect(String((fault as BuildError).message)).toContain('looks like a site of Hugo')
})

test('a change of the generator’s config builds the feeds anew, and none builds nothing', async () => {
  const root = folderOf({
    ...site,
    'feedwright.config.json': '{ "generator": "hugo", "out": "public" }',
  })
  const buildIt = () => feedwright('build', '--root', root, '--cache', join(root, 'cache'), ...now)
  const states = () => stateOf(root).filter((line) => line.startsWith('public/'))
  await buildIt()
  const before = states()
  expect(before.length).toBeGreaterThan(0)
  expect((await buildIt()).stderr).toContain('Nothing changed')
  expect(states()).toEqual(before)
  put(root, 'hugo.toml', site['hugo.toml'].replace('title = "A"', 'title = "Another"'))
  expect((await buildIt()).status).toBe(0)
  expect(read(root, 'public/rss.xml')).toContain('<title>Another</title>')
})

/** The pages and the languages of the posts that a site has. */
async function postsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const built = await build({ root: folderOf(files), write: false, now: new Date('2026-01-01') })
  const feed = JSON.parse(built.files.find(({ path }) => path === 'feed.json')?.text ?? '{}')
  const items: readonly { url: string; language?: string }[] = feed.items
  return items
    .map(({ url, language }) => `${new URL(url).pathname} ${language ?? ''}`.trim())
    .sort()
}

test('the main language of Hugo may have a folder in the addresses', async () => {
  const text = '+++\ntitle = "One"\ndate = 2025-05-17\n+++\nText.'
  const languages = '[languages.en]\nlanguageCode = "en-GB"\n[languages.uk]\n'
  const files = {
    'feedwright.config.json': '{ "generator": "hugo" }',
    'content/posts/one.md': text,
    'content/posts/one.uk.md': text,
    'content/posts/two.en.md': text,
  }
  const own = 'baseURL = "https://a.example/"\ntitle = "A"\n'
  const inside = 'defaultContentLanguageInSubdir = true\n'
  expect(await postsOf({ ...files, 'hugo.toml': own + inside + languages })).toEqual([
    '/en/posts/one/',
    '/en/posts/two/',
    '/uk/posts/one/ uk',
  ])
  expect(await postsOf({ ...files, 'hugo.toml': own + languages })).toEqual([
    '/posts/one/',
    '/posts/two/',
    '/uk/posts/one/ uk',
  ])
})

test('a template of Eleventy’s data file is worked out for each post, or leaves it out', async () => {
  const metadata = '{ "title": "A", "url": "https://a.example/" }'
  const siteWith = (permalink: string) => ({
    'feedwright.config.json': '{ "generator": "eleventy" }',
    'eleventy.config.js': 'export default { dir: { input: "src" } }',
    'src/_data/metadata.json': metadata,
    'src/posts/posts.json': JSON.stringify({ tags: 'posts', permalink }),
    'src/posts/2025-05-17-one.md': '---\ntitle: Crème & Co\n---\nText.',
    'src/posts/two.md': '---\ntitle: Two\ndate: 2025-05-17\npermalink: /own/\n---\nText.',
  })
  const dated = '/{{ page.date | date: "%Y/%m" }}/{{ page.fileSlug }}/'
  expect(await postsOf(siteWith('/{{ title | slugify }}/'))).toEqual(['/creme-and-co/', '/own/'])
  expect(await postsOf(siteWith(dated))).toEqual(['/2025/05/one/', '/own/'])
  expect(await postsOf(siteWith('/{{ title | myOwn }}/'))).toEqual(['/own/'])
})
