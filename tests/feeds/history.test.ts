import { beforeAll, describe, expect, test } from 'vitest'
import { post } from '../conformance/publications.ts'
import { type Article, corpus, filesOf, randomFrom, shuffled } from '../support/corpus.ts'
import { inMemory } from '../support/publication.ts'
import {
  base,
  fileNames,
  formatNames,
  linksOf,
  type Publication,
  problems,
  publish,
  publishInput,
  type Seen,
  slugs,
} from './client.ts'

const scopes = ['site', 'category', 'tag', 'author', 'language'] as const
const userConfig = {
  feeds: scopes.map((scope) => ({ scope, limit: 20, archive: true })),
  hubs: ['https://hub.example/'],
}
const articles = corpus()
const files = filesOf(articles)

/** A row of feeds.json. */
interface Row {
  readonly path: string
  readonly url: string
  readonly scope: (typeof scopes)[number]
  readonly term?: string
}

function rows({ text }: Publication): readonly Row[] {
  return (JSON.parse(text('feeds.json')) as { feeds: readonly Row[] }).feeds
}

/** Everything from a subscription document back to the oldest archive. */
function walk({ at }: Publication, start: string): readonly (Seen & { readonly url: string })[] {
  const found: (Seen & { url: string })[] = []
  for (let url: string | undefined = start; url !== undefined; ) {
    if (found.some((seen) => seen.url === url)) throw new Error(`a loop at ${url}`)
    const seen = at(url)
    found.push({ ...seen, url })
    const back = linksOf(seen, 'prev-archive')
    if (back.length > 1) throw new Error(`two ways back from ${url}`)
    ;[url] = back
  }
  return found
}

function holds({ scope, term = '' }: Row, article: Article): boolean {
  const terms = {
    site: [''],
    category: article.categories,
    tag: article.tags,
    author: article.authors,
    language: [article.language ?? 'en'],
  }
  return terms[scope].includes(term)
}

/** Files that are new, gone or different. */
function changes(before: Publication, after: Publication): readonly string[] {
  const paths = new Set([...before.paths, ...after.paths])
  const read = ({ paths, text }: Publication, path: string) => paths.includes(path) && text(path)
  return [...paths].filter((path) => read(before, path) !== read(after, path)).toSorted()
}

/** A feed, and its newest archive in each publication: the older of them learns of the newer. */
function newestOf({ path, url }: Row, ...publications: readonly Publication[]): readonly string[] {
  const newest = publications.flatMap(({ at }) => linksOf(at(url), 'prev-archive'))
  return [path, ...newest.map((archive) => decodeURI(archive.replace(base, '')))]
}

