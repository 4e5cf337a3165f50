import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BuildError, build, createContext } from '../../src/index.ts'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'

const config = { site: { url: 'https://example.org', title: 'Example' } }
const post = (title: string) => `---\ntitle: ${title}\ndate: 2025-05-17\n---\nText.\n`

const noDate = '---\ndate: soon\n---\nText.'

function publication(count = 1): string {
  const posts = Array.from({ length: count }, (_, index) => [`posts/p${index}.md`, post('A')])
  return folderOf(Object.fromEntries(posts))
}

function changed(result: Awaited<ReturnType<typeof build>>): readonly string[] {
  return result.changes.flatMap(({ path, change }) => (change === 'unchanged' ? [] : [path]))
}

test.each([true, false])('a context sees each change (cache: %s)', async (cache) => {
  const root = publication()
  const context = await createContext({ root, config, cache: cache && '.cache' })
  const first = await context.rebuild()
  expect(changed(first)).toContain('rss.xml')
  expect(changed(await context.rebuild())).toEqual([])
  put(root, 'posts/p0.md', post('B'))
  const third = await context.rebuild()
  expect(changed(third)).toContain('rss.xml')
  expect(third.files.find(({ path }) => path === 'rss.xml')?.text).toContain('<title>B</title>')
  await context.dispose()
  expect(context).toMatchObject({ site: { title: 'Example' }, out: join(root, 'dist') })
})

test.each([true, false])(
  'a context that writes nothing renders only what changed (a cache is there: %s)',
  async (isThere) => {
    const root = publication(3)
    if (isThere) await build({ root, config, cache: '.cache' })
    put(root, 'posts/p1.md', post('C'))
    const before = stateOf(root)
    let rendered = 0
    const onProgress = () => void rendered++
    const context = await createContext({ root, config, write: false, cache: '.cache', onProgress })
    await context.rebuild()
    expect(rendered).toBe(isThere ? 1 : 3)
    expect(stateOf(root)).toEqual(before)
    put(root, 'posts/p0.md', post('B'))
    await context.rebuild()
    expect(rendered).toBe(isThere ? 2 : 4)
    await context.dispose()
  },
)

test('posts with a later date are published on demand', async () => {
  const root = folderOf({ 'posts/a.md': post('A') })
  const now = new Date('2025-05-01')
  const options = { root, config, now, write: false, cache: false }
  expect((await build(options)).summary).toMatchObject({ posts: 0, future: 1 })
  expect((await build({ ...options, future: true })).summary).toMatchObject({ posts: 1, future: 0 })
})

test('a context lists all posts, with what keeps them back', async () => {
  const root = folderOf({
    'posts/a.md': post('A'),
    'posts/b.md': '---\ntitle: B\ndate: 2031-01-01\n---\n',
    'posts/c.md': '---\ntitle: C\ndate: 2024-01-01\ndraft: true\n---\n',
    'posts/d.md': '---\ndraft: true\n---\n',
    'posts/e.md': '---\ntitle: E\ndate: 2024-01-01\nexpiryDate: 2025-01-01\n---\n',
    'posts/broken.md': noDate,
    'posts/page.md': 'No post.',
  })
  const now = new Date('2026-01-01')
  const context = await createContext({ root, config, now, write: false, cache: false })
  const posts = await context.posts()
  await context.dispose()
  expect(posts.map(({ file, state, title }) => [file, state, title])).toEqual([
    ['posts/d.md', 'draft', undefined],
    ['posts/b.md', 'future', 'B'],
    ['posts/a.md', 'published', 'A'],
    ['posts/c.md', 'draft', 'C'],
    ['posts/e.md', 'expired', 'E'],
  ])
  expect(posts[2]).toMatchObject({
    url: 'https://example.org/a/',
    published: Date.UTC(2025, 4, 17),
  })
})

