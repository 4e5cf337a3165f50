import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderOf, read } from '../support/folder.ts'
import { feedwright, onOneLine, post, problemsIn, reportOf, site } from './command.ts'

const posts = { 'posts/a.md': post('title: A') }
const json = (config: unknown) => ({
  'feedwright.config.json': JSON.stringify(config, undefined, 2),
})
const url = 'https://example.org'

test('--site is config enough, and the site is called by its host', async () => {
  const root = folderOf(posts)
  expect((await feedwright(...site, '--root', root)).status).toBe(0)
  expect(filesIn(root)).toEqual(
    expect.arrayContaining(['dist/rss.xml', 'dist/atom.xml', 'dist/feed.json']),
  )
  expect(read(root, 'dist/feed.json')).toContain('"title": "example.org"')
})

test.each([
  ['feedwright.config.json', `{ "site": { "url": "${url}", "title": "Mine" } }`],
  ['feedwright.config.mjs', `export default { site: { url: '${url}', title: 'Mine' } }`],
  ['feedwright.config.js', `export default { site: { url: '${url}', title: 'Mine' } }`],
  ['feedwright.config.ts', `export default { site: { url: '${url}' as string, title: 'Mine' } }`],
])('%s is found', async (name, text) => {
  const root = folderOf({ ...posts, [name]: text, 'package.json': '{ "type": "module" }' })
  const { status, stderr } = await feedwright('--root', root)
  expect(stderr).toMatch(/^Mine\n/)
  expect(status).toBe(0)
})

test('a config of another name is given by --config', async () => {
  const config = JSON.stringify({ site: { url, title: 'Other' } })
  const root = folderOf({
    ...posts,
    'other.json': config,
    ...json({ site: { url, title: 'Usual' } }),
  })
  const { stderr } = await feedwright('--root', root, '--config', 'other.json')
  expect(stderr).toMatch(/^Other\n/)
})

test('flags go before the config', async () => {
  const config = { site: { url, title: 'Config' }, posts: 'nowhere', out: 'nowhere', limit: 5 }
  const root = folderOf({
    ...json(config),
    'articles/a.md': post('title: A'),
    'articles/b.md': post(),
  })
  const flags = ['--site', 'https://flag.example', '--title', 'Flag', '--posts', 'articles']
  const { status } = await feedwright('--root', root, ...flags, '--out', 'public', '--limit', '1')
  expect(status).toBe(0)
  const feed = JSON.parse(read(root, 'public/feed.json')) as Record<string, unknown>
  expect(feed).toMatchObject({ title: 'Flag', home_page_url: 'https://flag.example/' })
  expect(feed['items']).toHaveLength(1)
})

test('a preview at another address has the ids of the site, but for those that are addresses', async () => {
  const idOf = async (identity: object) => {
    const root = folderOf({ ...posts, ...json({ site: { url, title: 'A' }, ...identity }) })
    await feedwright('--root', root, '--site', 'https://preview.example')
    const { items } = JSON.parse(read(root, 'dist/feed.json')) as { items: { id: string }[] }
    return items[0]?.id
  }
  expect(await idOf({})).toBe('tag:example.org,2025-05-17:a')
  expect(await idOf({ identity: { authority: 'a.b' } })).toBe('tag:a.b,2025-05-17:a')
  expect(await idOf({ identity: 'permalink' })).toBe('https://preview.example/a/')
})

describe('a config beside the one that is used', () => {
  const two = {
    ...posts,
    ...json({ site: { url, title: 'Other' } }),
    'feedwright.config.mjs': `export default { site: { url: '${url}', title: 'Used' } }`,
  }

  test('is named, with the one that is', async () => {
    const root = folderOf(two)
    const { status, stderr } = await feedwright('--root', root)
    expect(onOneLine(stderr)).toMatch(
      /warning .* feedwright\.config\.mjs in .* \[config-ignored\] \S*feedwright\.config\.json /,
    )
    expect(stderr).toMatch(/^Used$/m)
    expect(status).toBe(0)
    expect((await feedwright('--root', root, '--strict')).status).toBe(1)
  })

  test('is no matter where --config chooses', async () => {
    const root = folderOf(two)
    const ran = await reportOf('--root', root, '--config', 'feedwright.config.json')
    expect(problemsIn(root, ran.report)).toEqual([])
  })
})

