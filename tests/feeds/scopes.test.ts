import { describe, expect, test } from 'vitest'
import type { PostInfo } from '../../src/config/index.ts'
import { post } from '../conformance/publications.ts'
import {
  base,
  fileNames,
  folders,
  formatNames,
  linksOf,
  type Publication,
  problems,
  publish,
  slugs,
} from './client.ts'

const posts = {
  'ports.md': post(
    'date: 2025-03-01\ntitle: Ports\ncategory: International\ntags: [sea]\nauthor: Mira\nrating: 5',
  ),
  'tides.md': post(
    'date: 2025-02-01\ntitle: Tides\ncategory: Science\ntags: [sea, moon]\nauthor: Yusuf',
    'High and low, twice a day.',
  ),
  'bread.md': post(
    'date: 2025-01-01\ntitle: Ekmek\ncategory: Science\nauthor: Yusuf\nlanguage: tr\nsummary: Ekmek.',
    'Un, su, tuz ve sabır.',
  ),
}

/** Posts of these terms, the first the newest, a month apart. */
function postsOf(field: string, terms: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    terms.map((term, index) => {
      const date = new Date(Date.UTC(2025, 6 - index, 1)).toISOString()
      return [`post-${index}.md`, post(`date: ${date}\n${field}: ${JSON.stringify(term)}`)]
    }),
  )
}

async function categoriesOf(terms: readonly string[], config: object = {}): Promise<Publication> {
  return publish(postsOf('category', terms), { feeds: ['category'], ...config })
}

const titles = (publication: Publication) =>
  folders(publication).map((folder) => publication.at(`${folder}/rss.xml`).title)

