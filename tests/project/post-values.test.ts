import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import {
  BuildError,
  type BuildResult,
  build,
  createContext,
  createFeed,
  type FeedInput,
  type PostInput,
  type UserConfig,
} from '../../src/index.ts'
import { timestamp } from '../../src/model/index.ts'
import { sourcesOf } from '../../src/post-values.ts'
import { openBuilder } from '../../src/project/builder.ts'
import { aConfig } from '../support/builders.ts'
import { filesIn, folderOf } from '../support/folder.ts'

const site = { url: 'https://example.org', title: 'Example' }
const hello: PostInput = {
  url: '/news/hello/',
  date: '2025-05-17',
  title: 'Hello',
  markdown: 'A *b*.',
}

async function itemsOf(...posts: readonly object[]) {
  const feed = await createFeed({ site, posts: posts as readonly PostInput[] })
  return JSON.parse(feed.json()).items
}

async function problemsOf(...posts: readonly object[]): Promise<readonly string[]> {
  const error: unknown = await itemsOf(...posts).catch((fault: unknown) => fault)
  if (!(error instanceof BuildError)) throw error
  return error.diagnostics.map(({ code, file }) => `${code} ${file}`)
}

describe('a post that is a value', () => {
  test('becomes the entry that a file with the same fields becomes', async () => {
    const root = folderOf({
      'posts/news/hello.md': '---\ntitle: Hello\ndate: 2025-05-17\n---\nA *b*.\n',
    })
    const options = { root, config: { site }, write: false, cache: false } as const
    const ofFile = await build(options)
    const ofValue = await build({ ...options, posts: [hello] })
    const textOf = ({ files }: typeof ofFile) => files.map(({ path, text }) => [path, text])
    expect(textOf(ofValue)).toEqual(textOf(ofFile))
    expect(filesIn(root)).toEqual(['posts/news/hello.md'])
  })

  test('may have values of the program that are nested without end', async () => {
    const row: Record<string, unknown> = { note: 'a' }
    row['row'] = [row]
    expect(await itemsOf({ ...hello, row })).toHaveLength(1)
    expect(await problemsOf({ ...hello, tags: row })).toEqual(['field-invalid posts[0].tags'])
  })

  test('may be HTML, which is not read as Markdown', async () => {
    const html = '<p>Two\n\n    lines, *no* emphasis, <script>x()</script><a href="../b">b</a></p>'
    const [item] = await itemsOf({ ...hello, markdown: undefined, html })
    expect(item.content_html).toContain('*no* emphasis')
    expect(item.content_html).toContain('https://example.org/news/b')
    expect(item.content_html).not.toContain('script')
  })

  test('may be a row as databases have them, with empty columns', async () => {
    interface Row {
      url: string
      date: number
      title: string
      markdown: string | null
      html: string | null
      summary: string | null
      tags: string | null
      slug: string | null
      updated: Date | null
      image: { url: string; alt: string | null; width: number | null } | null
      authors: { name: string; url: string | null }[] | null
      draft: boolean | null
      views: number
    }
    const row: Row = {
      url: '/a/',
      date: Date.UTC(2025, 4, 17, 9, 30),
      title: 'A',
      markdown: 'A.',
      html: null,
      summary: null,
      tags: 'a, b',
      slug: 'another',
      updated: null,
      image: { url: '/a.png', alt: null, width: null },
      authors: [{ name: 'Mira', url: null }],
      draft: null,
      views: 7,
    }
    const { json } = await createFeed({ site, posts: [row] })
    expect(JSON.parse(json()).items).toMatchObject([
      {
        id: 'tag:example.org,2025-05-17:another',
        url: 'https://example.org/a/',
        title: 'A',
        image: 'https://example.org/a.png',
        date_published: '2025-05-17T09:30:00Z',
        authors: [{ name: 'Mira' }],
        tags: ['a', 'b'],
      },
    ])
  })

  test.each([
    ['milliseconds', 1_747_474_200_000],
    ['a large integer', 1_747_474_200_000n],
    ['a text of one', '1747474200000'],
    ['a text', '2025-05-17T09:30:00Z'],
    ['a Date', new Date('2025-05-17T09:30:00Z')],
  ])('may have its date as %s', async (_, date) => {
    const [item] = await itemsOf({ ...hello, date } satisfies PostInput)
    expect(item.date_published).toBe('2025-05-17T09:30:00Z')
  })

  test('may be taken back', async () => {
    const withdrawn = { reason: 'A mistake.', date: null }
    const posts: readonly PostInput[] = [hello, { ...hello, url: '/b/', withdrawn }]
    const { summary } = await build({ config: { site }, posts, write: false })
    expect([summary.posts, summary.withdrawn]).toEqual([1, 1])
  })

  test('has its day from a Date, and its id from the day and the end of its URL', async () => {
    const [item] = await itemsOf({ ...hello, date: new Date('2025-05-18T10:00:00Z') })
    expect(item.date_published).toBe('2025-05-18T10:00:00Z')
    expect(item.id).toBe('tag:example.org,2025-05-18:hello')
  })

  test.each([
    ['https://example.org/2025/a.html', 'a'],
    ['/a/index.html', 'a'],
    ['/%E6%97%A5/', '%E6%97%A5'],
    ['/', 'index'],
    ['/?p=17', 'p-17'],
    ['/post?id=3', 'post-id-3'],
  ])('at %s is called %s', async (url, slug) => {
    const [item] = await itemsOf({ ...hello, url })
    expect(item.id).toBe(`tag:example.org,2025-05-17:${slug}`)
  })

  test('needs no text where it has a title, and no title where it has a text', async () => {
    expect(await itemsOf({ ...hello, markdown: undefined })).toHaveLength(1)
    expect(await itemsOf({ ...hello, title: undefined })).toHaveLength(1)
  })

  test('may come from a stream, in any order', async () => {
    async function* rows() {
      yield hello
      yield { ...hello, url: '/second/', date: '2025-05-18' }
    }
    const feed = await createFeed({ site, posts: rows() })
    const ids = JSON.parse(feed.json()).items.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['tag:example.org,2025-05-18:second', 'tag:example.org,2025-05-17:hello'])
    expect(feed.rss()).toContain('<title>Hello</title>')
    expect(feed.atom()).toContain('<title>Hello</title>')
  })
})