describe('the history of a thousand posts', () => {
  let publication: Publication
  beforeAll(async () => {
    publication = await publish(files, userConfig)
  })

  test('is published without a complaint, in feeds of every scope', () => {
    expect(publication.diagnostics).toEqual([])
    const found = rows(publication).filter(({ path }) => path.endsWith('rss.xml'))
    const count = (scope: string) => found.filter((row) => row.scope === scope).length
    expect(scopes.map(count)).toEqual([1, 6, 10, 5, 4])
  })

  test.each(scopes)('of a %s is every post of it exactly once, in each format', (scope) => {
    const starts = rows(publication).filter((row) => row.scope === scope)
    for (const row of starts) {
      const ids = walk(publication, row.url).flatMap((seen) => seen.ids)
      const expected = articles.filter((article) => holds(row, article)).map(({ id }) => id)
      expect(ids.toSorted(), row.path).toEqual(expected.toSorted())
      expect(publication.at(row.url).ids).toHaveLength(20)
    }
  })

  test.each(['rss', 'atom'] as const)('can be walked forth as well as back in %s', (format) => {
    const starts = rows(publication).filter(({ path }) => path.endsWith(fileNames[format]))
    for (const { url } of starts) {
      const archives = walk(publication, url).slice(1)
      const forth = archives.map((archive) => linksOf(archive, 'next-archive'))
      expect(forth).toEqual([[], ...archives.slice(0, -1).map((archive) => [archive.url])])
      expect(archives.map((archive) => linksOf(archive, 'current'))).toEqual(
        archives.map(() => [url]),
      )
    }
  })

  test('is in archives that say what they are', () => {
    for (const { path, url } of rows(publication)) {
      const [subscription, ...archives] = walk(publication, url)
      expect(linksOf(subscription ?? publication.at(url), 'hub')).toEqual(['https://hub.example/'])
      expect(subscription?.isArchive).toBe(false)
      expect(archives.length, path).toBeGreaterThan(2)
      for (const archive of archives) {
        expect(linksOf(archive, 'self')).toEqual([archive.url])
        expect(linksOf(archive, 'hub')).toEqual([])
        expect(archive.isArchive).toBe(archive.format !== 'json')
        expect(archive.id).toBe(subscription?.id)
        expect(archive.home).toBe(subscription?.home)
      }
    }
  })

  test('lies in a folder of each feed, by years', () => {
    const years = Array.from({ length: 12 }, (_, index) => `${2024 - index}`)
    expect(archiveNames(publication)).toEqual(years)
    expect(publication.paths).toContain('category/food-drink/archive/2013/feed.json')
  })

  test('is the same bytes in whatever order the files come', async () => {
    const { config, sources, now } = inMemory(files, userConfig)
    const random = randomFrom(10)
    for (let run = 0; run < 10; run++) {
      const again = await publishInput({ config, sources: shuffled(sources, random), now })
      expect(changes(publication, again)).toEqual([])
    }
  })

  test('hardly changes when a post is added', async () => {
    const added: Article = {
      path: 'new.md',
      id: 'tag:example.org,2025-06-01:new',
      title: 'New',
      published: Date.UTC(2025, 5),
      updated: Date.UTC(2025, 5),
      categories: ['Science'],
      tags: ['tide', 'ferry'],
      authors: ['Ann'],
      language: 'uk',
      body: 'New.',
    }
    const after = await publish(filesOf([...articles, added]), userConfig)
    const holding = rows(after).filter((row) => holds(row, added))
    // site, category, two tags, author and language, in three formats
    expect(holding).toHaveLength(18)
    const expected = new Set(holding.flatMap((row) => newestOf(row, publication, after)))
    expect(changes(publication, after)).toEqual(
      [...expected, 'feeds.json', 'feeds.opml'].toSorted(),
    )
    expect(expected.size).toBeLessThanOrEqual(18 * 3)
  })

  const [edited] = articles.filter(({ published }) => published > Date.UTC(2016, 5))
  const edit = (change: Partial<Article>) =>
    publish({ ...files, ...filesOf(edited ? [{ ...edited, ...change }] : []) }, userConfig)
  const holdingEdited = (publication: Publication) =>
    rows(publication).filter((row) => edited !== undefined && holds(row, edited))
  const archiveOf = ({ path }: Row, year: number) =>
    path.replace(/[^/]*$/, (name) => `archive/${year}/${name}`)

  test('changes where an old post is edited, and nowhere else', async () => {
    const after = await edit({ body: 'Corrected.' })
    const expected = holdingEdited(after).map((row) => archiveOf(row, 2016))
    expect(changes(publication, after)).toEqual(expected.toSorted())
  })

  test('moves what says that it was updated into the feed', async () => {
    const after = await edit({ body: 'Corrected.', updated: Date.UTC(2025, 6) })
    const feeds = holdingEdited(after)
    for (const { url } of feeds) {
      const [subscription, ...archives] = walk(after, url)
      expect(subscription?.ids).toContain(edited?.id)
      expect(archives.flatMap(({ ids }) => ids)).not.toContain(edited?.id)
    }
    const expected = feeds.flatMap((row) => [
      archiveOf(row, 2016),
      ...newestOf(row, publication, after),
    ])
    expect(changes(publication, after)).toEqual(
      [...new Set(expected), 'feeds.json', 'feeds.opml'].toSorted(),
    )
  })
})

/** Posts by name, with the days on which they were published and updated, of a kilobyte and a half. */
function dated(days: readonly (readonly [name: string, published: string, updated?: string])[]) {
  return Object.fromEntries(
    days.map(([name, published, updated = published]) => {
      const yaml = `date: ${published}\nupdated: ${updated}\ntitle: ${name}\nsummary: Short.`
      return [`${name}.md`, post(yaml, 'word '.repeat(200))]
    }),
  )
}

/** Of the archives of the site’s feed, newest first. */
function archiveNames({ paths }: Publication): readonly string[] {
  return paths.flatMap((path) => /^archive\/(.+)\/rss\.xml$/.exec(path)?.[1] ?? [])
}