test('a context says what it reads, and a new one reads a changed config and its imports', async () => {
  const root = publication()
  put(root, 'site.mjs', "import { title } from './words/title.mjs'\nexport default { title }\n")
  put(root, 'words/title.mjs', "export const title = 'One'\n")
  const text =
    "import site from './site.mjs'\nexport default { site: { url: 'https://example.org', ...site } }\n"
  put(root, 'feedwright.config.mjs', text)
  const titleNow = async () => {
    const { site, inputs, dispose } = await createContext({ root, write: false, cache: false })
    await dispose()
    expect(inputs.folders).toEqual([join(root, 'posts')])
    const files = ['feedwright.config.mjs', 'site.mjs', 'words/title.mjs']
    expect(inputs.configFiles).toEqual(
      expect.arrayContaining(files.map((file) => join(root, file))),
    )
    return site.title
  }
  expect(await titleNow()).toBe('One')
  expect(await titleNow()).toBe('One')
  put(root, 'words/title.mjs', "export const title = 'Two, and another size'\n")
  expect(await titleNow()).toBe('Two, and another size')
  put(root, 'feedwright.config.mjs', `${text.replace('...site', "...site, title: 'Three'")}`)
  expect(await titleNow()).toBe('Three')
})

test('the files of a generator’s own config belong to the config', async () => {
  const root = folderOf({
    '_config.yml': 'url: https://example.org\ntitle: Example\n',
    '_posts/2025-05-17-a.md': '---\ntitle: A\n---\nText.\n',
    'feedwright.config.json': JSON.stringify({ generator: 'jekyll' }),
  })
  const { inputs, dispose } = await createContext({ root, write: false, cache: false })
  await dispose()
  expect(inputs.folders).toContain(join(root, '_posts'))
  expect(inputs.configFiles).toContain(join(root, '_config.yml'))
})

test('builds of a context come one after the other', async () => {
  const context = await createContext({ root: publication(), config, cache: '.cache' })
  const [first, second] = await Promise.all([context.rebuild(), context.rebuild()])
  expect(changed(first).length).toBeGreaterThan(0)
  expect(changed(second)).toEqual([])
  await context.dispose()
})

test('a build that fails is followed by one that does not', async () => {
  const root = publication()
  const context = await createContext({ root, config, cache: '.cache' })
  put(root, 'posts/b.md', noDate)
  await expect(context.rebuild()).rejects.toThrow('date-invalid')
  put(root, 'posts/b.md', post('B'))
  expect((await context.rebuild()).summary.posts).toBe(2)
  await context.dispose()
})

test('without write nothing is written, and the files are in memory', async () => {
  const root = publication()
  const { files, changes } = await build({ root, config, write: false, cache: '.cache' })
  expect(filesIn(root)).toEqual(['posts/p0.md'])
  expect(changes.map(({ change }) => change)).toContain('created')
  const written = await build({ root, config, cache: '.cache' })
  expect(written.files.map(({ path, text }) => [path, text])).toEqual(
    written.files.map(({ path }) => [path, read(root, `dist/${path}`)]),
  )
  expect(files.map(({ path, text }) => [path, text]).toSorted()).toEqual(
    written.files.map(({ path, text }) => [path, text]).toSorted(),
  )
})

test('a file that is the same for the next build is not made again', async () => {
  const root = publication(2)
  const feeds = ['site', { scope: 'author', minPosts: 1 }] as const
  put(root, 'posts/b.md', '---\ntitle: B\ndate: 2025-05-16\nauthor: Jane\n---\nText.\n')
  const context = await createContext({
    root,
    config: { ...config, feeds },
    write: false,
    cache: false,
  })
  const filesOf = async () => {
    const { files } = await context.rebuild()
    return new Map(files.map(({ path, contents }) => [path, contents]))
  }
  const before = await filesOf()
  put(root, 'posts/p0.md', post('B'))
  const after = await filesOf()
  await context.dispose()
  expect(after.get('author/jane/rss.xml')).toBe(before.get('author/jane/rss.xml'))
  expect(after.get('rss.xml')).not.toEqual(before.get('rss.xml'))
})

test('a context that writes nothing sees what others do to the output folder', async () => {
  const root = publication()
  await build({ root, config, cache: false })
  const context = await createContext({ root, config, write: false, cache: false })
  expect(changed(await context.rebuild())).toEqual([])
  put(root, 'dist/rss.xml', 'Mine.')
  expect(changed(await context.rebuild())).toEqual(['rss.xml'])
  await build({ root, config: { ...config, replace: ['rss.xml'] }, cache: false })
  expect(changed(await context.rebuild())).toEqual([])
  await context.dispose()
})