describe('a stream', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...hello, url: `/${index}/` }))

  test('may be slow', async () => {
    async function* rows() {
      for (const row of many(5)) {
        await new Promise((resolve) => setTimeout(resolve))
        yield row
      }
    }
    const { summary } = await build({ config: { site }, posts: rows(), write: false })
    expect(summary.posts).toBe(5)
  })

  test('that breaks names the post, and so does a promise in a list', async () => {
    async function* rows() {
      yield* many(3)
      throw new Error('cut')
    }
    const message = 'posts[3] could not be read: cut'
    await expect(createFeed({ site, posts: rows() })).rejects.toThrow(message)
    await expect(build({ config: { site }, posts: rows(), write: false })).rejects.toThrow(message)
    const list = [...many(3), Promise.reject(new Error('cut'))] as readonly PostInput[]
    await expect(createFeed({ site, posts: list })).rejects.toThrow(message)
  })

  test('whose field cannot be read is named', async () => {
    const row = {
      ...many(1)[0],
      get title(): string {
        throw new Error('cut')
      },
    }
    const message = 'posts[1] could not be read: cut'
    const posts = [...many(1), row] as readonly PostInput[]
    await expect(createFeed({ site, posts })).rejects.toThrow(message)
  })

  test('that stops is given up by the signal, and closed', async () => {
    const control = new AbortController()
    let isClosed = false
    const posts: AsyncIterable<PostInput> = {
      [Symbol.asyncIterator]: () => ({
        next() {
          queueMicrotask(() => control.abort(new Error('too late')))
          return new Promise(() => {})
        },
        async return() {
          isClosed = true
          return { done: true, value: undefined }
        },
      }),
    }
    const { signal } = control
    const built = build({ config: { site }, posts, write: false, signal })
    await expect(built).rejects.toThrow('too late')
    expect(isClosed).toBe(true)
  })
})

