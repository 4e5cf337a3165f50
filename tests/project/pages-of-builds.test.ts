import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, type UserConfig } from '../../src/index.ts'
import { filesIn, folderOf, put, read } from '../support/folder.ts'

const site = { url: 'https://example.org', title: 'Example', language: 'en' }

function post(title: string, date: string, text = 'Text.'): string {
  return `---\ntitle: ${title}\ndate: ${date}\n---\n${text}`
}

/** Builds a folder with its cache, and says which files changed. */
async function changesOf(root: string, pages: UserConfig['pages']): Promise<readonly string[]> {
  const { changes } = await build({
    root,
    config: { site, feeds: ['site'], pages },
    cache: join(root, 'cache'),
    threads: 1,
  })
  const changed = changes.filter(({ change }) => change !== 'unchanged')
  return changed.map(({ path, change }) => `${change} ${path}`)
}

function publication(): string {
  const root = folderOf()
  for (let day = 10; day < 25; day += 1) {
    put(root, `posts/${day}.md`, post(`Post ${day}`, `2025-03-${day}`))
  }
  return root
}

test('a build writes the pages, and the next one nothing', async () => {
  const root = publication()
  expect(await changesOf(root, true)).toContain('created subscribe/index.html')
  expect(await changesOf(root, true)).toEqual([])
})

test('a post changes the pages that show it, and no other', async () => {
  const root = publication()
  await changesOf(root, true)
  const feeds = ['updated atom.xml', 'updated feed.json']
  put(root, 'posts/10.md', post('Post 10', '2025-03-10', 'Another text.'))
  expect(await changesOf(root, true)).toEqual([...feeds, 'updated rss.xml'])
  put(root, 'posts/20.md', post('Post 20', '2025-03-20', 'Another text.'))
  const withPage = [...feeds, 'updated rss.html', 'updated rss.xml']
  expect(await changesOf(root, true)).toEqual(withPage)
  put(root, 'posts/24.md', post('Newest', '2025-03-24'))
  expect(await changesOf(root, true)).toContain('updated subscribe/index.html')
})

test('another config has other pages, whatever the cache knows', async () => {
  const root = publication()
  await changesOf(root, true)
  expect(await changesOf(root, { accent: '#036' })).toEqual([
    'updated subscribe/feeds.css',
    'updated subscribe/pages.css',
  ])
  const texts = { en: { subscribe: 'Follow' } }
  expect(await changesOf(root, { accent: '#036', texts })).toEqual([
    'updated rss.html',
    'updated subscribe/index.html',
  ])
  expect(await changesOf(root, { accent: '#036', dir: 'follow' })).toEqual(
    expect.arrayContaining(['created follow/index.html', 'removed subscribe/index.html']),
  )
  expect(await changesOf(root, false)).toEqual(
    expect.arrayContaining(['removed rss.html', 'removed follow/index.html', 'updated rss.xml']),
  )
  expect(filesIn(join(root, 'dist')).filter((path) => /rss\.html|follow/.test(path))).toEqual([])
  expect(read(join(root, 'dist'), 'rss.xml')).not.toContain('xml-stylesheet')
})
