import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { BuildError, type BuildOptions } from '../../src/index.ts'
import { type Rebuild, watchPublication } from '../../src/server/index.ts'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { config, noteBuilds, post } from './serving.ts'

const onePost = () => folderOf({ 'posts/a.md': post('A') })

async function watching(root = onePost(), options: BuildOptions = {}) {
  const builds = noteBuilds()
  const given = { config, cache: false, threads: 1, ...options }
  const watched = await watchPublication(root, given, {
    onRebuild: (rebuild) => builds.note(rebuild),
    onTrouble(text) {
      throw new Error(text)
    },
  })
  onTestFinished(() => watched.close())
  return { ...builds, root, close: watched.close }
}

/** Whether a build was caused by this file, and gave feeds with these titles of posts. */
const gives = (titles: readonly string[], cause?: string) => (rebuild: Rebuild) => {
  const { outcome, causes } = rebuild
  if (outcome instanceof BuildError) return false
  const rss = outcome.files.find(({ path }) => path === 'rss.xml')?.text ?? ''
  const found = [...rss.matchAll(/<item>\s*<title>(.*?)<\/title>/g)].map(([, title]) => title)
  const isSame = JSON.stringify(found.toSorted()) === JSON.stringify(titles)
  return isSame && (cause === undefined || causes.includes(cause))
}