describe('a post without a text is told', () => {
  const bare = { url: '/a/', date: '2025-05-17', title: 'A' }
  const warningsOf = async (row: object, more: Partial<UserConfig> = {}) => {
    const posts = [row as PostInput]
    const { warnings } = await build({ config: { site, ...more }, posts, write: false })
    return warnings.map(({ code, file }) => `${code} ${file}`)
  }

  test.each([
    ['', {}],
    ['that is in a column with another name', { content: 'Text.' }],
    ['that feeds can show', { html: '<script>x()</script>' }],
  ])('%s', async (_, fields) => {
    expect(await warningsOf({ ...bare, ...fields })).toEqual(['text-missing posts[0]'])
  })

  test.each([
    ['a summary', { summary: 'S.' }],
    ['a link', { link: 'https://example.com/' }],
    ['a picture', { image: '/a.png' }],
    ['a text', { markdown: 'A.' }],
  ])('but not with %s', async (_, fields) => {
    expect(await warningsOf({ ...bare, ...fields })).toEqual([])
  })

  test('unless the config says that posts have none', async () => {
    expect(await warningsOf(bare, { rules: { 'text-missing': 'off' } })).toEqual([])
  })

  test('while a file need not have one', async () => {
    const root = folderOf({ 'posts/a.md': '---\ntitle: A\ndate: 2025-05-17\n---\n' })
    const { warnings } = await build({ root, config: { site }, write: false, cache: false })
    expect(warnings).toEqual([])
  })
})

describe('what is doubtful about it is told', () => {
  const warningsOf = async (row: object, more: Partial<UserConfig> = {}) => {
    const config = { site, feeds: ['site', 'author'] as const, ...more }
    const { warnings, feeds } = await build({ config, posts: [row as PostInput], write: false })
    return [
      ...warnings.map(({ code, file }) => `${code} ${file}`),
      ...feeds.map(({ path }) => path).filter((path) => path.endsWith('/rss.xml')),
    ]
  }
  test.each([7, 7n, '7'])('an author that is a number: %s', async (author) => {
    const told = ['author-number posts[0].author']
    expect(await warningsOf({ ...hello, author })).toEqual(told)
  })

  test('but not one that the config knows', async () => {
    const authors = { 7: { name: 'Mira' } }
    const config = { site: { ...site, authors } }
    expect(await warningsOf({ ...hello, author: 7 }, config)).toEqual(['author/mira/rss.xml'])
  })

  test('a path that repeats that of the site', async () => {
    const below = { site: { ...site, url: 'https://example.org/blog' } }
    const { warnings } = await build({
      config: below,
      posts: [{ ...hello, url: '/blog/z/' }],
      write: false,
    })
    expect(
      warnings.map(({ message, help }) => [message, help.split('.').slice(0, 2).join('.')]),
    ).toEqual([
      [
        '`url` is "/blog/z/", a path below the address of the site, so it leads to https://example.org/blog/blog/z/',
        'Leave the path of `site.url` out of it: /z/',
      ],
    ])
    for (const url of ['/z/', '/blogs/z/', 'https://example.org/blog/z/']) {
      expect(await warningsOf({ ...hello, url }, below)).toEqual([])
    }
    const rules = { 'url-doubled': 'off' } as const
    expect(await warningsOf({ ...hello, url: '/blog/z/' }, { ...below, rules })).toEqual([])
  })

  test('a page on another host, unless the ids have that host', async () => {
    const url = 'https://www.example.org/a/'
    const row = { ...hello, url }
    expect(await warningsOf(row)).toEqual(['url-elsewhere posts[0].url'])
    expect(await warningsOf(row, { rules: { 'url-elsewhere': 'off' } })).toEqual([])
    const config = { site: { ...site, url: 'https://www.example.org' } }
    const posts = [row]
    const preview = { config, posts, site: 'http://localhost:4000', write: false }
    expect((await build(preview)).warnings).toEqual([])
  })

  test('while files may say all of this', async () => {
    const root = folderOf({
      'posts/a.md':
        '---\ntitle: A\ndate: 2025-05-17\nauthor: "7"\nurl: /blog/a/\ntags: \'["a"]\'\n---\nA.\n',
    })
    const below = { ...site, url: 'https://example.org/blog' }
    const { warnings } = await build({ root, config: { site: below }, write: false, cache: false })
    expect(warnings).toEqual([])
  })
})

