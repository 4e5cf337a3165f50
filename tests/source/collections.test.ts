import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { UserConfig } from '../../src/config/index.ts'
import { listPosts } from '../../src/source/index.ts'
import { aConfig } from '../support/builders.ts'
import { folderOf } from '../support/folder.ts'

function list(root: string, config: Omit<UserConfig, 'site'>): ReturnType<typeof listPosts> {
  return listPosts({ root, ...aConfig({}, config) })
}

/** `posts/a.md blog`: each post with its collection. */
async function postsIn(
  root: string,
  config: Omit<UserConfig, 'site'>,
): Promise<readonly string[] | undefined> {
  const { value } = await list(root, config)
  return value?.map(({ name, collection }) => `${name} ${collection?.name}`)
}

async function problemsIn(
  root: string,
  config: Omit<UserConfig, 'site'>,
): Promise<readonly string[]> {
  return (await list(root, config)).diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

const site = {
  'content/blog/one.md': '',
  'content/blog/2024/two.md': '',
  'content/blog/2024/README.md': '',
  'content/notes/three.md': '',
  'content/about.md': '',
}

describe('posts of several folders', () => {
  test('are one list, by name, and each knows its collection', async () => {
    const root = folderOf(site)
    expect(await postsIn(root, { posts: ['content/notes', 'content/blog'] })).toEqual([
      'content/blog/2024/README.md blog',
      'content/blog/2024/two.md blog',
      'content/blog/one.md blog',
      'content/notes/three.md notes',
    ])
  })

  test('have paths from the folder of their collection', async () => {
    const { value } = await list(folderOf(site), {
      posts: ['content/notes', { dir: 'content/blog' }],
    })
    const paths = value?.map(({ path }) => path)
    expect(paths).toEqual(['2024/README.md', '2024/two.md', 'one.md', 'three.md'])
  })

  test('belong to the first collection that they fit, and are listed once', async () => {
    const root = folderOf(site)
    const inside = { dir: 'content/blog', name: 'inside', exclude: ['**/README.md'] }
    expect(await postsIn(root, { posts: ['content', inside] })).toEqual([
      'content/about.md content',
      'content/blog/2024/README.md content',
      'content/blog/2024/two.md content',
      'content/blog/one.md content',
      'content/notes/three.md content',
    ])
    expect(await postsIn(root, { posts: [inside, 'content'] })).toEqual([
      'content/about.md content',
      'content/blog/2024/README.md content',
      'content/blog/2024/two.md inside',
      'content/blog/one.md inside',
      'content/notes/three.md content',
    ])
    const last = { dir: 'content', name: 'last' }
    const years = { dir: 'content', name: 'years', include: ['*/2024/*.md'] }
    expect(await postsIn(root, { posts: [years, inside, last] })).toEqual([
      'content/about.md last',
      'content/blog/2024/README.md years',
      'content/blog/2024/two.md years',
      'content/blog/one.md inside',
      'content/notes/three.md last',
    ])
  })

  test('may share a folder, which is read once for all of them', async () => {
    const root = folderOf(site)
    const posts = ['content/**/README.md', 'content/*/*.md', 'content/blog/*/*.md']
    expect(await postsIn(root, { posts })).toEqual([
      'content/blog/2024/README.md content',
      'content/blog/2024/two.md blog',
      'content/blog/one.md content',
      'content/notes/three.md content',
    ])
  })

  test('are hidden within a collection, and not above it', async () => {
    const root = folderOf({ '_posts/a.md': '', '_posts/_b.md': '', '_drafts/c.md': '', 'd.md': '' })
    expect(await postsIn(root, { posts: ['.', '_posts', '_drafts/*.md'] })).toEqual([
      '_drafts/c.md _drafts',
      '_posts/a.md _posts',
      'd.md posts',
    ])
  })

  test('behind links of two collections are listed once', async () => {
    const root = folderOf({ 'a/inner/_hidden/x.md': '', 'b/y.md': '' })
    symlinkSync('_hidden', join(root, 'a/inner/link'))
    symlinkSync('inner/_hidden', join(root, 'a/link'))
    expect(await postsIn(root, { posts: ['a/inner', 'a', 'b'] })).toEqual([
      'a/inner/link/x.md inner',
      'b/y.md b',
    ])
  })

  test('may lie outside of the root, or be named by an absolute path', async () => {
    const root = folderOf({
      'site/_': '',
      'shared/a.md': '',
      'shared/old/b.md': '',
      'more/c.md': '',
    })
    const posts = ['../shared', join(root, 'more')]
    const place = join(root, 'site')
    expect(await postsIn(place, { posts, exclude: ['../shared/old', '**/c.md'] })).toEqual([
      '../shared/a.md shared',
    ])
    expect(
      await postsIn(root, { posts: [`${root}/shared/**/*.md`], exclude: ['shared/old'] }),
    ).toEqual(['shared/a.md shared'])
  })
})

describe('a folder that is missing', () => {
  test('is an error that names the collection, and so are all others', async () => {
    const posts = ['content/blog', { dir: 'content/notez', name: 'notes' }, 'drafts/*.md']
    expect(await problemsIn(folderOf(site), { posts })).toEqual([
      'collection-missing: the folder content/notez of the collection notes does not exist',
      'collection-missing: the folder drafts of the collection drafts does not exist',
    ])
    expect(await postsIn(folderOf(site), { posts })).toBeUndefined()
  })
})

describe('the output folder', () => {
  const files = {
    'a.md': '',
    'dist/b.md': '',
    'node_modules/c/README.md': '',
    'deep/node_modules/d.md': '',
    'deep/dist/e.md': '',
  }
  test('holds no posts where the posts lie in the root', async () => {
    expect(await postsIn(folderOf(files), { posts: '.' })).toEqual([
      'a.md posts',
      'deep/dist/e.md posts',
    ])
    expect(await postsIn(folderOf(files), { posts: './', out: 'deep/dist' })).toEqual([
      'a.md posts',
      'dist/b.md posts',
    ])
  })

  test('holds none behind a link either', async () => {
    const root = folderOf({ 'a.md': '', 'dist/b.md': '' })
    symlinkSync('dist', join(root, 'link'))
    expect(await postsIn(root, { posts: '.' })).toEqual(['a.md posts'])
  })

  test('may be the posts folder itself, or hold it', async () => {
    expect(await postsIn(folderOf(site), { posts: 'content/notes', out: 'content/notes' })).toEqual(
      ['content/notes/three.md notes'],
    )
    expect((await postsIn(folderOf(site), { posts: 'content/notes', out: '.' }))?.length).toBe(1)
  })
})

describe('a pattern', () => {
  const left = (...exclude: string[]) => postsIn(folderOf(site), { posts: 'content', exclude })
  const kept = async (...exclude: string[]) => {
    const posts = [{ dir: 'content', exclude }]
    expect(await problemsIn(folderOf(site), { posts })).toEqual([])
    return (await postsIn(folderOf(site), { posts }))?.map((post) => post.split(' ')[0])
  }
  const withoutNotes = Object.keys(site)
    .filter((name) => !name.includes('notes'))
    .sort()

  test.each([
    ['notes'],
    ['notes/'],
    ['notes/**'],
    ['./notes/**'],
    ['/notes'],
    ['notes/*'],
    ['notes\\**'],
    ['notes\\three.md'],
    ['.\\notes\\*.md'],
    ['n*/*.md'],
    ['{notes,drafts}'],
    ['**/three.md'],
  ])('of a collection begins at its folder: %s', async (pattern) => {
    expect(await kept(pattern)).toEqual(withoutNotes)
  })

  test.each([
    ['content/notes'],
    ['content\\notes\\**'],
    ['**/notes/*.md'],
    ['content/notes/three.md'],
  ])('of the config begins at the root: %s', async (pattern) => {
    expect((await left(pattern))?.map((post) => post.split(' ')[0])).toEqual(withoutNotes)
  })

  test('with a wildcard at its end means files, and one without it a folder as well', async () => {
    expect(await kept('blog/*')).toContain('content/blog/2024/two.md')
    expect(await kept('blog')).toEqual(['content/about.md', 'content/notes/three.md'])
  })

  test('has signs of names behind a backslash', async () => {
    const root = folderOf({ 'posts/[slug]/a.md': '', 'posts/(group)/b.md': '', 'posts/c.md': '' })
    const exclude = ['posts/\\[slug\\]/*.md', 'posts\\\\(group\\)']
    expect(await postsIn(root, { exclude })).toEqual(['posts/c.md posts'])
  })

  test('tells capitals from small letters, and no accents in two spellings', async () => {
    expect(await left('**/readme.md')).toContain('content/blog/2024/README.md content')
    const root = folderOf({ 'posts/cafe\u0301.md': '', 'posts/b.md': '' })
    expect(await postsIn(root, { exclude: ['posts/caf\u00e9.md'] })).toEqual(['posts/b.md posts'])
  })

  test('that names no post is a warning', async () => {
    const posts = [
      { dir: 'content', include: ['**/*.md', '*.mdx'] },
      { dir: 'content/blog', exclude: ['**/TODO.md'] },
    ]
    expect(
      await problemsIn(folderOf(site), { posts, exclude: ['old/**', 'content/notes'] }),
    ).toEqual([
      'pattern-unused: the pattern old/** names no post below the root',
      'pattern-unused: the pattern *.mdx names no post below content',
      'pattern-unused: the pattern **/TODO.md names no post below content/blog',
    ])
    expect(await problemsIn(folderOf(site), { posts: 'content/blag*/*.md' })).toEqual([
      'pattern-unused: the pattern blag*/*.md names no post below content',
    ])
  })

  test('may name what is hidden in any case', async () => {
    const root = folderOf({ 'a.md': '', '_b.md': '', 'node_modules/c.md': '', 'dist/d.md': '' })
    const exclude = ['**/node_modules/**', '**/_*.md', 'dist']
    expect(await problemsIn(root, { posts: '.', exclude })).toEqual([])
  })

  test('of which several fit is never called unused', async () => {
    const posts = [{ dir: 'content', include: ['blog/**', '**/two.md', '**/*.md'] }]
    expect(await problemsIn(folderOf(site), { posts })).toEqual([])
  })
})

test('an empty folder among others is no problem', async () => {
  const root = folderOf(site)
  mkdirSync(join(root, 'empty'))
  expect(await problemsIn(root, { posts: ['content', 'empty'] })).toEqual([])
})

describe('a collection without files', () => {
  test('is named where another one that comes first has them all', async () => {
    const root = folderOf(site)
    const again = { dir: 'content', name: 'again', permalink: '/a/:slug/' }
    const taken = (collection: string, folder: string) =>
      `collection-taken: no file is left for the collection ${collection}: those of ${folder} belong to content, which comes before it`
    expect(await problemsIn(root, { posts: ['content', again] })).toEqual([
      taken('again', 'content'),
    ])
    expect(await problemsIn(root, { posts: ['content', 'content/notes'] })).toEqual([
      taken('notes', 'content/notes'),
    ])
    expect(await problemsIn(root, { posts: ['content/notes', 'content'] })).toEqual([])
    // what the pattern of the first does not take may be there one day
    const some = { dir: 'content', include: ['**/*.md'] }
    expect(await problemsIn(root, { posts: [some, { ...again, dir: 'content' }] })).toEqual([])
  })

  test('is named where `exclude` leaves it none', async () => {
    const root = folderOf(site)
    const left = (folder: string, patterns: string) =>
      `posts-excluded: \`exclude\` leaves no post in ${folder}: ${patterns}`
    const blog = { posts: 'content/blog' }
    expect(await problemsIn(root, { ...blog, exclude: ['content/**'] })).toEqual([
      left('content/blog', 'content/**'),
    ])
    expect(await problemsIn(root, { ...blog, exclude: ['content/blog/**/*.md'] })).toEqual([
      left('content/blog', 'content/blog/**/*.md'),
    ])
    const own = { dir: 'content/notes', exclude: ['*.md'] }
    expect(await problemsIn(root, { posts: ['content/blog', own] })).toEqual([
      left('content/notes', '*.md'),
    ])
    expect(await problemsIn(root, { ...blog, exclude: ['content/blog/2024'] })).toEqual([])
  })
})
