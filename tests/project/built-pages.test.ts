import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BuildError, build, type UserConfig } from '../../src/index.ts'
import { folderOf, put } from '../support/folder.ts'

const site = { url: 'https://example.org/blog', title: 'Example', language: 'en' }
const config: UserConfig = { site, feeds: ['site'], content: { from: 'pages', dir: '_site' } }

const post = (title: string) => `---\ntitle: ${title}\ndate: 2025-05-17\n---\n{% raw %} source\n`

function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><title>${title} | Example</title><body><nav>Menu</nav>
    <article><h1>${title}</h1><time datetime="2025-05-17">May 17</time>
    <div class="toc">Contents</div><p>${text}</p></article><footer>Foot</footer>`
}

const files = {
  'posts/one.md': post('One'),
  'posts/two words.md': post('Two'),
  '_site/one/index.html': page('One', 'First.'),
  '_site/two words.html': page('Two', 'Second.'),
  '_site/index.html': '<main>Home</main>',
}

const contents = async (root: string, written: UserConfig = config) => {
  const { files } = await build({ root, config: written, cache: '.cache' })
  const feed = files.find(({ path }) => path === 'feed.json')?.text ?? '{}'
  const { items } = JSON.parse(feed) as { items: readonly Record<string, string>[] }
  return Object.fromEntries(items.map((item) => [item['title'], item['content_html']]))
}

const problems = async (root: string, written: UserConfig) => {
  const error = await build({ root, config: written, cache: '.cache' }).catch((error) => error)
  if (!(error instanceof BuildError)) throw error
  return error.diagnostics.map(({ code, file, message }) => ({ code, file, message }))
}

test('articles are those of the pages', async () => {
  const root = folderOf(files)
  expect(await contents(root)).toEqual({ One: '<p>First.</p>', Two: '<p>Second.</p>' })
})

test('a build sees what became of the pages', async () => {
  const root = folderOf(files)
  const summary = async () => {
    const { changes } = await build({ root, config, cache: '.cache' })
    return changes.filter(({ change }) => change !== 'unchanged').map(({ path }) => path)
  }
  expect(await summary()).toContain('feed.json')
  expect(await summary()).toEqual([])
  // a page that no post has changes nothing
  put(root, '_site/index.html', '<main>New home</main>')
  expect(await summary()).toEqual([])
  put(root, '_site/one/index.html', page('One', 'Changed.'))
  expect(await summary()).toContain('feed.json')
  expect(await contents(root)).toEqual({ One: '<p>Changed.</p>', Two: '<p>Second.</p>' })
  rmSync(join(root, '_site/one'), { recursive: true })
  expect(await problems(root, config)).toMatchObject([{ code: 'page-missing' }])
})

test('pages may lie below the path of the site, and are found in any capitals', async () => {
  const root = folderOf({
    'posts/one.md': post('One'),
    '_site/blog/One.html': page('One', 'First.'),
  })
  expect(await contents(root)).toEqual({ One: '<p>First.</p>' })
})

test('a page that is missing is named with the places where it may lie', async () => {
  const root = folderOf({ 'posts/one.md': post('One'), '_site/index.html': '' })
  expect(await problems(root, config)).toEqual([
    {
      code: 'page-missing',
      file: 'posts/one.md',
      message:
        'the post has no page at https://example.org/blog/one/: there is no one/index.html or one.html in _site',
    },
  ])
  const leftOut = { ...config, rules: { 'page-missing': 'leave-out' as const } }
  put(root, 'posts/two.md', post('Two'))
  put(root, '_site/two.html', page('Two', 'Second.'))
  expect(await contents(root, leftOut)).toEqual({ Two: '<p>Second.</p>' })
})

test('a selector chooses the article, and others what goes', async () => {
  const root = folderOf({
    'posts/one.md': post('One'),
    '_site/one.html': '<div id="a"><p>Text.</p><p class="x">No.</p></div><main>Other</main>',
  })
  const withPages = (more: object): UserConfig => ({
    ...config,
    content: { from: 'pages', dir: '_site', ...more },
  })
  expect(await contents(root, withPages({ select: '#a', remove: ['.x'] }))).toEqual({
    One: '<p>Text.</p>',
  })
  expect(await problems(root, withPages({ select: '.none' }))).toEqual([
    {
      code: 'article-missing',
      file: 'posts/one.md',
      message:
        'no article was found on the page of the post, _site/one.html: nothing on it is named by `.none`; it has div#a, main',
    },
  ])
  expect(await problems(root, withPages({ select: '[' }))).toMatchObject([
    { code: 'selector-broken' },
  ])
  expect(await problems(root, withPages({ dir: 'gone' }))).toMatchObject([
    { code: 'pages-missing' },
  ])
})

test('what is wrong with the selector for all pages is said once', async () => {
  const root = folderOf({
    ...files,
    'posts/three.md': post('Three'),
    '_site/three.html': page('Three', 'Third.').replace('class="toc"', 'class="special"'),
  })
  const withSelector = (select: string, rules: UserConfig['rules'] = {}): UserConfig => ({
    ...config,
    content: { from: 'pages', dir: '_site', select },
    rules,
  })
  const none = [
    {
      code: 'articles-none',
      file: 'content',
      message:
        'no article was found on any of the 3 pages: `.none` names nothing on them; _site/one/index.html, for one, has article, the heading “One”',
    },
  ]
  expect(await problems(root, withSelector('.none'))).toEqual(none)
  // a rule for single posts does not leave out all of them
  const leaveOut = { 'article-missing': 'leave-out' as const }
  expect(await problems(root, withSelector('.none', leaveOut))).toEqual(none)

  const [some, ...others] = await problems(root, withSelector('.special'))
  expect(others).toEqual([])
  expect(some).toMatchObject({ code: 'article-missing', file: 'posts/one.md' })
  expect(some?.message).toMatch(
    / named by `.special`; .*; nor was one found on that of 1 other post$/,
  )
  const { warnings, summary } = await build({
    root,
    config: withSelector('.special', leaveOut),
    cache: '.cache',
  })
  expect(warnings.map(({ code, file }) => [code, file])).toEqual([
    ['article-missing', 'posts/one.md'],
    ['article-missing', 'posts/two words.md'],
  ])
  expect(summary.leftOut).toBe(2)
})

test('a feed may take its articles from pages, and another one in another way', async () => {
  const root = folderOf({
    'posts/one.md': '---\ntitle: One\ndate: 2025-05-17\ntags: [a]\n---\nOurs.\n',
    'posts/two.md': '---\ntitle: Two\ndate: 2025-05-18\n---\nOurs too.\n',
    '_site/one.html': page('One', 'First.<b> Bold.</b>'),
    '_site/two.html': page('Two', 'Second.'),
    'print/one.html': '<main><p>Printed.</p></main>',
  })
  const pages = { from: 'pages', dir: '_site' } as const
  const written: UserConfig = {
    site,
    feeds: [
      'site',
      { scope: 'site', path: 'pages', content: pages },
      { scope: 'site', path: 'plain', content: { ...pages, remove: ['b'] } },
      { scope: 'site', path: 'short', content: 'summary' },
      { scope: 'tag', minPosts: 1, content: { ...pages, dir: 'print' } },
      { name: 'same', where: () => true, content: { ...pages } },
    ],
  }
  const built = async () => {
    const { files, warnings } = await build({ root, config: written, cache: '.cache' })
    expect(warnings).toEqual([])
    const feeds = files.filter(({ path }) => path.endsWith('feed.json'))
    return Object.fromEntries(
      feeds.map(({ path, text }) => {
        const { items } = JSON.parse(text) as { items: readonly Record<string, string>[] }
        return [path.replace('/feed.json', ''), items.map((item) => item['content_html'])]
      }),
    )
  }
  const expected = {
    'feed.json': ['<p>Ours too.</p>', '<p>Ours.</p>'],
    pages: ['<p>Second.</p>', '<p>First.<b> Bold.</b></p>'],
    plain: ['<p>Second.</p>', '<p>First.</p>'],
    short: ['<p>Ours too.</p>', '<p>Ours.</p>'],
    'tag/a': ['<p>Printed.</p>'],
    same: ['<p>Second.</p>', '<p>First.<b> Bold.</b></p>'],
  }
  expect(await built()).toEqual(expected)
  expect(await built()).toEqual(expected)
  put(root, 'print/one.html', '<main><p>Printed again.</p></main>')
  expect(await built()).toEqual({ ...expected, 'tag/a': ['<p>Printed again.</p>'] })
  rmSync(join(root, '_site/one.html'))
  // it is missing for three feeds
  expect(await problems(root, written)).toMatchObject([{ code: 'page-missing' }])
})

test('pages that are older than a post are named once, until they are built again', async () => {
  const root = folderOf(files)
  const age = (seconds: number, ...names: readonly string[]) => {
    const time = new Date(Date.UTC(2025, 4, 20) + seconds * 1000)
    for (const name of names) utimesSync(join(root, name), time, time)
  }
  const warned = async (more: Partial<UserConfig> = {}) => {
    const { warnings } = await build({ root, config: { ...config, ...more }, cache: '.cache' })
    return warnings.map(({ code, message }) => [code, message])
  }
  age(0, ...Object.keys(files))
  put(root, 'posts/draft.md', '---\ntitle: Draft\ndate: 2025-05-17\ndraft: true\n---\n')
  expect(await warned()).toEqual([])
  // within the tolerance
  age(4, 'posts/two words.md')
  expect(await warned()).toEqual([])
  put(root, 'posts/one.md', `${post('One')}More.\n`)
  age(60, 'posts/one.md')
  const old = [['pages-old', 'the pages in _site were built before posts/one.md was changed']]
  expect(await warned()).toEqual(old)
  expect(await warned()).toEqual(old)
  expect(await warned({ rules: { 'pages-old': 'off' } })).toEqual([])
  // one page is enough to show that the generator ran
  age(61, '_site/index.html')
  expect(await warned()).toEqual([])
  // the same bytes, written later
  age(120, 'posts/one.md')
  expect(await warned()).toEqual(old)
})

test('a link follows a post that becomes a built page, and so belongs to another folder', async () => {
  const head = 'title: X\ndate: 2025-05-17T09:30:00Z\nurl: /uk/x.html\nslug: x'
  const root = folderOf({
    'content/uk/from.md': '---\ntitle: From\ndate: 2025-05-18\n---\n[A link](../x.md)\n',
    'content/uk/x.html': `---\n${head}\n---\n<p>Words.</p>`,
  })
  const nested: UserConfig = {
    site,
    languages: ['en', 'uk'],
    feeds: ['site'],
    posts: [
      { dir: 'content/uk', name: 'uk', language: 'uk', permalink: '/uk/:slug.html' },
      { from: 'pages', dir: 'content', name: 'uk' },
    ],
  }
  const linked = '<p><a href="https://example.org/blog/uk/x.html">A link</a></p>'
  expect((await contents(root, nested))['From']).toBe('<p>A link</p>')
  put(
    root,
    'content/uk/x.html',
    '<html lang="uk"><title>X</title><link rel="canonical" href="https://example.org/blog/uk/x.html">' +
      '<meta property="article:published_time" content="2025-05-17T09:30:00Z">' +
      '<article><h1>X</h1><p>Words.</p></article>',
  )
  expect((await contents(root, nested))['From']).toBe(linked)
})

test('a page that is nested too deeply stops the build', async () => {
  const root = folderOf({ 'posts/one.md': post('One'), '_site/one.html': '<div>'.repeat(3000) })
  expect(await problems(root, config)).toMatchObject([{ code: 'page-unreadable' }])
})

test('a site may have no posts but its pages', async () => {
  const root = folderOf({
    '_site/index.html': [1, 2, 3, 4, 5].map((day) => `<time>2025-01-0${day}</time>`).join(''),
    '_site/about.html': '<main>About</main>',
    '_site/one/index.html': page('One', 'First.'),
    '_site/two.html': page('Two', 'Second.').replaceAll('2025-05-17', '2025-05-18'),
  })
  const ofPages: UserConfig = {
    site,
    feeds: ['site'],
    related: { count: 1, in: ['links'] },
    posts: { from: 'pages', dir: '_site' },
  }
  expect(await contents(root, ofPages)).toEqual({ One: '<p>First.</p>', Two: '<p>Second.</p>' })
  const again = await build({ root, config: ofPages, cache: '.cache' })
  expect(again.changes.every(({ change }) => change === 'unchanged')).toBe(true)
  expect(again.summary).toMatchObject({ posts: 2, pages: 2 })
  expect(again.summary.newest).toBe('https://example.org/blog/two.html')
  put(root, '_site/one/index.html', page('One', 'Changed.'))
  expect(await contents(root, ofPages)).toMatchObject({ One: '<p>Changed.</p>' })
})

test('what a theme says of all pages is said of no post', async () => {
  const head = (title: string, description: string, image: string) => {
    return `<title>${title}</title><meta name="description" content="${description}"><meta property="og:image" content="${image}">`
  }
  const themed = (title: string, description = 'Our site.', image = '/logo.png') => {
    return page(title, `${title} text.`).replace(
      /<title>.*<\/title>/,
      head(title, description, image),
    )
  }
  const root = folderOf({
    '_site/one.html': themed('One'),
    '_site/two.html': themed('Two'),
    '_site/three.html': themed('Three', 'About three.', '/three.png'),
  })
  const ofPages: UserConfig = { site, feeds: ['site'], posts: { from: 'pages', dir: '_site' } }
  const built = async () => {
    const { files } = await build({ root, config: ofPages, cache: '.cache' })
    const feed = files.find(({ path }) => path === 'feed.json')?.text ?? '{}'
    const { items } = JSON.parse(feed) as { items: readonly Record<string, string>[] }
    return Object.fromEntries(items.map(({ title, summary, image }) => [title, { summary, image }]))
  }
  const three = { summary: 'About three.', image: 'https://example.org/three.png' }
  expect(await built()).toEqual({ One: {}, Two: {}, Three: three })
  // with other posts, the same page says something of its own
  for (const name of ['two', 'four', 'five']) {
    put(root, `_site/${name}.html`, themed(name, `About ${name}.`, `/${name}.png`))
  }
  const one = { summary: 'Our site.', image: 'https://example.org/logo.png' }
  expect(await built()).toMatchObject({ One: one, Three: three })
})

test('a page that search engines are to leave out is published with a warning', async () => {
  const root = folderOf({
    '_site/one.html': `<meta name="robots" content="noindex, follow">${page('One', 'First.')}`,
  })
  const ofPages: UserConfig = { site, feeds: ['site'], posts: { from: 'pages', dir: '_site' } }
  const { warnings } = await build({ root, config: ofPages, cache: '.cache' })
  expect(warnings).toMatchObject([{ code: 'switch-search', file: '_site/one.html' }])
  const quiet: UserConfig = { ...ofPages, rules: { 'switch-search': 'off' } }
  expect((await build({ root, config: quiet, cache: '.cache' })).warnings).toEqual([])
})