describe('what is wrong with it is named', () => {
  test.each([
    ['a date that is none', { date: 'soon' }, 'date-invalid posts[1].date'],
    ['an invalid Date', { date: new Date('soon') }, 'date-invalid posts[1].date'],
    ['no date', { date: undefined }, 'date-missing posts[1].date'],
    ['a title that is a list', { title: ['a'] }, 'field-invalid posts[1].title'],
    ['a URL elsewhere', { url: 'ftp://example.org/' }, 'url-invalid posts[1].url'],
    ['the URL of another', { url: '/first/' }, 'url-duplicate posts[1].url'],
    ['control characters', { title: 'a\u0000', date: '' }, 'control-characters posts[1].title'],
  ])('%s', async (_, fields, problem) => {
    const first = { ...hello, url: '/first/', date: '2025-05-16' }
    expect(await problemsOf(first, { ...hello, ...fields })).toContain(problem)
  })

  test('a row that is there twice has one problem, and its id is named where it has another URL', async () => {
    const again = ['url-duplicate posts[1].url']
    expect(await problemsOf(hello, hello)).toEqual(again)
    expect(await problemsOf(hello, { ...hello, title: 'B' })).toEqual(again)
    expect(await problemsOf(hello, { ...hello, url: '/other/hello/' })).toEqual([
      'id-duplicate posts[1]',
    ])
    const id = 'tag:example.org,2025:a'
    expect(await problemsOf({ ...hello, id }, { ...hello, url: '/other/', id })).toEqual([
      'id-duplicate posts[1].id',
    ])
  })

  test.each(['["a","b"]', '[]', ' {"name":"Mira"} '])('a text of JSON: %s', async (text) => {
    for (const field of ['tags', 'categories', 'author', 'image']) {
      expect(await problemsOf({ ...hello, [field]: text })).toEqual([
        `field-invalid posts[0].${field}`,
      ])
    }
    expect(await itemsOf({ ...hello, title: text })).toHaveLength(1)
  })

  const noUrl = 'url-missing posts[0].url'
  test.each<[string, object, readonly string[]]>([
    ['no url', { url: undefined }, [noUrl]],
    ['an empty url', { url: ' ' }, [noUrl]],
    ['a url that is a number', { url: 42 }, ['field-invalid posts[0].url']],
    ['a text that is none', { markdown: { a: 1 } }, ['field-invalid posts[0].markdown']],
    ['a text of bytes', { markdown: Buffer.from('a') }, ['field-invalid posts[0].markdown']],
    ['two texts', { html: '<p>A' }, ['field-invalid posts[0].html']],
    [
      'all that is wrong',
      { url: null, date: 'soon', html: 5 },
      ['date-invalid posts[0].date', 'field-invalid posts[0].html', noUrl],
    ],
  ])('%s', async (_, fields, problems) => {
    expect(await problemsOf({ ...hello, ...fields }, { ...hello, date: '' })).toEqual([
      ...problems,
      'date-missing posts[1].date',
    ])
  })

  test.each([[null], [undefined], [7], ['/a/']])('what is no object: %s', async (row) => {
    expect(await problemsOf(hello, row as never)).toEqual(['field-invalid posts[1]'])
  })

  test('an object of a class that has fields as getters', async () => {
    class Row {
      readonly #row = hello
      get url() {
        return this.#row.url
      }
      get date() {
        return this.#row.date
      }
    }
    class Entity extends Row {
      draft = true
    }
    const error = await itemsOf(hello, new Entity()).catch((fault: unknown) => fault)
    expect((error as BuildError).diagnostics.map(({ file, message }) => [file, message])).toEqual([
      [
        'posts[1]',
        '`posts[1]` is an object of a class in which `url` is a getter, but must be a plain object, as toJSON() of many classes gives',
      ],
    ])
  })

  test('but not an object of a class that has fields of its own, as drivers give', async () => {
    class Row {
      constructor(fields: object) {
        Object.assign(this, fields)
      }
      toJSON() {
        return {}
      }
    }
    const bare = Object.assign(Object.create(null), hello)
    expect(await itemsOf(new Row(hello))).toHaveLength(1)
    expect(await itemsOf(bare)).toHaveLength(1)
    expect(await itemsOf(runInNewContext('({ ...row })', { row: hello }))).toHaveLength(1)
  })

  test('in words that say what to do', async () => {
    const rows = [null, { ...hello, url: 42, markdown: Buffer.from('a') }, { ...hello, html: 'A' }]
    const error = await itemsOf(...(rows as object[])).catch((fault: unknown) => fault)
    expect((error as BuildError).diagnostics.map(({ message }) => message)).toEqual([
      '`posts[0]` is empty, but must be an object with the fields of a post',
      '`markdown` is bytes, but must be a text',
      '`url` is the number 42, but must be a text',
      '`html` is a text beside `markdown`, but must be left out, as a post has one text',
    ])
  })

  test('and can be left out by a rule', async () => {
    const rules = { 'url-missing': 'leave-out', 'field-invalid': 'leave-out' } as const
    const posts = [hello, { ...hello, url: null }, null] as unknown as PostInput[]
    const { summary, warnings } = await build({ config: { site, rules }, posts, write: false })
    expect([summary.posts, summary.leftOut]).toEqual([1, 2])
    expect(warnings.map(({ code }) => code)).toEqual(['url-missing', 'field-invalid'])
  })

  test('by the name that the column has', async () => {
    const rules = { 'date-invalid': 'leave-out' } as const
    const posts = [
      hello,
      { ...hello, date: null, 'publish-date': 'soon' },
    ] as unknown as PostInput[]
    const { summary } = await build({ config: { site, rules }, posts, write: false })
    expect([summary.posts, summary.leftOut]).toEqual([1, 1])
  })

  test('unless it goes to nobody', async () => {
    const posts = [hello, { draft: true, url: null }] as unknown as PostInput[]
    const { summary, warnings } = await build({ config: { site }, posts, write: false })
    expect([summary.posts, summary.drafts]).toEqual([1, 1])
    expect(warnings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'url-missing warning',
    ])
  })

  test('a column that is null or empty is none', async () => {
    for (const html of [null, '']) {
      const [item] = await itemsOf({ ...hello, html, summary: null, tags: null })
      expect(item.content_html).toBe('<p>A <em>b</em>.</p>')
    }
  })

  test('a site that is wrong', async () => {
    const feed = createFeed({ site: { ...site, url: 'example' }, posts: [] })
    await expect(feed).rejects.toThrow('site.url')
  })
})

