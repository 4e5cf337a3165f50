import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BuildResult, build, recogniseSite } from '../src/index.ts'
import { folderOf } from './support/folder.ts'

/**
 * A small site of each generator, published with the config that `npx feedwright` prints in its folder.
 * `expected.json` says what the real generator makes of it, and `tests/sites/README.md` what we cannot.
 */
const root = join(import.meta.dirname, 'sites')
const now = new Date('2026-01-15T12:00:00Z')

interface Expected {
  readonly posts: readonly ExpectedPost[]
  readonly withheld: readonly { readonly file: string }[]
  readonly pages?: readonly string[]
  readonly site: { readonly language: string }
}

interface ExpectedPost {
  readonly file: string
  readonly url: string
  readonly date: string
  readonly title?: string
  readonly authors?: readonly { readonly name: string }[]
  readonly lang?: string
}

interface FeedItem {
  readonly url: string
  readonly title?: string
  readonly date_published: string
  readonly authors?: readonly { readonly name: string }[]
  readonly language?: string
}

/**
 * What we make otherwise than the generator, by file. `gone` are posts that are not published, because
 * they need a program to be run.
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, 'gone' | 'url' | 'title'>>>> = {
  hugo: { 'content/post/references.md': 'url', 'content/post/noindex.md': 'gone' },
  jekyll: { '_posts/2020-05-03-no-title.md': 'title' },
  hexo: { 'source/_posts/utc.md': 'url' },
  docusaurus: { 'blog/2020-05-10-nothing.md': 'title' },
  nuxt: { 'content/1.blog/nothing-said.md': 'title' },
  zola: { 'content/blog/日本.md': 'url' },
}

/** A copy of a site, with the config to keep. */
async function siteOf(name: string): Promise<string> {
  const folder = folderOf()
  cpSync(join(root, name), folder, {
    recursive: true,
    filter: (path) => path !== join(root, name, 'pages') && !path.endsWith('expected.json'),
  })
  writeFileSync(
    join(folder, 'feedwright.config.mjs'),
    (await recogniseSite(folder))?.configText ?? '',
  )
  return folder
}

async function published(name: string, limit = 1000): Promise<BuildResult> {
  return build({ root: await siteOf(name), now, limit, write: false, cache: false })
}

/** The same with the articles of the pages that the real generator built. */
async function publishedFromPages(name: string, pages: string): Promise<BuildResult> {
  const folder = await siteOf(name)
  cpSync(pages, join(folder, 'built'), { recursive: true })
  const generator = (await recogniseSite(join(root, name)))?.generator ?? 'hugo'
  const content = { from: 'pages', dir: 'built' } as const
  const rules = { 'page-missing': 'leave-out', 'article-missing': 'leave-out' } as const
  const config = { generator, content, rules }
  return build({ root: folder, now, limit: 1000, write: false, cache: false, config })
}

const sites = readdirSync(root).filter((name) => existsSync(join(root, name, 'expected.json')))