describe('scopes', () => {
  test('without `feeds` there are those of the site, the categories and the authors', async () => {
    const publication = await publish(posts)
    expect(publication.diagnostics).toEqual([])
    expect(folders(publication)).toEqual([
      '',
      'category/international',
      'category/science',
      'author/mira',
      'author/yusuf',
    ])
  })

  test.each([
    ['site', '', 'Example', ['ports', 'tides', 'bread']],
    ['category', 'category/science/', 'Example — Science', ['tides', 'bread']],
    ['tag', 'tag/sea/', 'Example — sea', ['ports', 'tides']],
    ['author', 'author/yusuf/', 'Example — Yusuf', ['tides', 'bread']],
    ['language', 'language/tr/', 'Example — tr', ['bread']],
  ])('a feed of a %s has its own place, title and posts in every format', async (...row) => {
    const [scope, folder, title, expected] = row
    const publication = await publish(posts, { feeds: [scope] })
    for (const format of formatNames) {
      const seen = publication.at(folder + fileNames[format])
      expect(seen).toMatchObject({ format, title, home: base })
      expect(linksOf(seen, 'self')).toEqual([base + folder + fileNames[format]])
      expect(slugs(seen)).toEqual(expected)
    }
  })

  test('a post has the same id and the same text in every feed', async () => {
    const publication = await publish(posts, { feeds: ['site', 'category', 'tag', 'author'] })
    const item = /<item>\s*<title>Tides[\s\S]*?<\/item>/
    const inSite = item.exec(publication.text('rss.xml'))?.[0]
    for (const folder of ['category/science', 'tag/sea', 'author/yusuf']) {
      expect(item.exec(publication.text(`${folder}/rss.xml`))?.[0]).toBe(inSite)
    }
  })

  test('every feed has an id of its own', async () => {
    const publication = await publish(posts)
    const ids = folders(publication).map(
      (folder) => publication.at(`${folder}/atom.xml`.replace(/^\//, '')).id,
    )
    expect(new Set(ids).size).toBe(5)
  })

  test('where ids are permalinks, so are those of feeds, in ASCII', async () => {
    const publication = await categoriesOf(['日本'], { identity: 'permalink' })
    const { id } = publication.at('category/日本/atom.xml')
    expect(id).toBe('https://example.org/category/%E6%97%A5%E6%9C%AC')
  })

  test('the site, which signs what nobody else does, is no author', async () => {
    const publication = await publish({ 'a.md': post('title: A') })
    expect(folders(publication)).toEqual([''])
  })
})

describe('a rule', () => {
  test('sets title, path and page by patterns', async () => {
    const publication = await publish(posts, {
      feeds: [
        {
          scope: 'category',
          title: ':term in :site, a :scope',
          path: 'sections/:slug/feeds',
          page: '/:scope/:slug/',
        },
      ],
    })
    const seen = publication.at('sections/science/feeds/atom.xml')
    expect(seen.title).toBe('Science in Example, a category')
    expect(seen.home).toBe('https://example.org/category/science/')
    expect(linksOf(seen, 'self')).toEqual(['https://example.org/sections/science/feeds/atom.xml'])
  })

  test.each([
    ['/:slug/', 'https://example.org/blog/%E6%97%A5%E6%9C%AC/'],
    ['https://other.example/?about=:term', 'https://other.example/?about=%E6%97%A5%E6%9C%AC'],
  ])('finds the page %s', async (page, home) => {
    const publication = await categoriesOf(['日本'], {
      site: { url: 'https://example.org/blog', title: 'Example' },
      feeds: [{ scope: 'category', page }],
    })
    expect(publication.at('category/日本/feed.json').home).toBe(home)
  })

  test('limits one scope and leaves the others alone', async () => {
    const publication = await publish(posts, {
      feeds: ['site', { scope: 'author', limit: 1 }],
    })
    expect(slugs(publication.at('author/yusuf/rss.xml'))).toEqual(['tides'])
    expect(slugs(publication.at('rss.xml'))).toHaveLength(3)
  })

  test('chooses formats, the preferred one first', async () => {
    const { paths } = await publish(posts, {
      feeds: [{ scope: 'category', formats: ['atom', 'rss'] }],
    })
    expect(paths.filter((path) => path.startsWith('category/science/'))).toEqual([
      'category/science/atom.xml',
      'category/science/rss.xml',
    ])
  })

  test('may ask for summaries, while other feeds carry whole articles', async () => {
    const publication = await publish(posts, {
      feeds: ['site', { scope: 'language', content: 'summary' }],
    })
    expect(publication.text('language/tr/rss.xml')).not.toContain('sabır')
    expect(publication.text('language/tr/rss.xml')).toContain('<description>Ekmek.')
    expect(publication.text('rss.xml')).toContain('sabır')
  })

  test.each([
    ['a tag', 'tag', undefined, ['tag/sea']],
    ['a tag, where one post will do', 'tag', 1, ['tag/moon', 'tag/sea']],
    ['a category', 'category', undefined, ['category/international', 'category/science']],
    ['a category, where two posts must be', 'category', 2, ['category/science']],
  ])('says with how many posts there is a feed of %s', async (_, scope, minPosts, expected) => {
    const publication = await publish(posts, { feeds: [{ scope, minPosts }] })
    expect(folders(publication)).toEqual(expected)
  })

  test.each([
    ['neither a scope nor a name', {}],
    ['a name without a `where`', { name: 'picks' }],
    ['a `where` for a scope', { scope: 'category', where: () => true }],
    ['a path above the output folder', { scope: 'category', path: '../:slug' }],
    ['a page that is no URL', { scope: 'category', page: 'https://' }],
  ])('cannot have %s', async (_, rule) => {
    await expect(async () => publish(posts, { feeds: [rule] })).rejects.toThrow(/feeds/)
  })
})

describe('a named feed', () => {
  const named = (where: (post: PostInfo) => unknown) =>
    publish(posts, { feeds: [{ name: 'picks', where }] })

  test.each<[string, (post: PostInfo) => unknown, readonly string[]]>([
    ['words', ({ words }) => words === 6, ['tides']],
    ['front matter', ({ data }) => Number(data['rating']) > 3, ['ports']],
    ['categories', ({ categories }) => categories.includes('Science'), ['tides', 'bread']],
    ['tags', ({ tags }) => tags.includes('moon'), ['tides']],
    ['authors', ({ authors }) => authors.includes('Mira'), ['ports']],
    ['its language', ({ language }) => language === 'tr', ['bread']],
    ['its title', ({ title }) => title === 'Ekmek', ['bread']],
    ['its times', (it) => it.published < '2025-02' && it.updated === it.published, ['bread']],
    ['its URL', ({ url }) => url === 'https://example.org/ports/', ['ports']],
    ['its id', ({ id }) => id.endsWith(':ports'), ['ports']],
  ])('holds posts by %s', async (_, where, expected) => {
    const publication = await named(where)
    expect(publication.diagnostics).toEqual([])
    expect(slugs(publication.at('picks/rss.xml'))).toEqual(expected)
  })

  test('has a title and a path of its own', async () => {
    const rule = { name: 'longreads', where: () => true, title: ':site at length', path: 'long' }
    const publication = await publish(posts, { feeds: [rule] })
    expect(publication.at('long/feed.json').title).toBe('Example at length')
  })

  test('whose `where` fails is an error that names the feed and the post', async () => {
    const publication = await named(({ data }) => {
      return (data['review'] as { stars: number }).stars > 3
    })
    expect(problems(publication)).toEqual(
      ['bread', 'ports', 'tides'].map((name) => `where-failed posts/${name}.md`),
    )
    expect(publication.diagnostics[0]?.message).toMatch(/feed picks fails.*'stars'/)
    expect(publication.paths).toEqual([])
  })

  test('whose `where` gives a promise is an error, as a promise is true of every post', async () => {
    const where = (async () => false) as unknown as () => boolean
    expect(problems(await named(where))).toContain('where-failed posts/bread.md')
  })

  test('whose `where` changes what it is given changes nothing that is published', async () => {
    const publication = await named(({ tags }) => (tags as string[]).push('planted') > 0)
    expect(publication.text('picks/feed.json')).not.toContain('planted')
  })

  test('that holds nothing is a warning, and is published all the same', async () => {
    const publication = await named(() => false)
    expect(problems(publication)).toEqual(['feed-empty picks'])
    expect(publication.at('picks/atom.xml').ids).toEqual([])
  })

  test('is not called empty where a post cannot be read', async () => {
    const config = { feeds: [{ name: 'picks', where: () => true }] }
    const publication = await publish({ ...posts, 'broken.md': post('date: soon') }, config)
    expect(problems(publication)).toEqual(['date-invalid posts/broken.md'])
  })
})

test('two feeds at one path are an error that names both', async () => {
  const feeds = ['site', { scope: 'category', path: 'all', minPosts: 2 }]
  const publication = await publish(posts, {
    feeds: [...feeds, { name: 'all', where: () => true, title: 'All of it' }],
  })
  expect(publication.paths).toEqual([])
  expect(publication.diagnostics.map(({ message }) => message)).toContain(
    'all/rss.xml would be both Example — Science and All of it',
  )
})

describe('a term', () => {
  test('is described in the config, whatever its case and spacing there', async () => {
    const facts = { title: 'Eating', description: 'What we eat.', image: '/food.png' }
    const publication = await categoriesOf(['Food & Drink'], {
      terms: { category: { 'food  &  drink': facts } },
    })
    expect(publication.at('category/food-drink/rss.xml')).toMatchObject({
      title: 'Example — Eating',
      description: 'What we eat.',
      picture: 'https://example.org/food.png',
    })
  })

  test('is one in any case and spacing, called as most posts call it', async () => {
    const terms = ['OPEN SOURCE', 'Open source', 'open  source', 'Open source']
    const publication = await categoriesOf(terms)
    expect(publication.diagnostics).toEqual([])
    expect(titles(publication)).toEqual(['Example — Open source'])
    expect(publication.at('category/open-source/rss.xml').ids).toHaveLength(4)
  })

  test.each([
    ['Food & Drink', 'food-drink'],
    ['日本', '日本'],
    ['العربية', 'العربية'],
    ['C++', 'c'],
    ['🍜', '🍜'],
    ['🇺🇦', '🇺🇦'],
    ['👍🏽', '👍🏽'],
    ['I ❤️ soup', 'i-❤-soup'],
    ['Acme®', 'acme'],
  ])('%s has the path %s', async (term, slug) => {
    const publication = await categoriesOf([term])
    expect(publication.diagnostics).toEqual([])
    const seen = publication.at(`category/${slug}/rss.xml`)
    expect(seen.title).toBe(`Example — ${term}`)
    expect(linksOf(seen, 'self')).toEqual([encodeURI(`${base}category/${slug}/rss.xml`)])
  })

  test.each(['!!!', '‼️', '—'])('without a letter or a digit (%s) is an error', async (term) => {
    const publication = await categoriesOf(['News', term])
    expect(problems(publication)).toEqual(['term-nameless posts/post-1.md'])
    expect(publication.paths).toEqual([])
  })

  test('that has no feed is not reported', async () => {
    const publication = await publish(postsOf('tags', ['C++', '!!!', 'C', 'C']), { feeds: ['tag'] })
    expect(publication.diagnostics).toEqual([])
    expect(folders(publication)).toEqual(['tag/c'])
  })
})

describe('two terms with one slug', () => {
  const slugOf = (publication: Publication, term: string) =>
    folders(publication).find(
      (folder) => publication.at(`${folder}/rss.xml`).title === `Example — ${term}`,
    )

  test('are kept apart: the older keeps it, and in the other’s the signs are words', async () => {
    const publication = await categoriesOf(['.NET', 'Net', 'C#', 'C++'])
    expect(slugOf(publication, 'C++')).toBe('category/c')
    expect(slugOf(publication, 'C#')).toBe('category/c-sharp')
    expect(slugOf(publication, 'Net')).toBe('category/net')
    expect(slugOf(publication, '.NET')).toBe('category/dot-net')
    expect(problems(publication)).toEqual([])
  })

  test('get a suffix and are reported where signs do not help', async () => {
    const publication = await categoriesOf(['C!', '(C)'])
    expect(slugOf(publication, '(C)')).toBe('category/c')
    expect(slugOf(publication, 'C!')).toMatch(/^category\/c-[0-9a-f]{6}$/)
    expect(problems(publication)).toEqual(['term-shared posts/post-0.md'])
    expect(publication.diagnostics[0]?.message).toMatch(/`C!`.*`\(C\)`.*c-[0-9a-f]{6}$/)
  })

  test('have the slugs that the config gives them', async () => {
    const terms = {
      category: { 'c#': { slug: 'c' }, 'C++': { slug: 'cpp' }, '!!!': { slug: 'wow' } },
    }
    const publication = await publish(postsOf('category', ['C#', 'C++', 'C', '!!!']), {
      feeds: ['category'],
      terms,
    })
    expect(slugOf(publication, 'C#')).toBe('category/c')
    expect(slugOf(publication, 'C++')).toBe('category/cpp')
    expect(slugOf(publication, '!!!')).toBe('category/wow')
    expect(slugOf(publication, 'C')).toMatch(/^category\/c-[0-9a-f]{6}$/)
  })

  test('without a letter may be a word', async () => {
    expect(folders(await categoriesOf(['++']))).toEqual(['category/plus-plus'])
  })

  test('are reported once, however many rules make feeds of their scope', async () => {
    const feeds = [
      { scope: 'category', formats: ['rss'] },
      { scope: 'category', formats: ['json'] },
    ]
    const publication = await publish(postsOf('category', ['C!', 'C?']), { feeds })
    expect(problems(publication)).toEqual(['term-shared posts/post-0.md'])
  })

  test('stay where they are when others come', async () => {
    const before = await categoriesOf(['C#', 'C++'])
    // newer than both, one of them before and one behind in every order of names
    const later = { 'c.md': 'C', 'd.md': '~C~' }
    const posts = Object.entries(later).map(([name, term]) => {
      return [name, post(`date: 2025-12-01\ncategory: ${JSON.stringify(term)}`)]
    })
    const after = await publish(
      { ...postsOf('category', ['C#', 'C++']), ...Object.fromEntries(posts) },
      { feeds: ['category'] },
    )
    for (const term of ['C#', 'C++']) expect(slugOf(after, term)).toBe(slugOf(before, term))
    expect(folders(after)).toHaveLength(4)
  })
})

describe('a feed of an author', () => {
  const site = {
    url: 'https://example.org',
    title: 'Example',
    icon: '/icon.png',
    authors: {
      mira: { name: 'Mira Solberg', url: 'https://mira.example/', avatar: '/mira.png' },
      yusuf: { name: 'Yusuf Demir' },
    },
  }

  test('takes name, page and avatar from the config', async () => {
    const publication = await publish(postsOf('author', ['mira']), { site })
    for (const format of formatNames) {
      expect(publication.at(`author/mira-solberg/${fileNames[format]}`)).toMatchObject({
        title: 'Example — Mira Solberg',
        home: 'https://mira.example/',
        picture: 'https://example.org/mira.png',
      })
    }
  })

  test('knows them in another spelling', async () => {
    const publication = await publish(postsOf('author', ['Mira solberg']), { site })
    expect(publication.at('author/mira-solberg/rss.xml').home).toBe('https://mira.example/')
  })

  test('leads to the page that the rule says, if it says one', async () => {
    const feeds = [{ scope: 'author', page: '/by/:slug/' }]
    const publication = await publish(postsOf('author', ['mira']), { site, feeds })
    const { home } = publication.at('author/mira-solberg/rss.xml')
    expect(home).toBe('https://example.org/by/mira-solberg/')
  })

  test('leads to the home page where the author has none', async () => {
    const publication = await publish(postsOf('author', ['yusuf']), { site })
    expect(publication.at('author/yusuf-demir/rss.xml').home).toBe(base)
  })
})

describe('language', () => {
  const feeds = ['site', 'language']

  test('a feed of a language declares it', async () => {
    const publication = await publish(posts, { feeds })
    for (const format of formatNames) {
      expect(publication.at(`language/tr/${fileNames[format]}`).language).toBe('tr')
      expect(publication.at(fileNames[format]).language).toBe('en')
    }
  })

  test('an entry in another language than the site’s declares it, and no other does', async () => {
    const { text } = await publish(posts, { feeds })
    for (const folder of ['', 'language/tr/']) {
      expect(text(`${folder}atom.xml`).match(/<entry[^>]*>/g)).toContain('<entry xml:lang="tr">')
      expect(text(`${folder}rss.xml`).match(/<dc:language>.*?</g)).toEqual(['<dc:language>tr<'])
    }
    expect(text('language/en/atom.xml')).not.toContain('<entry xml:lang')
    expect(text('language/en/rss.xml')).not.toContain('dc:language')
    const { items } = JSON.parse(text('feed.json')) as { items: { language?: string }[] }
    expect(items.map(({ language }) => language)).toEqual([undefined, undefined, 'tr'])
  })

  test('where the site has none, only posts that name one are in such a feed', async () => {
    const publication = await publish(posts, {
      site: { url: 'https://example.org', title: 'Example' },
      feeds,
    })
    expect(folders(publication)).toEqual(['', 'language/tr'])
  })

  test('one language is one feed, in whatever case posts write it', async () => {
    const publication = await publish(postsOf('language', ['pt-br', 'pt-BR']), { feeds })
    expect(publication.at('language/pt-br/atom.xml')).toMatchObject({
      title: 'Example — pt-BR',
      language: 'pt-BR',
      ids: { length: 2 },
    })
  })
})
