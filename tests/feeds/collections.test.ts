import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BuildError, build, createContext, type UserConfig } from '../../src/index.ts'
import { folderOf, put } from '../support/folder.ts'

const now = Date.UTC(2026, 0, 1)
const site = { url: 'https://example.org', title: 'Example', language: 'en' }

const article = (title: string, fields = '') =>
  `---\ntitle: ${title}\ndate: 2025-05-17\n${fields}---\nThe text of ${title}.\n`

async function publish(
  files: Readonly<Record<string, string>>,
  rest: Omit<UserConfig, 'site'>,
): Promise<Readonly<Record<string, string>>> {
  const root = folderOf(files)
  const result = await build({ root, config: { site, ...rest }, now, cache: false, strict: true })
  return Object.fromEntries(result.files.map(({ path, text }) => [path, text]))
}

describe('collections', () => {
  const files = {
    'content/blog/ports.md': article('Ports'),
    'content/notes/tides.md': article('Tides'),
  }
  const posts = [{ dir: 'content/blog', permalink: '/blog/:slug/' }, { dir: 'content/notes' }]

  test('are published together, each with its permalink', async () => {
    const { 'rss.xml': rss = '' } = await publish(files, { posts })
    expect(rss.match(/<link>.*<\/link>/g)).toEqual([
      '<link>https://example.org/</link>',
      '<link>https://example.org/blog/ports/</link>',
      '<link>https://example.org/tides/</link>',
    ])
  })

  test('are a scope of feeds', async () => {
    const terms = { collection: { notes: { title: 'Short notes' } } }
    const made = await publish(files, { posts, terms, feeds: ['site', 'collection'] })
    expect(Object.keys(made).filter((path) => path.endsWith('rss.xml'))).toEqual([
      'collection/blog/rss.xml',
      'collection/notes/rss.xml',
      'rss.xml',
    ])
    expect(made['collection/notes/rss.xml']).toContain('<title>Example — Short notes</title>')
    expect(made['collection/notes/rss.xml']).not.toContain('Ports')
    expect(made['discovery.html']).toContain('<!-- pages of collection blog -->')
    expect(made['feeds.opml']).toContain('<outline text="Collections">')
  })

  test('are known to the `where` of a feed', async () => {
    const seen = new Map<string | undefined, string | undefined>()
    const where: NonNullable<NonNullable<UserConfig['feeds']>[number] & object>['where'] = (
      post,
    ) => {
      seen.set(post.title, post.collection)
      return true
    }
    await publish(files, { posts, feeds: ['site', { name: 'all', where }] })
    expect(Object.fromEntries(seen)).toEqual({ Ports: 'blog', Tides: 'notes' })
  })

  test('with two posts of one id name both files', async () => {
    const two = { 'a/ports.md': article('A'), 'b/ports.md': article('B') }
    const building = build({
      root: folderOf(two),
      config: { site, posts: ['a', { dir: 'b', permalink: '/b/:slug/' }] },
      now,
      cache: false,
    })
    await expect(building).rejects.toThrow(/already\s+used\s+by\s+a\/ports.md/)
  })

  test('that are all empty are a warning that names them', async () => {
    const root = folderOf({ 'a/_x.md': '', 'b/_x.md': '' })
    const { warnings } = await build({ root, config: { site, posts: ['a', 'b'] }, cache: false })
    expect(warnings.map(({ message }) => message)).toEqual(['there is no post to publish in a, b'])
  })

  test('that are missing stop the build, as wrong patterns do where warnings count', async () => {
    const root = folderOf(files)
    const missing = build({ root, config: { site, posts: ['content/blog', 'x'] }, cache: false })
    await expect(missing).rejects.toThrow('the folder x of the collection x does not exist')
    const config = { site, posts: 'content', exclude: ['old/**'] }
    await expect(build({ root, config, now, cache: false, strict: true })).rejects.toThrow(
      BuildError,
    )
  })
})

