import { describe, expect, test } from 'vitest'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { feedwright, onOneLine, reportOf } from './command.ts'

const config = (more = '') => ({
  'feedwright.config.json': `{ "site": { "url": "https://example.org", "title": "A", "timezone": "Europe/Kyiv" }${more} }`,
})
const date = ['--date', '2026-11-29T14:05'] as const

/** The post that the command writes, with its path before it. */
async function newPost(root: string, title: string, ...argv: readonly string[]) {
  const before = filesIn(root)
  const ran = await feedwright('new', title, '--root', root, ...argv)
  const [path = '', ...others] = filesIn(root).filter((file) => !before.includes(file))
  expect([ran.status, others], ran.stderr).toEqual([0, []])
  expect(ran.stdout.trimEnd().endsWith(path)).toBe(true)
  return { ...ran, post: `${path}\n${read(root, path)}` }
}

test('the first post is a draft with the zone of the site, which can be built', async () => {
  const root = folderOf(config())
  const { post, stderr } = await newPost(root, 'A first post', ...date)
  expect(post).toBe(
    'posts/a-first-post.md\n---\ntitle: A first post\ndate: 2026-11-29T14:05:00+02:00\ndraft: true\n---\n\n',
  )
  expect(onOneLine(stderr)).toContain('It is a draft: delete the line `draft: true` to publish it.')
  const { status, report } = await reportOf('--root', root)
  expect({ status, drafts: report.build?.drafts }).toEqual({ status: 0, drafts: 1 })
})

test('without --date it is of this minute', async () => {
  const { post } = await newPost(folderOf(config()), 'Now')
  expect(post).toMatch(/^date: \d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[23]:00$/m)
})

describe('the newest post decides', () => {
  const old = '---\ntitle: Old\ndate: 2020-01-01\n---\nText.'

  test.each([
    [
      'names and order of fields',
      'posts/x.md',
      '---\nlayout: post\npubDate: 2026-01-01\ntitle: "X"\ntags: [a]\ndescription: Long\n---\nText.',
      'posts/what-s-new.md\n---\nlayout: post\npubDate: 2026-11-29\ntitle: What’s new?\ntags: []\ndescription: ""\ndraft: true\n---\n\n',
    ],
    [
      'TOML and the offset',
      'posts/x.md',
      '+++\ntitle = "X"\ndate = 2026-01-01T10:00:00+02:00\ndraft = false\n+++\nText.',
      'posts/what-s-new.md\n+++\ntitle = "What’s new?"\ndate = 2026-11-29T14:05:00+02:00\ndraft = true\n+++\n\n',
    ],
    [
      'a dated name, and no date in the front matter',
      'posts/2026-01-01-x.markdown',
      '---\ntitle: X\npublished: true\n---\nText.',
      'posts/2026-11-29-what-s-new.markdown\n---\ntitle: What’s new?\npublished: false\n---\n\n',
    ],
    [
      'a folder for each post, and years',
      'posts/2026/01/x/index.mdx',
      '---\ntitle: X\ndate: 2026-01-01 10:00\n---\nText.',
      'posts/2026/11/what-s-new/index.mdx\n---\ntitle: What’s new?\ndate: 2026-11-29 14:05\ndraft: true\n---\n\n',
    ],
    [
      'a title that is a heading, in JSON',
      'posts/x.md',
      '---json\n{ "date": "2026-01-01T00:00:00Z" }\n---\n# X\n',
      'posts/what-s-new.md\n---json\n{\n  "date": "2026-11-29T12:05:00Z",\n  "draft": true\n}\n---\n\n# What’s new?\n\n',
    ],
  ])('%s', async (_, path, text, expected) => {
    const root = folderOf({ ...config(), 'posts/old.md': old, [path]: text })
    const { post, stderr } = await newPost(root, 'What’s new?', ...date)
    expect(post).toBe(expected)
    expect(onOneLine(stderr)).toContain(`like those of ${path}.`)
    expect((await feedwright('--root', root, '--drafts', '--strict', '--dry-run')).status).toBe(0)
  })

  test('but no draft, no post of the future and no other language', async () => {
    const root = folderOf({
      ...config(),
      'posts/old.md': old,
      'posts/a/draft.md': '---\ntitle: X\ndate: 2026-01-01\ndraft: true\n---\nText.',
      'posts/b/later.md': '---\ntitle: X\ndate: 2999-01-01\n---\nText.',
      'posts/c/uk.md': '---\ntitle: X\ndate: 2026-01-01\nlang: uk\n---\nText.',
    })
    expect((await newPost(root, 'A')).post).toMatch(/^posts\/a\.md\n/)
  })
})

