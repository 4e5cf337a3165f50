import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { metadataOf, readBuiltPage } from '../../src/built-pages/index.ts'
import { articleIn } from './page-tools.ts'

const sites = join(import.meta.dirname, '../sites')

interface ExpectedSite {
  readonly site: { readonly url: string }
  readonly posts: readonly {
    readonly url: string
    readonly title?: string
    readonly date?: string
    readonly byHand?: readonly string[]
  }[]
}

/** The posts of all sites whose built pages are kept. */
const posts = readdirSync(sites).flatMap((generator) => {
  const pages = join(sites, generator, 'pages')
  if (!existsSync(pages)) return []
  const text = readFileSync(join(sites, generator, 'expected.json'), 'utf8')
  const { site, posts } = JSON.parse(text) as ExpectedSite
  return posts.flatMap((post) => {
    const path = decodeURIComponent(post.url.slice(site.url.length)).replace(/\/$/, '')
    const file = [`${path}/index.html`, `${path}.html`, path]
      .map((each) => join(pages, each))
      .find((each) => each.endsWith('.html') && existsSync(each) && statSync(each).size > 99)
    return file === undefined ? [] : [{ generator, file, post }]
  })
})

test('pages of many generators are kept', () => {
  expect(new Set(posts.map(({ generator }) => generator)).size).toBeGreaterThanOrEqual(7)
  expect(posts.length).toBeGreaterThan(100)
})

/** What a page can't tell is left out: titles that no page shows, or shows as an exporter wrote them. */
const known = posts.filter(({ post }) => {
  return !post.byHand?.includes('title') && !/\/(?:references|don#)/.test(post.url)
})

test.each(known)(
  '$generator: $post.url says its title and its date',
  ({ file, post, generator }) => {
    const page = readBuiltPage(readFileSync(file))
    const fields = page && metadataOf(page).fields
    expect(fields?.['title']).toBe(post.title)
    if (fields?.['date'] === undefined || post.byHand?.includes('date')) return
    // Docusaurus and VitePress build their pages in UTC
    expect(Date.parse(String(fields['date'])), generator).toBe(Date.parse(post.date ?? ''))
  },
)

test.each(posts)('$generator: $post.url gives its article alone', ({ file, post }) => {
  const article = articleIn(readFileSync(file), { title: post.title })
  expect(article?.content ?? '').not.toMatch(/Powered by|Share this|<time/)
  expect(article?.content ?? '').not.toContain(`<h1>${post.title}</h1>`)
  expect(article?.content).toBeDefined()
})
