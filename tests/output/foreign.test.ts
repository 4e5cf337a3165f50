import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build as buildPublication, clearCache } from '../../src/index.ts'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { build, manifest } from './builds.ts'

const ours = { 'a.xml': 'a', 'rss.xml': 'new' }

test.each([false, true])('what somebody else wrote is an error, dry run: %s', (dryRun) => {
  const out = folderOf({ 'rss.xml': 'by hand' })
  const before = stateOf(out)
  const { value, diagnostics } = build(out, ours, { replace: ['a.xml'], dryRun })
  expect(value).toBeUndefined()
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['output-foreign', `${out}/rss.xml`],
  ])
  expect(stateOf(out)).toEqual(before)
})

test.each([
  ['<rss><channel><generator>Hugo -- gohugo.io</generator>', undefined, 'disableKinds'],
  ['<feed><generator uri="https://jekyllrb.com/" version="4">Jekyll<', 'hugo', 'jekyll-feed'],
  ['<feed><generator>https://github.com/jpmonette/feed<', 'astro', 'the package `feed`'],
  ['<rss>', 'astro', '@astrojs/rss'],
  ['<rss>', 'docusaurus', 'feedOptions'],
  ['<rss>', undefined, 'a feed plugin'],
] as const)(
  '%j in a folder of %s: the error names what to switch off',
  (text, generator, maker) => {
    const out = folderOf({ 'rss.xml': text })
    const [problem] = build(out, ours, { replace: false, generator }).diagnostics
    expect(problem?.help).toContain(maker)
  },
)

const site = { url: 'https://example.org', title: 'A site' }
const posts = { 'posts/a.md': '---\ntitle: A\ndate: 2020-01-01\n---\n\nText\n' }

/** Builds a publication whose folder is filled by others too. */
async function publish(root: string, title: string, config: object = {}) {
  return buildPublication({ root, cache: 'cache', config: { site: { ...site, title }, ...config } })
}

test('when others empty the folder, the next build puts all of it back', async () => {
  const root = folderOf(posts)
  await publish(root, 'A site')
  const [out, before] = [join(root, 'dist'), filesIn(join(root, 'dist'))]
  rmSync(out, { recursive: true })
  put(root, 'dist/index.html', 'a page')
  await publish(root, 'A site')
  expect(filesIn(out)).toEqual([...before, 'index.html'].toSorted())
})

test('when only the record is lost, the cache knows which files are ours', async () => {
  const root = folderOf(posts)
  await publish(root, 'A site')
  rmSync(join(root, 'dist', manifest))
  put(root, 'posts/a.md', posts['posts/a.md'].replace('Text', 'Other'))
  const { changes } = await publish(root, 'A site')
  expect(changes.find(({ path }) => path === 'rss.xml')?.change).toBe('updated')

  rmSync(join(root, 'dist', manifest))
  put(root, 'dist/rss.xml', 'by hand')
  await expect(publish(root, 'A site')).rejects.toThrow('output-foreign')
  expect(read(root, 'dist/rss.xml')).toBe('by hand')
})

test('without a cache, feeds whose record is lost are not ours', async () => {
  const root = folderOf(posts)
  await publish(root, 'A site')
  rmSync(join(root, 'dist', manifest))
  clearCache({ root, cache: 'cache' })
  await expect(publish(root, 'Another')).rejects.toThrow('output-foreign')
  await publish(root, 'Another', { replace: true })
})

test('the files about all feeds can be left out', async () => {
  const root = folderOf(posts)
  await publish(root, 'A site')
  await publish(root, 'A site', { lists: false })
  expect(filesIn(join(root, 'dist'))).toEqual([manifest, 'atom.xml', 'feed.json', 'rss.xml'])
})