describe('a build follows', () => {
  test('a post that was written over', async () => {
    const { root, until } = await watching()
    put(root, 'posts/a.md', post('B'))
    await until(gives(['B']))
    expect(read(root, 'dist/rss.xml')).toContain('<title>B</title>')
  })

  test('a post that an editor put in the place of the old one', async () => {
    const { root, until } = await watching()
    for (const title of ['B', 'C', 'D']) {
      put(root, 'posts/.a.md.swp', post(title))
      renameSync(join(root, 'posts/.a.md.swp'), join(root, 'posts/a.md'))
      await until(gives([title]))
    }
    // an editor that moves the old one away first
    renameSync(join(root, 'posts/a.md'), join(root, 'posts/a.md~'))
    put(root, 'posts/a.md', post('E'))
    await until(gives(['E']))
  })

  test('a post on a disk that tells nothing', async () => {
    vi.stubEnv('CHOKIDAR_USEPOLLING', '1')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { root, until } = await watching()
    // whoever polls does not see what is written before it looks for the first time
    const writing = setInterval(() => put(root, 'posts/a.md', post('Another')), 300)
    onTestFinished(() => clearInterval(writing))
    await until(gives(['Another']))
    clearInterval(writing)
    put(root, 'posts/new/b.md', post('B'))
    await until(gives(['Another', 'B']))
  })

  test('a new post, another name of it, and its end', async () => {
    const { root, until } = await watching()
    put(root, 'posts/b.md', post('B'))
    await until(gives(['A', 'B']))
    renameSync(join(root, 'posts/b.md'), join(root, 'posts/c.md'))
    await until((rebuild) => rebuild.causes.includes('posts/c.md'))
    expect(read(root, 'dist/rss.xml')).toContain('https://example.org/c/')
    unlinkSync(join(root, 'posts/c.md'))
    await until(gives(['A']))
  })

  test('folders that are new, renamed and removed', async () => {
    const { root, until } = await watching()
    put(root, 'posts/2025/05/b.md', post('B'))
    await until(gives(['A', 'B']))
    put(root, 'posts/2025/05/b.md', post('C'))
    await until(gives(['A', 'C']))
    put(root, 'elsewhere/d.md', post('D'))
    renameSync(join(root, 'elsewhere'), join(root, 'posts/moved'))
    await until(gives(['A', 'C', 'D']))
    put(root, 'posts/moved/d.md', post('E'))
    await until(gives(['A', 'C', 'E']))
    renameSync(join(root, 'posts/2025'), join(root, 'posts/2026'))
    await until(({ outcome }) => {
      return (
        !(outcome instanceof BuildError) &&
        outcome.files.some(({ text }) => /2026\/05\/b|\/b\//.test(text))
      )
    })
    rmSync(join(root, 'posts/2026'), { recursive: true })
    await until(gives(['A', 'E']))
  })

  test('a burst, as when a branch is checked out: few builds for many files', async () => {
    const { root, until, all } = await watching()
    const titles = Array.from({ length: 60 }, (_, index) => `P${index}`)
    const before = all.length
    for (const title of titles) put(root, `posts/${title}/index.md`, post(title))
    await until(({ outcome }) => outcome.summary?.posts === 61)
    expect(all.length - before).toBeLessThan(10)
  })

  test('a post behind a link, and a folder of posts that is a link', async () => {
    const root = folderOf({ 'content/a.md': post('A'), 'content/drafts.txt': '' })
    symlinkSync('content', join(root, 'posts'))
    symlinkSync('a.md', join(root, 'content/b.md'))
    const { until } = await watching(root)
    put(root, 'content/a.md', post('B'))
    await until(gives(['B']))
  })

  test('posts beside a link that has no end', async () => {
    const root = onePost()
    symlinkSync('.', join(root, 'posts/loop'))
    const { until } = await watching(root)
    put(root, 'posts/a.md', post('B'))
    await until(gives(['B']))
  })

  test('the end of the folder of posts, and its return', async () => {
    const { root, until } = await watching()
    const before = stateOf(join(root, 'dist'))
    renameSync(join(root, 'posts'), join(root, 'aside'))
    await until(({ outcome }) => outcome instanceof BuildError)
    expect(stateOf(join(root, 'dist'))).toEqual(before)
    renameSync(join(root, 'aside'), join(root, 'posts'))
    await until(gives(['A']))
    put(root, 'posts/a.md', post('B'))
    await until(gives(['B']))
  })

  test('built pages', async () => {
    const page = (text: string) =>
      `<html><body><article><h1>A</h1><p>${text}</p></article></body></html>`
    const root = folderOf({ 'posts/a.md': post('A'), 'site/a/index.html': page('One') })
    const content = { from: 'pages', dir: 'site' } as const
    const { until } = await watching(root, { config: { ...config, content } })
    expect(read(root, 'dist/rss.xml')).toContain('One')
    put(root, 'site/a/index.html', page('Two'))
    await until(({ causes }) => causes.includes('site/a/index.html'))
    expect(read(root, 'dist/rss.xml')).toContain('Two')
  })
})

describe('a changed config', () => {
  const options = { config: undefined }
  const titleIs =
    (title: string) =>
    ({ context, outcome }: Rebuild) => {
      return !(outcome instanceof BuildError) && context.site.title === title
    }
  const json = (title: string) => JSON.stringify({ site: { url: 'https://example.org', title } })

  test('is read anew, and while it is wrong, nothing changes', async () => {
    const root = folderOf({ 'posts/a.md': post('A'), 'feedwright.config.json': json('One') })
    const { until } = await watching(root, options)
    put(root, 'feedwright.config.json', json('Two'))
    await until(titleIs('Two'))
    const before = stateOf(join(root, 'dist'))
    put(root, 'feedwright.config.json', '{')
    const wrong = await until(({ outcome }) => outcome instanceof BuildError)
    expect((wrong.outcome as BuildError).diagnostics).toMatchObject([{ code: 'config-broken' }])
    unlinkSync(join(root, 'feedwright.config.json'))
    await until(({ outcome }) => {
      return outcome instanceof BuildError && outcome.diagnostics[0]?.code === 'config-missing'
    })
    expect(stateOf(join(root, 'dist'))).toEqual(before)
    put(root, 'feedwright.config.json', json('Three'))
    await until(titleIs('Three'))
  })

  test('may name another folder, or come from a file that it imports', async () => {
    const text = (posts: string) => {
      return `import { title } from './title.mjs'\nexport default { posts: '${posts}', site: { url: 'https://example.org', title } }\n`
    }
    const root = folderOf({
      'posts/a.md': post('A'),
      'blog/b.md': post('B'),
      'title.mjs': "export const title = 'One'\n",
      'feedwright.config.mjs': text('posts'),
    })
    const { until } = await watching(root, options)
    put(root, 'title.mjs', "export const title = 'Another one'\n")
    await until(titleIs('Another one'))
    put(root, 'feedwright.config.mjs', text('blog'))
    await until(gives(['B']))
    put(root, 'blog/b.md', post('C'))
    await until(gives(['C']))
  })

  test('that is wrong at the beginning is an error', async () => {
    await expect(watching(onePost(), options)).rejects.toThrow('config-missing')
  })
})

test('what is wrong leaves the output folder as it is, and is fixed', async () => {
  const { root, until } = await watching()
  const before = stateOf(join(root, 'dist'))
  put(root, 'posts/b.md', '---\ndate: soon\n---\nText.\n')
  const { outcome, causes } = await until((rebuild) => rebuild.outcome instanceof BuildError)
  expect(causes).toEqual(['posts/b.md'])
  expect((outcome as BuildError).diagnostics).toMatchObject([{ code: 'date-invalid' }])
  expect(stateOf(join(root, 'dist'))).toEqual(before)
  put(root, 'posts/b.md', post('B'))
  await until(gives(['A', 'B']))
})

test('what a build writes causes no other one', async () => {
  const root = onePost()
  const content = { from: 'pages', dir: 'dist' } as const
  put(root, 'dist/a/index.html', '<article><p>One</p></article>')
  const { until, all } = await watching(root, { config: { ...config, content } })
  appendFileSync(join(root, 'posts/a.md'), 'more\n')
  await until(({ causes }) => causes.includes('posts/a.md'))
  put(root, 'posts/a.md', post('B'))
  await until(gives(['B']))
  const causes = all.flatMap((each) => each.causes)
  expect(causes.filter((each) => each !== 'posts/a.md')).toEqual([])
})

test('a post that becomes due while others wait is published', async () => {
  const due = new Date(Date.now() + 1500).toISOString()
  const root = folderOf({
    'posts/a.md': post('A'),
    'posts/b.md': `---\ntitle: B\ndate: ${due}\n---\nText.\n`,
    'posts/c.md': '---\ntitle: C\ndate: 2099-01-01\n---\nText.\n',
  })
  const { until, all } = await watching(root)
  expect(all[0]?.outcome.summary).toMatchObject({ posts: 1, future: 2 })
  await until(gives(['A', 'B']))
})

test('files that are no posts, and hidden ones, cause nothing', async () => {
  const { root, until, all } = await watching()
  const others = ['.a.md.swp', 'a.md~', '#a.md#', 'picture.png', '.git/x.md', 'node_modules/b.md']
  for (const each of others) put(root, `posts/${each}`, post('X'))
  mkdirSync(join(root, 'src'))
  writeFileSync(join(root, 'src/x.md'), post('X'))
  put(root, 'posts/b.md', post('B'))
  await until(gives(['A', 'B']))
  expect(all.flatMap(({ causes }) => causes)).toEqual(['posts/b.md'])
})

test('a build that is under way is stopped, and nothing is left behind', async () => {
  const root = onePost()
  let note = () => {}
  const isUnderWay = new Promise<void>((resolve) => {
    note = resolve
  })
  const onProgress = ({ total }: { readonly total: number }) => {
    if (total > 1) note()
  }
  const { close } = await watching(root, { cache: '.cache', limit: 500, onProgress })
  const before = [stateOf(join(root, 'dist')), filesIn(join(root, '.cache'))]
  for (let index = 0; index < 100; index++) {
    put(root, `posts/p${index}.md`, post(`P${index}`, 'Some *words*. '.repeat(500)))
  }
  await isUnderWay
  await close()
  expect([stateOf(join(root, 'dist')), filesIn(join(root, '.cache'))]).toEqual(before)
})