describe('translations', () => {
  const files = {
    'posts/ports/index.md': article('Ports'),
    'posts/ports/index.uk.md': article('Порти'),
    'posts/ports.tr.md': article('Limanlar'),
    'posts/tides.md': article('Tides'),
  }
  const languages = ['en', 'uk', 'tr']
  const linksIn = (atom = '') => atom.match(/<link rel="related".*\/>/g) ?? []

  test('neither clash nor look like one post, and name each other in Atom', async () => {
    const { 'atom.xml': atom = '' } = await publish(files, { languages })
    const en =
      '<link rel="related" type="text/html" hreflang="en" href="https://example.org/ports/" title="Ports"/>'
    const tr =
      '<link rel="related" type="text/html" hreflang="tr" href="https://example.org/tr/ports/" title="Limanlar"/>'
    const uk =
      '<link rel="related" type="text/html" hreflang="uk" href="https://example.org/uk/ports/" title="Порти"/>'
    expect(linksIn(atom)).toEqual([tr, uk, en, uk, en, tr])
    expect(atom.match(/rel="alternate"/g)?.length).toBe(1 + 4)
    expect(atom.match(/<entry xml:lang="\w+">/g)).toEqual([
      '<entry xml:lang="tr">',
      '<entry xml:lang="uk">',
    ])
  })

  test('name each other in JSON Feed, where no reader looks, and not in RSS', async () => {
    const made = await publish(files, { languages })
    const { items } = JSON.parse(made['feed.json'] ?? '') as { items: Record<string, unknown>[] }
    const named = items.map(({ title, _feedwright: own }) => [
      title,
      (
        own as { translations: { title: string; language: string }[] } | undefined
      )?.translations.map((each) => `${each.language} ${each.title}`),
    ])
    expect(Object.fromEntries(named)).toEqual({
      Ports: ['tr Limanlar', 'uk Порти'],
      Порти: ['en Ports', 'tr Limanlar'],
      Limanlar: ['en Ports', 'uk Порти'],
      Tides: undefined,
    })
    expect(made['rss.xml']).not.toContain('related')
  })

  test('are those that are out', async () => {
    const waiting = { ...files, 'posts/ports/index.uk.md': article('Порти', 'draft: true\n') }
    const { 'atom.xml': atom } = await publish(waiting, { languages })
    expect(linksIn(atom).filter((link) => link.includes('hreflang="uk"'))).toEqual([])
  })

  test('may lie in collections of one name', async () => {
    const two = {
      'en/blog/a.md': article('A'),
      'uk/blog/a.md': article('А'),
      'x/a.md': article('X'),
    }
    const posts = [
      'en/blog',
      { dir: 'uk/blog', language: 'uk' },
      { dir: 'x', permalink: '/x/:slug/', defaults: { slug: 'x' } },
    ]
    const { 'atom.xml': atom } = await publish(two, { posts, languages })
    expect(linksIn(atom).map((link) => /hreflang="\w+" href="\S+"/.exec(link)?.[0])).toEqual([
      'hreflang="uk" href="https://example.org/uk/a/"',
      'hreflang="en" href="https://example.org/a/"',
    ])
  })

  test('are not related posts as well', async () => {
    const related = { in: ['links'] as const, languages: 'any' as const, newer: true }
    const same = { 'posts/a.md': article('Ports'), 'posts/a.uk.md': article('Ports') }
    const { 'atom.xml': atom } = await publish(same, { related, languages })
    expect(linksIn(atom).length).toBe(2)
  })

  test('change nothing where no languages are named', async () => {
    const made = await publish({ 'posts/a.md': article('A'), 'posts/a.uk.md': article('B') }, {})
    expect(made['atom.xml']).toContain('https://example.org/a.uk/')
    expect(linksIn(made['atom.xml'])).toEqual([])
  })
})

describe('a cache', () => {
  const posts = [
    { dir: 'blog', permalink: '/b/:slug/' },
    { dir: 'notes', permalink: '/n/:slug/' },
  ]

  test('knows unchanged files of several folders, and those that have moved between them', async () => {
    const root = folderOf({ 'blog/ports.md': article('Ports'), 'notes/tides.md': article('Tides') })
    const options = { root, config: { site, posts }, now, cache: '.cache' }
    const links = async () => {
      const { files, changes } = await build(options)
      const rss = files.find(({ path }) => path === 'rss.xml')?.text ?? ''
      const isSame = changes.every(({ change }) => change === 'unchanged')
      return [isSame, ...(rss.match(/org\/[bn]\/\w+/g) ?? []).map((each) => each.slice(4))].join(
        ' ',
      )
    }
    expect(await links()).toBe('false b/ports n/tides')
    expect(await links()).toBe('true b/ports n/tides')
    renameSync(join(root, 'blog/ports.md'), join(root, 'notes/ports.md'))
    expect(await links()).toBe('false n/ports n/tides')
    expect(await links()).toBe('true n/ports n/tides')
  })

  test('parses again what another collection takes', async () => {
    const root = folderOf({ 'content/a.md': article('A') })
    const url = async (first: readonly string[]) => {
      const config = {
        site,
        posts: [
          { dir: 'content', include: first, permalink: '/first/:slug/' },
          { dir: 'content', permalink: '/second/:slug/' },
        ],
      }
      const { files } = await build({ root, config, now, cache: '.cache' })
      return /org\/\w+\/a/.exec(files.find(({ path }) => path === 'rss.xml')?.text ?? '')?.[0]
    }
    expect(await url(['a.md'])).toBe('org/first/a')
    expect(await url(['b.md'])).toBe('org/second/a')
    expect(await url(['a.md'])).toBe('org/first/a')
  })

  test('names a translation that has come or changed its title', async () => {
    const root = folderOf({ 'posts/a.md': article('A') })
    const config = { site, languages: ['uk'] }
    const context = await createContext({ root, config, now, cache: '.cache', threads: 1 })
    const titles = async () => {
      const { files } = await context.rebuild()
      const atom = files.find(({ path }) => path === 'atom.xml')?.text ?? ''
      return atom.match(/(?<=hreflang="uk" .*title=")[^"]+/g)
    }
    expect(await titles()).toBeNull()
    put(root, 'posts/a.uk.md', article('Б'))
    expect(await titles()).toEqual(['Б'])
    put(root, 'posts/a.uk.md', article('В'))
    expect(await titles()).toEqual(['В'])
    await context.dispose()
  })
})