describe('cutting', () => {
  const days = [
    ['e', '2024-03-05'],
    ['d', '2024-03-04'],
    ['c', '2024-03-04'],
    ['b', '2024-01-02'],
    ['a', '2022-07-01'],
  ] as const
  const cut = (archive: true | 'month', sizes = {}) =>
    publish(dated(days), { feeds: [{ scope: 'site', limit: 1, archive }], sizes })

  test.each([
    ['by years', true, ['2024', '2022']],
    ['by months', 'month', ['2024-03', '2024-01', '2022-07']],
  ] as const)('goes %s', async (_, archive, expected) => {
    const publication = await cut(archive)
    expect(archiveNames(publication)).toEqual(expected)
    expect(slugs(publication.at(`archive/${expected[0]}/rss.xml`)).at(0)).toBe('c')
  })

  test('parts a range that is too large by the next finer one, which keeps its first name', async () => {
    const publication = await cut(true, { archive: 3500 })
    expect(problems(publication)).toEqual([])
    expect(archiveNames(publication)).toEqual(['2024-03', '2024', '2022'])
    expect(slugs(publication.at('archive/2024/rss.xml'))).toEqual(['b'])
    expect(slugs(publication.at('archive/2024-03/rss.xml'))).toEqual(['c', 'd'])
  })

  test('is an error where a single day is too large', async () => {
    const publication = await cut('month', { archive: 2000 })
    expect(problems(publication)).toEqual(['archive-too-large dist'])
    expect(publication.diagnostics[0]?.message).toContain('2024-03-04')
    expect(publication.paths).toEqual([])
  })

  test('makes no archive while the feed holds everything', async () => {
    const feeds = [{ scope: 'site', limit: 5, archive: true }]
    const { at, paths } = await publish(dated(days), { feeds })
    expect(paths.filter((path) => path.includes('archive'))).toEqual([])
    for (const format of formatNames) {
      expect(linksOf(at(fileNames[format]), 'prev-archive')).toEqual([])
    }
  })

  test('goes by the latest version of a post', async () => {
    const posts = dated([
      ['new', '2025-01-01'],
      ['edited', '2021-01-01', '2024-06-01'],
      ['old', '2020-01-01'],
    ])
    const publication = await publish(posts, {
      feeds: [{ scope: 'site', limit: 1, archive: true }],
    })
    expect(archiveNames(publication)).toEqual(['2025', '2024', '2020'])
    expect(slugs(publication.at('archive/2024/atom.xml'))).toEqual(['edited'])
    expect(publication.at('archive/2025/atom.xml').ids).toEqual([])
  })
})

describe('as time goes by', () => {
  /** A post every few weeks, sometimes two on a day. */
  const random = randomFrom(5005)
  const days = Array.from({ length: 50 }, () => Math.floor(random() * random() * 60)).map(
    (_, index, gaps) => {
      const passed = gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0)
      return new Date(Date.UTC(2021, 9, 1 + passed)).toISOString().slice(0, 10)
    },
  )

  test.each([
    ['year', 'year', 1_000_000, /^\d{4}$/],
    ['month', 'month', 1_000_000, /^\d{4}-\d\d$/],
    ['year, month and day', 'year', 3500, /^\d{4}-\d\d-\d\d$/],
  ] as const)('a new post changes no archive by %s but the newest', async (...row) => {
    const [, archive, size, form] = row
    const userConfig = { feeds: [{ scope: 'site', limit: 3, archive }], sizes: { archive: size } }
    let before = await publish({}, userConfig)
    for (let count = 1; count <= days.length; count++) {
      const names = days.slice(0, count).map((day, index) => [`post-${index}`, day] as const)
      const after = await publish(dated(names), userConfig)
      expect(problems(after)).toEqual([])
      const [newest, ...older] = archiveNames(before)
      const changed = changes(before, after)
      expect(older.filter((name) => changed.includes(`archive/${name}/rss.xml`))).toEqual([])
      expect(linksOf(before.at('rss.xml'), 'prev-archive')).toEqual(
        newest === undefined ? [] : [`${base}archive/${newest}/rss.xml`],
      )
      const ids = walk(after, `${base}rss.xml`).flatMap((seen) => seen.ids)
      expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
      expect(ids).toHaveLength(count)
      before = after
    }
    expect(archiveNames(before).some((name) => form.test(name))).toBe(true)
  })
})
