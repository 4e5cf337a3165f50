import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileSystemError } from '../../src/model/index.ts'
import { listPosts } from '../../src/source/index.ts'
import { aConfig } from '../support/builders.ts'
import { folderOf, put } from '../support/folder.ts'

/** Lists the posts of one folder. */
function list(root: string, posts = 'posts'): ReturnType<typeof listPosts> {
  return listPosts({ root, ...aConfig({}, { posts }) })
}

async function pathsIn(root: string): Promise<readonly string[] | undefined> {
  return (await list(root)).value?.map(({ path }) => path)
}

async function codesIn(root: string): Promise<readonly string[]> {
  return (await list(root)).diagnostics.map(({ code, file }) => `${code} ${file}`)
}

test('Markdown files are posts, in folders of any depth and endings of any case', async () => {
  const root = folderOf({
    'posts/a.md': '',
    'posts/b.markdown': '',
    'posts/C.MD': '',
    'posts/deep/er/d.md': '',
    'posts/e.txt': '',
    'posts/md': '',
    'posts/f.md.bak': '',
  })
  expect(await pathsIn(root)).toEqual(['C.MD', 'a.md', 'b.markdown', 'deep/er/d.md'])
  expect(await codesIn(root)).toEqual([])
})

test('what begins with a dot or an underscore is hidden, and so is node_modules', async () => {
  const root = folderOf({
    'posts/.a.md': '',
    'posts/_b.md': '',
    'posts/.git/c.md': '',
    'posts/_drafts/d.md': '',
    'posts/node_modules/e.md': '',
    'posts/my_node_modules/f.md': '',
  })
  expect(await pathsIn(root)).toEqual(['my_node_modules/f.md'])
})

test('a hidden folder above the posts hides nothing', async () => {
  const root = folderOf({ '.site/_posts/a.md': '' })
  const { value } = await list(root, '.site/_posts')
  expect(value?.map(({ path }) => path)).toEqual(['a.md'])
})

test('posts come by path in code units, whatever the order on disk', async () => {
  const sorted = [
    'A.md',
    'Z/a.md',
    'a-b.md',
    'a.md',
    'a/b.md',
    'b.md',
    'é.md',
    '日.md',
    '😀.md',
    '～.md',
  ]
  const forwards = folderOf()
  const backwards = folderOf()
  for (const path of sorted) put(forwards, `posts/${path}`, '')
  for (const path of sorted.toReversed()) put(backwards, `posts/${path}`, '')
  expect(await pathsIn(forwards)).toEqual(sorted)
  expect(await pathsIn(backwards)).toEqual(sorted)
})

test('a post is named as its author would name it', async () => {
  const root = folderOf({ 'posts/en/a.md': '', 'site/b.md': '' })
  const nameIn = async (folder: string, posts: string) =>
    (await list(folder, posts)).value?.map(({ name }) => name)
  expect(await nameIn(root, 'posts')).toEqual(['posts/en/a.md'])
  expect(await nameIn(root, './posts/')).toEqual(['posts/en/a.md'])
  expect(await nameIn(root, join(root, 'posts'))).toEqual(['posts/en/a.md'])
  expect(await nameIn(join(root, 'posts'), '.')).toEqual(['en/a.md'])
  expect(await nameIn(join(root, 'site'), '../posts/')).toEqual(['../posts/en/a.md'])
  expect(await nameIn(join(root, 'site'), join(root, 'posts'))).toEqual([`${root}/posts/en/a.md`])
})

test('a file is read when it is asked for', async () => {
  const root = folderOf({ 'posts/a.md': 'early' })
  const [post] = (await list(root)).value ?? []
  put(root, 'posts/a.md', 'late')
  expect(Buffer.from(post?.read() ?? []).toString()).toBe('late')
})

test('a file that has gone says so by name and in words', async () => {
  const root = folderOf({ 'posts/a.md': '' })
  const [post] = (await list(root)).value ?? []
  rmSync(join(root, 'posts/a.md'))
  expect(() => post?.read()).toThrow(FileSystemError)
  expect(() => post?.read()).toThrow('posts/a.md: no such file or directory')
  expect(() => post?.read()).toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ code: 'ENOENT' }) }),
  )
})

test('a posts folder that does not exist, or is a file, is an error', async () => {
  const root = folderOf({ 'file.md': '' })
  for (const posts of ['posts', 'file.md', 'file.md/posts']) {
    const { value, diagnostics } = await list(root, posts)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'posts-missing', file: posts }])
  }
})

test('a posts folder that is a link to itself is an error', async () => {
  const root = folderOf()
  symlinkSync('posts', join(root, 'posts'))
  const { value, diagnostics } = await list(root)
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'file-unreadable', file: 'posts' }])
})

test('an empty posts folder has no posts', async () => {
  const root = folderOf()
  mkdirSync(join(root, 'posts'))
  expect(await list(root)).toEqual({ ok: true, value: [], diagnostics: [] })
})

