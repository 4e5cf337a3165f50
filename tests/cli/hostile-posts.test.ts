import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn } from '../support/folder.ts'
import { post, problemsIn, publicationOf, reportOf, site } from './command.ts'

const goodPosts = Object.fromEntries(
  Array.from({ length: 100 }, (_, i) => [`good-${i}.md`, post(`title: Post ${i}`)]),
)

/** What the command says of a hundred good posts and another one. */
async function problemsBeside(name: string, text: string): Promise<readonly string[]> {
  const root = publicationOf({ ...goodPosts, [name]: text })
  const start = performance.now()
  const { status, report } = await reportOf(...site, '--root', root)
  expect(performance.now() - start).toBeLessThan(15_000)
  expect(status).toBe(1)
  return problemsIn(root, report)
}

const brackets = (n: number) => '['.repeat(n) + ']'.repeat(n)

test.each([
  ['dotted keys', (n: number) => `+++\n${'a.'.repeat(n)}a = 1\n+++\nText.`, '2:1'],
  ['a table', (n: number) => `+++\n[${'a.'.repeat(n)}a]\n+++\nText.`, '2:1'],
  ['brackets', (n: number) => `---json\n{ "x": "\\n", "y": ${brackets(n)} }\n---\nText.`, '2:118'],
])('front matter of %s thousands of levels deep is named', async (_, text, place) => {
  for (const times of [1, 4]) {
    const found = await problemsBeside('bad.md', text(2100 * times))
    expect(found).toEqual([`front-matter-broken posts/bad.md:${place}`])
  }
  // more is not given to the parser
  expect(await problemsBeside('bad.md', text(2100 * 16))).toEqual([
    'front-matter-large posts/bad.md:1:1',
  ])
})

test('a language of a megabyte is named, but not all of it', async () => {
  const text = `---${'x'.repeat(1_000_000)}\ntitle: x\n---\nText.`
  expect(await problemsBeside('bad.md', text)).toEqual([
    'post-large posts/bad.md',
    'front-matter-language posts/bad.md:1:1',
  ])
})

test('prose of 50 MB is named', async () => {
  const text = post('title: Prose', 'Prose and more prose. '.repeat(2_300_000))
  expect(await problemsBeside('bad.md', text)).toEqual(['post-too-large posts/bad.md'])
})

test.each([[[]], [['--no-cache']]])('a file of 600 MB is not read: %j', async (flags) => {
  const root = publicationOf({ ...goodPosts, 'bad.md': post('title: Bad') })
  const argv = [...site, '--root', root, ...flags]
  expect((await reportOf(...argv)).status).toBe(0)
  truncateSync(join(root, 'posts/bad.md'), 600_000_000)
  // the first time it has grown, and the second time it is not known
  for (let times = 0; times < 2; times++) {
    const start = performance.now()
    const { status, report } = await reportOf(...argv)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(300_000_000)
    expect(problemsIn(root, report)).toEqual(['post-too-large posts/bad.md'])
    expect(status).toBe(1)
  }
})

test('a category of 86 Chinese characters has its feed', async () => {
  const category = '語'.repeat(86)
  const ofCategory = (end: string) => post(`title: A\ncategory: ${category}${end}`)
  const root = publicationOf({
    ...Object.fromEntries(['a', 'b', 'c'].map((slug) => [`${slug}.md`, ofCategory('')])),
    ...Object.fromEntries(['d', 'e', 'f'].map((slug) => [`${slug}.md`, ofCategory('文')])),
  })
  const { status, report } = await reportOf(...site, '--root', root)
  expect(report.diagnostics).toEqual([])
  expect(status).toBe(0)
  const folders = filesIn(join(root, 'dist')).flatMap((path) => {
    return /^category\/(.*)\/rss\.xml$/.exec(path)?.[1] ?? []
  })
  expect(folders).toHaveLength(2)
  for (const folder of folders) expect(folder).toMatch(/^語{66}-[0-9a-f]{16}$/)
})
