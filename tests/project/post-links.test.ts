import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, createFeed, type UserConfig } from '../../src/index.ts'
import { folderOf, put } from '../support/folder.ts'

const site = { url: 'https://example.org', title: 'Example', language: 'en' }
const config: UserConfig = { site, feeds: ['site'] }
const options = { now: new Date('2026-01-01T00:00:00Z'), config, cache: '.cache' }

const post = (title: string, text: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2025-05-17\n${more}---\n${text}\n`

const others = {
  'posts/garden/2025-01-31-other.md': post('The Other Post', 'Text.'),
  'posts/garden/bundle/index.md': post('Bundle', 'Text.'),
  'posts/top.mdx': post('Top', 'Text.'),
  'posts/draft.md': post('Draft', 'Text.', 'draft: true\n'),
}

const built = async (root: string) => {
  const { files, warnings } = await build({ root, ...options })
  const feed = files.find(({ path }) => path === 'feed.json')?.text ?? '{}'
  const { items } = JSON.parse(feed) as { items: readonly Record<string, string>[] }
  const html = items.find(({ title }) => title === 'This')?.['content_html'] ?? ''
  const told = warnings.filter(({ code }) => code === 'link-unfound')
  return { html, told: told.map(({ file, line, message }) => `${file}:${line} ${message}`) }
}

const other = 'https://example.org/garden/other/'

test.each([
  ['./日本.md', '[a](./日本.md)'],
  ['./no such.md', '[a](<./no such.md>)'],
])('a link that leads nowhere is told as it is written, with its line: %s', async (link, text) => {
  const root = folderOf({ ...others, 'posts/this.md': post('This', `Text.\n\n${text}`) })
  const { told } = await built(root)
  expect(told).toEqual([expect.stringContaining(`posts/this.md:7 the link to ${link} leads`)])
})

describe('a link to another post leads to its page', () => {
  test.each([
    ['[a](./2025-01-31-other.md)', other],
    ['[a](2025-01-31-other.md#top)', `${other}#top`],
    ['[a](./2025-01-31-other)', other],
    ['[a][b]\n\n[b]: 2025-01-31-other.md', other],
    ['<a href="2025-01-31-other.md">a</a>', other],
    ['[a](/posts/garden/2025-01-31-other.md)', other],
    ['[a](@/garden/2025-01-31-other.md)', other],
    ['[a](../top.mdx)', 'https://example.org/top/'],
    ['[a](../top)', 'https://example.org/top/'],
    ['[a](bundle/index.md)', 'https://example.org/garden/bundle/'],
    ['[a](./bundle/)', 'https://example.org/garden/bundle/'],
    ['[a](../other/)', other],
    ['[[2025-01-31-other|a]]', other],
    ['[[the other post#top|a]]', `${other}#top`],
    ['[[top|a]]', 'https://example.org/top/'],
    ['[a]({{< ref "/garden/2025-01-31-other.md" >}})', other],
    ['[a]({{< relref "2025-01-31-other" >}})', other],
    ['[a]({% post_url 2025-01-31-other %})', other],
    ['[a]({{ site.baseurl }}{% post_url garden/2025-01-31-other %})', other],
    ['[a]({% link posts/garden/2025-01-31-other.md %})', other],
    ['{% post_link other a %}', other],
  ])('%s', async (text, url) => {
    const root = folderOf({ ...others, 'posts/garden/this.md': post('This', text) })
    expect(await built(root)).toEqual({ html: `<p><a href="${url}">a</a></p>`, told: [] })
  })
})

describe('a link to no public page becomes its text', () => {
  test.each([
    ['[a](./none.md)', './none.md'],
    ['[a](/none.md#x)', '/none.md#x'],
    ['[a](../draft)', '../draft'],
    ['[[None|a]]', 'None'],
    ['[a]({{< ref "none.md" >}})', 'none.md'],
    ['[a]({% post_url 2020-01-01-none %})', '2020-01-01-none'],
    ['{% post_link none a %}', 'none'],
  ])('%s', async (text, link) => {
    const root = folderOf({ ...others, 'posts/garden/this.md': post('This', `\n${text}`) })
    const { html, told } = await built(root)
    expect(html).toBe('<p>a</p>')
    expect(told).toEqual([
      `posts/garden/this.md:6 the link to ${link} leads to no post that is published, so only its text is kept`,
    ])
  })
})