describe('createFeed', () => {
  const input = { site, posts: [hello] }

  test.each<[string, unknown, string]>([
    [
      'an unknown option',
      { ...input, sginal: 1 },
      'there is no option sginal; the options are site, posts, limit, content, identity, rules, now, signal',
    ],
    ['no options', undefined, 'the options must be an object'],
    ['no posts', { site }, 'the option posts must be a list or a stream of posts'],
    ['a promise of posts', { site, posts: Promise.resolve([]) }, 'the option posts must be a list'],
    ['a date that is none', { ...input, now: 'soon' }, 'the option now must be a valid date'],
    ['no signal', { ...input, signal: {} }, 'the option signal must be an AbortSignal'],
  ])('refuses %s', async (_, given, message) => {
    const feed = createFeed(given as FeedInput)
    await expect(feed).rejects.toThrow(message)
    await expect(feed).rejects.toBeInstanceOf(TypeError)
  })

  test('can be stopped, while it waits for posts and while it renders them', async () => {
    const gone = AbortSignal.abort(new Error('gone'))
    await expect(createFeed({ ...input, signal: gone })).rejects.toThrow('gone')
    const control = new AbortController()
    const posts = Array.from({ length: 200 }, (_, index) => ({ ...hello, url: `/p${index}/` }))
    async function* rows() {
      yield* posts
      setImmediate(() => control.abort(new Error('enough')))
    }
    const feed = createFeed({ site, limit: 200, posts: rows(), signal: control.signal })
    await expect(feed).rejects.toThrow('enough')
  })

  test('leaves posts out by rules', async () => {
    const posts = [hello, { ...hello, url: '/b/', date: 'soon' }]
    const feed = await createFeed({ site, posts, rules: { 'date-invalid': 'leave-out' } })
    expect(JSON.parse(feed.json()).items).toHaveLength(1)
  })

  test('tells what may be wrong', async () => {
    expect((await createFeed(input)).warnings).toEqual([])
    const row = { ...hello, sumary: 'S.', id: 17, image: 'a.png' }
    const { warnings } = await createFeed({ site, posts: [row as unknown as PostInput] })
    expect(warnings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'id-number posts[0].id',
      'image-unfound posts[0].image',
      'field-near-miss posts[0].sumary',
    ])
  })
})