test('an error carries all diagnostics, and what was counted', async () => {
  const root = publication()
  put(root, 'posts/b.md', noDate)
  put(root, 'posts/c.md', '---\ndate: soon\nathor: x\n---\nText.')
  const error: unknown = await build({ root, config, cache: false }).catch((fault) => fault)
  if (!(error instanceof BuildError)) throw error
  const codes = error.diagnostics.map(({ code }) => code)
  expect(codes).toEqual(['date-invalid', 'date-invalid', 'field-near-miss'])
  expect(error.summary).toMatchObject({ posts: 1 })
  const early: unknown = await build({ root, posts: 'none', config }).catch((fault) => fault)
  expect(early).toMatchObject({ name: 'BuildError', summary: undefined })
})

test('with errors in some posts, what planning finds is still reported', async () => {
  const root = publication()
  put(root, 'posts/b.md', noDate)
  const feeds = [
    {
      name: 'none',
      where: () => {
        throw new Error('no')
      },
    },
  ]
  const error = await build({ root, config: { ...config, feeds }, cache: false }).catch((it) => it)
  const codes = error.diagnostics.map(({ code }: { code: string }) => code)
  expect(codes).toEqual(['date-invalid', 'where-failed'])
})

test('strict makes an error of a warning', async () => {
  const root = publication()
  put(root, 'posts/p0.md', post('<b>'))
  const options = { root, config, cache: false } as const
  expect((await build(options)).warnings).toHaveLength(1)
  await expect(build({ ...options, strict: true })).rejects.toThrow('title-markup')
})

test('what is aborted rejects with the reason, changes nothing and leaves nothing behind', async () => {
  const root = publication(50)
  const temporary = () => readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`))
  const [before, left] = [stateOf(root), temporary()]
  const reason = new Error('enough')
  const abort = new AbortController()
  const onProgress = () => abort.abort(reason)
  const options = { root, config, signal: abort.signal, onProgress, cache: false } as const
  await expect(build(options)).rejects.toBe(reason)
  await expect(build(options)).rejects.toBe(reason)
  expect(stateOf(root)).toEqual(before)
  expect(temporary()).toEqual(left)
})

test('a context that was disposed of builds no more', async () => {
  const context = await createContext({ root: publication(), config, cache: false })
  const last = context.rebuild()
  await Promise.all([context.dispose(), context.dispose()])
  await last
  await expect(context.rebuild()).rejects.toThrow('the context was disposed of')
})

test.each([
  ['null', null, 'the options must be an object'],
  ['an unknown option', { wirte: false }, 'there is no option wirte'],
  ['a root that is no folder', { root: 'none' }, 'the option root must be a folder'],
  ['no thread', { threads: 0 }, 'the option threads must be a whole number from 1'],
  ['an invalid date', { now: new Date('x') }, 'the option now must be a valid date'],
  ['a date as text', { now: '2025-01-02' }, 'the option now must be a valid date'],
  ['a cache without a name', { cache: '' }, 'the option cache must be the path of a folder'],
  ['a text for a flag', { write: 'no' }, 'the option write must be true or false'],
  ['a promise of posts', { posts: Promise.resolve([]) }, 'the option posts must be the path'],
  ['no signal', { signal: {} }, 'the option signal must be an AbortSignal'],
])('%s is refused', async (_, options, message) => {
  await expect(build(options as never)).rejects.toThrow(new TypeError(message).message)
})

test('where a listener of the progress fails, the build does, and nothing goes on', async () => {
  const root = publication(120)
  let calls = 0
  const onProgress = () => {
    calls += 1
    if (calls === 3) throw new Error('a listener')
  }
  const options = { root, config: { ...config, limit: 120 }, cache: false, onProgress } as const
  await expect(build(options)).rejects.toThrow('a listener')
  const after = calls
  await new Promise((resolve) => setImmediate(resolve))
  expect(calls).toBe(after)
})