test.each([
  ['[a](https://example.com/README.md)', 'https://example.com/README.md'],
  ['[a](/files/a.pdf)', 'https://example.org/files/a.pdf'],
  ['[a](somewhere/else)', 'https://example.org/garden/this/somewhere/else'],
  ['[[1]](https://example.com/)', 'https://example.com/'],
])('other links stay what they are: %s', async (text, url) => {
  const root = folderOf({ ...others, 'posts/garden/this.md': post('This', text) })
  const { html, told } = await built(root)
  expect(html).toContain(`<a href="${url}">`)
  expect(told).toEqual([])
})

test('a build sees where a link leads now', async () => {
  const text = '[a](2025-01-31-other.md)'
  const root = folderOf({ ...others, 'posts/garden/this.md': post('This', text) })
  const linked = { html: `<p><a href="${other}">a</a></p>`, told: [] }
  expect(await built(root)).toEqual(linked)
  const path = 'posts/garden/2025-01-31-other.md'
  put(root, path, post('Other', 'Text.', 'slug: new\n'))
  const moved = { html: '<p><a href="https://example.org/garden/new/">a</a></p>', told: [] }
  expect(await built(root)).toEqual(moved)
  put(root, 'posts/garden/unlike.md', post('Unlike', 'Text.'))
  expect(await built(root)).toEqual(moved)
  put(root, path, post('Other', 'Text.', 'draft: true\n'))
  expect((await built(root)).html).toBe('<p>a</p>')
  rmSync(join(root, path))
  const gone = await built(root)
  expect(gone.html).toBe('<p>a</p>')
  expect(await built(root)).toEqual(gone)
  put(root, path, others[path])
  expect(await built(root)).toEqual(linked)
})

test('posts that are values are linked too', async () => {
  const feed = await createFeed({
    site,
    posts: [
      { url: '/one/', date: '2025-05-17', title: 'One', markdown: '[[two|a]]' },
      { url: '/2/', date: '2025-05-16', title: 'Two', markdown: 'Text.' },
    ],
  })
  const [{ content_html: html }] = JSON.parse(feed.json()).items
  expect(html).toBe('<p><a href="https://example.org/2/">a</a></p>')
})

test('a link leads to the post in the language of the one that has it', async () => {
  const links = (end: string) =>
    `[1](two.md) [2](./two.md) [3]({{< ref "two.md" >}}) [4]({{< ref "/posts/two" >}}) [5](two.${end}.md) [6](./solo.md)`
  const root = folderOf({
    'posts/one.md': post('One', links('uk')),
    'posts/one.uk.md': post('Один', links('en')),
    'posts/two.md': post('Two', 'Text.'),
    'posts/two.uk.md': post('Два', 'Text.'),
    'posts/solo.uk.md': post('Соло', 'Text.'),
  })
  const { files, warnings } = await build({
    root,
    ...options,
    config: { ...config, languages: ['en', 'uk'] },
  })
  const feed = files.find(({ path }) => path === 'feed.json')?.text ?? '{}'
  const { items } = JSON.parse(feed) as { items: readonly Record<string, string>[] }
  const linksOf = (title: string) => {
    const html = items.find((item) => item['title'] === title)?.['content_html'] ?? ''
    return [...html.matchAll(/href="https:\/\/example\.org(.*?)"/g)].map(([, path]) => path)
  }
  const ours = (path: string) => [1, 2, 3, 4].map(() => path)
  expect(linksOf('One')).toEqual([...ours('/two/'), '/uk/two/'])
  expect(linksOf('Один')).toEqual([...ours('/uk/two/'), '/uk/solo/'])
  const lost = warnings.filter(({ code }) => code === 'link-unfound')
  expect(lost.map(({ file, message }) => [file, message.slice(12, 22)])).toEqual([
    ['posts/one.md', './solo.md '],
    ['posts/one.uk.md', 'two.en.md '],
  ])
})