describe('a publication of values is built again', () => {
  const options = { config: { site }, cache: false, write: false } as const

  test('and sees that all posts have gone', async () => {
    const posts = [hello]
    const context = await createContext({ ...options, posts })
    expect((await context.rebuild()).summary.posts).toBe(1)
    posts.length = 0
    expect((await context.rebuild()).summary.posts).toBe(0)
    await context.dispose()
  })

  test('and gives what a new build gives', async () => {
    const posts = [hello, { ...hello, url: '/b/', title: 'B', markdown: '[[Hello]]' }]
    const context = await createContext({ ...options, posts })
    await context.rebuild()
    posts[0] = { ...hello, url: '/moved/' }
    const textsOf = ({ files }: BuildResult) => files.map(({ path, text }) => [path, text])
    const again = textsOf(await context.rebuild())
    expect(again).toEqual(textsOf(await build({ ...options, posts })))
    expect(again.flat().join()).toContain('href="https://example.org/moved/"')
    await context.dispose()
  })

  test('and renders again only what has changed', async () => {
    const config = aConfig()
    const builder = openBuilder('.', config, { ...options, posts: [] }, true)
    /** How often the text of each post is read in a build. */
    const readsOf = async (posts: readonly PostInput[]) => {
      const reads = posts.map(() => 0)
      const sources = (await sourcesOf(posts)).map((source, index) => ({
        ...source,
        read() {
          reads[index] = (reads[index] ?? 0) + 1
          return source.read()
        },
      }))
      const now = timestamp(Date.UTC(2026, 0))
      const rest = { now, found: [], pages: new Map(), generator: undefined }
      const { value } = await builder.build({ ...rest, sources })
      expect(value.report.posts).toBe(posts.length)
      return reads
    }
    const second = { ...hello, url: '/b/' }
    const [whole = 0] = await readsOf([hello, second])
    const [changed, same] = await readsOf([{ ...hello, title: 'B' }, second])
    expect(changed).toBe(whole)
    expect(same).toBeLessThan(whole)
    builder.close()
  })

  test('but a stream only once', async () => {
    async function* rows() {
      yield hello
    }
    const context = await createContext({ ...options, posts: rows() })
    expect((await context.rebuild()).summary.posts).toBe(1)
    await expect(context.rebuild()).rejects.toThrow('posts is a stream that was read before')
    await context.dispose()
  })

  test('and can be stopped while it is rendered', async () => {
    const abort = new AbortController()
    const posts = Array.from({ length: 200 }, (_, index) => ({ ...hello, url: `/p${index}/` }))
    const signal = abort.signal
    const onProgress = () => setImmediate(() => abort.abort(new Error('enough')))
    const config = { site, limit: 200 }
    const building = build({ ...options, config, posts, signal, onProgress })
    await expect(building).rejects.toThrow('enough')
  })
})