describe('without a config, the generator of the folder decides', () => {
  test.each([
    [
      'Jekyll',
      { '_config.yml': 'timezone: Asia/Tokyo', Gemfile: '' },
      '_posts/2026-11-29-a.md',
      'published: false',
    ],
    [
      'Hugo',
      { 'hugo.toml': 'baseURL = "https://a.example/"' },
      'content/posts/a.md',
      'draft = true',
    ],
    ['Zola', { 'zola.toml': 'base_url = "https://a.example/"' }, 'content/a.md', 'draft = true'],
    ['Pelican', { 'pelicanconf.py': 'SITENAME = "A"' }, 'content/a.md', 'Status: draft'],
  ])('%s', async (_, files, path, draft) => {
    const { post } = await newPost(folderOf(files), 'A', ...date)
    expect(post.split('\n')[0]).toBe(path)
    expect(post).toContain(draft)
    expect(post).toMatch(/2026-11-29T14:05:00(?:Z|\+09:00)/)
  })
})

describe('the name of the file', () => {
  test.each([
    ['is of any script', 'Тиша 日本', 'тиша-日本'],
    ['leads nowhere else', '../../etc/passwd', 'etc-passwd'],
    ['is not longer than a name may be', 'long '.repeat(100), `${'long-'.repeat(39)}long`],
  ])('%s', async (_, title, slug) => {
    const { post } = await newPost(folderOf(config()), title)
    expect(post.split('\n')[0]).toBe(`posts/${slug}.md`)
  })

  test.each([
    'C# & "co": \\ [x]',
    'true',
    '2026',
    "it's",
    '* x',
    '{{ x }}',
    '\u001B[31mred\ntitle: x',
  ])('and the title is what was given: %j', async (title) => {
    const root = folderOf(config())
    await newPost(root, title, '--date', '2020-01-01')
    await feedwright('--root', root, '--drafts')
    const { items } = JSON.parse(read(root, 'dist/feed.json'))
    expect(items[0].title).toBe(title.replace(/[\x00-\x1F]+/g, ' ').trim())
  })
})

describe('nothing is written', () => {
  test.each([
    ['where the file exists', ['A']],
    ['for a title without letters', ['!!!']],
    ['for an empty title', ['']],
    ['for a date that is none', ['B', '--date', 'soon']],
    ['with a broken config', ['B', '--config', 'broken.json']],
  ])('%s, and that is exit status 2', async (_, argv) => {
    const root = folderOf({ ...config(), 'posts/a.md': 'mine', 'broken.json': '{' })
    const before = stateOf(root)
    const { status, stdout, stderr } = await feedwright('new', ...argv, '--root', root)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/posts\/a\.md exists|The title|--date|broken\.json/)
    expect(stateOf(root)).toEqual(before)
  })

  test('where it is not known where posts go', async () => {
    const root = folderOf({ 'readme.txt': '' })
    const { status, stderr } = await feedwright('new', 'A', '--root', root)
    expect(status).toBe(2)
    expect(onOneLine(stderr)).toContain('`npx feedwright init` makes a config; `--posts` names')
    expect((await newPost(root, 'A', '--posts', 'texts')).post).toMatch(/^texts\/a\.md\n/)
  })

  test('where a folder is a file, and that is exit status 1', async () => {
    const root = folderOf(config(', "posts": "posts/inner"'))
    put(root, 'posts', 'a file')
    const { status, stderr } = await feedwright('new', 'A', '--root', root)
    expect(status).toBe(1)
    expect(onOneLine(stderr)).toMatch(/a\.md cannot be written: .*\. Nothing was written\./)
  })
})