describe('a wrong config is exit status 2, and nothing is written', () => {
  test.each<[what: string, files: Record<string, string>, problem: string, ...argv: string[]]>([
    ['none at all', {}, 'config-missing'],
    ['one that is not there', {}, 'config-not-found gone.json', '--config', 'gone.json'],
    ['one that is a folder', {}, 'config-not-found posts', '--config', 'posts'],
    [
      'broken JSON',
      { 'feedwright.config.json': '{\n  "site": {,}\n}' },
      'config-broken feedwright.config.json:2:12',
    ],
    [
      'a program that throws',
      { 'feedwright.config.mjs': "throw new Error('no network')" },
      'config-broken feedwright.config.mjs:1:7',
    ],
    [
      'a program of another that throws',
      {
        'feedwright.config.mjs': "import { fail } from './fail.mjs'\n\nfail()",
        'fail.mjs': "export const fail = () => { throw new Error('no network') }",
      },
      'config-broken feedwright.config.mjs:3:1',
    ],
    [
      'a program that imports what is not there',
      { 'feedwright.config.mjs': "import './gone.mjs'" },
      'config-broken feedwright.config.mjs',
    ],
    [
      'a program that cannot be parsed',
      { 'feedwright.config.ts': "export default {\n  site: { url: '' title: '' },\n}\n" },
      'config-broken feedwright.config.ts:2:19',
    ],
    [
      'a program without a default export',
      { 'feedwright.config.mjs': 'export const config = {}' },
      'config-broken feedwright.config.mjs',
      ...site,
    ],
    [
      'a program that gives nothing',
      { 'feedwright.config.mjs': 'export default undefined' },
      'config-invalid feedwright.config.mjs',
      ...site,
    ],
    ['a list', json([]), 'config-invalid feedwright.config.json'],
    [
      'a relative address',
      json({ site: { url: '/blog', title: 'A' } }),
      'config-invalid feedwright.config.json:3:5',
    ],
    [
      'a feed that repeats another',
      json({ site: { url, title: 'A' }, feeds: ['site', 'site'] }),
      'config-invalid feedwright.config.json:8:5',
    ],
    ['credentials in a flag', {}, 'config-invalid --site', '--site', 'https://a:b@c.org'],
    ['a relative address in a flag', {}, 'config-invalid --site', '--site', 'example.org'],
    [
      'a mistyped key',
      json({ site: { url, title: 'A', titel: 'B' } }),
      'config-unknown feedwright.config.json:5:5',
    ],
    ['a posts folder that is not there', {}, 'posts-missing psots', ...site, '--posts', 'psots'],
    [
      'a posts folder that is a file',
      { articles: 'text' },
      'posts-missing articles',
      ...site,
      '--posts',
      'articles',
    ],
  ])('%s', async (_, files, problem, ...argv) => {
    expect(await problemsOf(files, argv)).toEqual([problem])
  })

  test('with all that is wrong', async () => {
    const wrong = { site: { url: '', language: 'en_GB', timezone: 'Mars' }, limit: 0, lmit: 1 }
    expect(await problemsOf(json(wrong))).toEqual([
      'config-invalid feedwright.config.json:2:3',
      'config-invalid feedwright.config.json:3:5',
      'config-invalid feedwright.config.json:4:5',
      'config-invalid feedwright.config.json:5:5',
      'config-invalid feedwright.config.json:7:3',
      'config-unknown feedwright.config.json:8:3',
    ])
  })

  async function problemsOf(files: Readonly<Record<string, string>>, argv: readonly string[] = []) {
    const root = folderOf({ ...posts, ...files })
    const before = filesIn(root)
    const { status, stderr, report } = await reportOf('--root', root, ...argv)
    expect({ status, stderr, files: filesIn(root) }).toEqual({
      status: 2,
      stderr: '',
      files: before,
    })
    return problemsIn(root, report).toSorted()
  }

  test('of a config that is not there, people are told where it was looked for', async () => {
    const root = folderOf(posts)
    const { stderr } = await feedwright('--root', root, '--config', 'gone.mjs')
    const said = onOneLine(stderr)
    expect(said).toContain(`the config file ${join(root, 'gone.mjs')} does not exist `)
    expect(said).toContain('Correct the path of the config (--config or')
    expect(stderr).not.toContain('imported from')
  })

  test('of a program that cannot be parsed, people are told why', async () => {
    const root = folderOf({ 'feedwright.config.ts': 'export default {\n  a b\n}\n' })
    const { stderr } = await feedwright('--root', root)
    expect(onOneLine(stderr)).toMatch(
      /error the config cannot be read: Unexpected token, .* \[config-broken\] \S+:2:5 1 │ export default { 2 │ a b │ \^ 3 │ } /,
    )
  })

  test('a mistyped key is asked about, and people are told that nothing was written', async () => {
    const root = folderOf(json({ site: { url, title: 'A', langauge: 'en' } }))
    const { status, stdout, stderr } = await feedwright('--root', root)
    expect(onOneLine(stderr)).toContain(
      '`site.langauge` is not a key of the config; did you mean `language`?',
    )
    expect(stderr).toContain('Nothing was written.')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})