test('the posts folder may be a link', async () => {
  const root = folderOf({ 'elsewhere/a.md': '' })
  symlinkSync('elsewhere', join(root, 'posts'))
  expect(await pathsIn(root)).toEqual(['a.md'])
})

test('links inside the posts folder are followed', async () => {
  const root = folderOf({ 'posts/_2024/a.md': '', 'posts/b.txt': '' })
  symlinkSync('_2024', join(root, 'posts/archive'))
  symlinkSync('b.txt', join(root, 'posts/b.md'))
  expect(await pathsIn(root)).toEqual(['archive/a.md', 'b.md'])
})

test('a post is listed once, under its own path, however many links lead to it', async () => {
  const root = folderOf({ 'posts/m.md': '', 'posts/dir/n.md': '', 'posts/_hidden/o.md': '' })
  symlinkSync('m.md', join(root, 'posts/a.md'))
  symlinkSync('dir', join(root, 'posts/a'))
  for (const name of 'hcgbfde') symlinkSync('_hidden', join(root, 'posts', name))
  expect(await pathsIn(root)).toEqual(['b/o.md', 'dir/n.md', 'm.md'])
  expect(await codesIn(root)).toEqual([])
})

test('loops of links end', async () => {
  const root = folderOf({ 'posts/a/a.md': '', 'posts/b/b.md': '' })
  symlinkSync('..', join(root, 'posts/a/up'))
  symlinkSync('../b', join(root, 'posts/a/b'))
  symlinkSync('../a', join(root, 'posts/b/a'))
  symlinkSync('nowhere.md', join(root, 'posts/broken.md'))
  expect(await pathsIn(root)).toEqual(['a/a.md', 'b/b.md'])
  expect(await codesIn(root)).toEqual(['file-unreadable posts/broken.md'])
})

test('a link that leads out of the posts folder is an error, and the other posts are still listed', async () => {
  const root = folderOf({ 'posts/a.md': '', 'posts-2/b.md': '', 'secret.md': '' })
  symlinkSync('../secret.md', join(root, 'posts/secret.md'))
  symlinkSync('../posts-2', join(root, 'posts/more'))
  symlinkSync('..', join(root, 'posts/up'))
  expect(await pathsIn(root)).toEqual(['a.md'])
  expect(await codesIn(root)).toEqual([
    'file-outside posts/more',
    'file-outside posts/secret.md',
    'file-outside posts/up',
  ])
})

test('a link that leads out of a linked folder is judged by where it ends', async () => {
  const root = folderOf({ 'posts/_store/a.md': '', 'secret.md': '' })
  symlinkSync('_store', join(root, 'posts/store'))
  symlinkSync('../../secret.md', join(root, 'posts/_store/secret.md'))
  expect(await pathsIn(root)).toEqual(['store/a.md'])
  expect(await codesIn(root)).toEqual(['file-outside posts/store/secret.md'])
})

test('a link to a picture elsewhere is nobody’s concern', async () => {
  const root = folderOf({ 'posts/a.md': '', 'picture.png': '' })
  symlinkSync('../picture.png', join(root, 'posts/picture.png'))
  expect(await codesIn(root)).toEqual([])
})

test('a broken link is an error', async () => {
  const root = folderOf({ 'posts/a.md': '' })
  symlinkSync('nowhere.md', join(root, 'posts/b.md'))
  symlinkSync('c.md', join(root, 'posts/c.md'))
  expect(await pathsIn(root)).toEqual(['a.md'])
  expect(await codesIn(root)).toEqual(['file-unreadable posts/b.md', 'file-unreadable posts/c.md'])
})

test('MDX files are posts, and HTML files with front matter', async () => {
  const root = folderOf({
    'posts/a.mdx': '',
    'posts/b.html': '---\ntitle: B\n---\n<p>b</p>',
    'posts/c.HTML': '+++\ntitle = "C"\n+++\n',
    'posts/d.html': '<!doctype html>\n---\n',
    'posts/e.html': '',
    'posts/f.html': '\uFEFF---\r\ntitle: F\r\n---\r\n',
  })
  expect(await pathsIn(root)).toEqual(['a.mdx', 'b.html', 'c.HTML', 'f.html'])
  expect(await codesIn(root)).toEqual([])
})

test('files that look like articles and cannot be read are named in one warning', async () => {
  const root = folderOf({
    'posts/a.md': '',
    'posts/b/c.rst': '',
    'posts/b/d.adoc': '',
    'posts/b.org': '',
    'posts/e.mdoc': '',
    'posts/_f.textile': '',
  })
  const { diagnostics } = await list(root)
  expect(diagnostics).toMatchObject([{ code: 'files-unread', file: 'posts/b.org' }])
  expect(diagnostics[0]?.message).toContain('4 in all')
})
