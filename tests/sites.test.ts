import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, recogniseSite } from '../src/index.ts'
import { folderOf } from './support/folder.ts'

/**
 * A small site of each generator, published with the config that `npx feedwright` prints in its folder.
 * `expected.json` says what the real generator makes of it, and `tests/sites/README.md` what we cannot.
 */
const root = join(import.meta.dirname, 'sites')
const now = new Date('2026-01-15T12:00:00Z')

interface Expected {
  readonly site: {
    readonly url: string
    readonly title: string
    readonly language?: string
    readonly timezone?: string
    readonly description?: string
  }
  readonly posts: readonly ExpectedPost[]
  readonly withheld: readonly { readonly file: string; readonly why: string }[]
  readonly pages: readonly string[]
}

interface ExpectedPost {
  readonly file: string
  readonly url: string
  readonly date: string
  readonly title?: string
  readonly lang?: string
  readonly authors?: readonly { readonly name: string }[]
}

interface Item {
  readonly url: string
  readonly title?: string
  readonly date_published: string
  readonly language?: string
  readonly authors?: readonly { readonly name: string }[]
}

/** A copy of a site, with the config to keep. */
function siteOf(name: string): string {
  const folder = folderOf()
  cpSync(join(root, name), folder, {
    recursive: true,
    filter: (path) => !/\/(?:pages|feeds)$|expected\.json$/.test(path) || /src\/pages$/.test(path),
  })
  const found = recogniseSite(folder)
  writeFileSync(join(folder, 'feedwright.config.mjs'), found?.configText ?? '')
  return folder
}

const sites = readdirSync(root).filter((name) => existsSync(join(root, name, 'expected.json')))

describe.each(sites)('a site of %s', (name) => {
  const expected = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) as Expected

  test('is recognised, and its own config is read', () => {
    const found = recogniseSite(join(root, name))
    expect(found?.generator).toBe(name)
  })

  test('has the posts, URLs, dates, titles and authors that its generator gives them', async () => {
    const { files } = await build({
      root: siteOf(name),
      now,
      limit: 1000,
      write: false,
      cache: false,
    })
    const feed = files.find(({ path }) => path === 'feed.json')
    const { items } = JSON.parse(feed?.text ?? '{}') as { items: readonly Item[] }
    const published = items.map(({ url, title, date_published: date }) => {
      return { url: new URL(url).href, title, date: new Date(date).toISOString() }
    })
    const wanted = expected.posts.map(({ url, title, date }) => {
      return { url, title, date: new Date(date).toISOString() }
    })
    expect(sorted(published)).toEqual(sorted(wanted))
  })
})

function sorted<Post extends { readonly url: string }>(posts: readonly Post[]): readonly Post[] {
  return posts.toSorted((a, b) => (a.url < b.url ? -1 : 1))
}