describe.each(sites)('a site of %s', (name) => {
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected

  test('is recognised', async () => {
    expect((await recogniseSite(join(root, name)))?.generator).toBe(name)
  })

  test('has the URLs, dates, titles, authors and languages of its generator', async () => {
    const { files, summary } = await published(name)
    const feed = files.find(({ path }) => path === 'feed.json')
    const { items, ...head } = JSON.parse(feed?.text ?? '{}') as {
      items: readonly FeedItem[]
      authors?: FeedItem['authors']
      language?: string
    }
    const ours = new Map(items.map((item) => [new URL(item.url).href, item]))
    const wrong: string[] = []
    for (const { file, url, ...post } of expected.posts) {
      const exception = exceptions[name]?.[file]
      if (exception === 'gone' || exception === 'url') continue
      const found = ours.get(new URL(url).href)
      ours.delete(new URL(url).href)
      const language = found?.language ?? head.language
      const isRight =
        found !== undefined &&
        seconds(found.date_published) === seconds(post.date) &&
        (exception === 'title' || found.title === post.title) &&
        (post.authors === undefined ||
          namesOf(found.authors ?? head.authors) === namesOf(post.authors)) &&
        isLanguageOf(post.lang, language)
      if (!isRight)
        wrong.push(
          `${file} ${url} ${JSON.stringify(post)}: ${JSON.stringify({ ...found, content_html: undefined, summary: undefined })} ${language}`,
        )
    }
    expect(wrong).toEqual([])
    const others = Object.values(exceptions[name] ?? {}).filter((what) => what === 'url')
    const surplus = [...ours.keys()]
    expect(surplus.length === others.length ? [] : surplus).toEqual([])
    expect(summary.posts).toBe(items.length)
    const { posts, drafts, withheld, future, withdrawn, leftOut, pages } = summary
    const counts = { posts, drafts, withheld, future, withdrawn, leftOut, pages }
    await expect(`${JSON.stringify(counts, undefined, 2)}\n`).toMatchFileSnapshot(
      join(root, 'golden', `${name}.json`),
    )
  })

  test('has the feed that it always had', async () => {
    const { files } = await published(name, 3)
    const feed = files.find(({ path }) => path === 'rss.xml')
    await expect(feed?.text).toMatchFileSnapshot(join(root, 'golden', `${name}.xml`))
  })

  test('shows readers no source text of its generator', async () => {
    const { files } = await published(name)
    const feed = files.find(({ path }) => path === 'feed.json')
    const { items } = JSON.parse(feed?.text ?? '{"items":[]}') as { items: readonly Item[] }
    const found = items.flatMap(({ url, title = '', summary = '', content_html: html = '' }) => {
      const shown = html.replace('<p>{{ kept as it is }}</p>', '')
      const prose = shown.replace(/<(pre|code)\b.*?<\/\1>/gs, '')
      return [...`${title}\n${summary}\n${prose}`.matchAll(leftover)].map(
        ({ 0: sign, index, input }) => {
          return `${url}: ${sign} in ${input.slice(Math.max(0, index - 30), index + 30)}`
        },
      )
    })
    expect(found).toEqual([])
  })
})

const withText = sites.filter((name) => existsSync(join(root, name, 'everything.txt')))

describe.each(withText)('the post with every construct of %s', (name) => {
  const expected = readFileSync(join(root, name, 'everything.txt'), 'utf8')

  test('has the words of its page', async () => {
    const { words, html } = await everything(name, join(root, name, 'pages'))
    expect(html).not.toMatch(/\.mdx?["#?]/)
    const all = wordsOf(expected)
    expect(without(all, words).length / all.length, `${without(all, words)}`).toBeLessThan(0.01)
    expect(without(words, all).length / all.length, `${without(words, all)}`).toBeLessThan(0.01)
  })

  test('has nearly all of them from Markdown, and a warning says what is missing', async () => {
    const { words, isWarned } = await everything(name)
    const written = wordsOf(expected.replace(/⟨[^⟩]*⟩/g, ''))
    expect(
      without(written, words).length / written.length,
      `${without(written, words)}`,
    ).toBeLessThan(0.03)
    // names of code and of emoji are no loss of words that an author wrote
    expect(isWarned).toBe(!['hugo', 'hexo'].includes(name))
  })
})

async function everything(name: string, pages?: string) {
  const { files, warnings } = await (pages === undefined
    ? published(name)
    : publishedFromPages(name, pages))
  const { items } = JSON.parse(files.find(({ path }) => path === 'feed.json')?.text ?? '') as {
    items: readonly Item[]
  }
  const item = items.find(({ url }) => /everything|every-construct/.test(url))
  const html = item?.content_html ?? ''
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ')
  const isWarned = warnings.some(({ code }) => code === 'template-syntax')
  return { html, words: wordsOf(text), isWarned }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words that are not in the others, each as often as it is missing there. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return words.filter((word) => {
    const place = left.indexOf(word)
    if (place !== -1) left.splice(place, 1)
    return place === -1
  })
}

interface Item {
  readonly url: string
  readonly title?: string
  readonly summary?: string
  readonly content_html?: string
}

/**
 * What would be the source text of a template, a container or a component. One post writes in Hexo’s `raw` what it wants
 * readers to see.
 */
const leftover =
  /\{\{|\{%|:::|(?:<|&lt;)[A-Z]\w*[a-z]|import .* from|\[\[|\{#|\{:|!!!|\.mdx?["#?]|\[\/?(?:caption|embed|gallery)|%7B|\\\[/g

function seconds(date = ''): number {
  return Math.floor(Date.parse(date) / 1000)
}

function namesOf(authors: FeedItem['authors'] = []): string {
  return authors.map(({ name }) => name).join(', ')
}

/** The key of a language may lack the region: `en` where the site is in en-GB. */
function isLanguageOf(key: string | undefined, tag = ''): boolean {
  return key === undefined || `${tag}-`.toLowerCase().startsWith(`${key}-`.toLowerCase())
}
