import { describe, expect, test } from 'vitest'
import type { KeyPath } from '../../src/config/index.ts'
import { defineConfig, resolveConfig } from '../../src/config/index.ts'
import { listOf } from '../../src/config/lists.ts'
import { permalinkPlaceholders } from '../../src/config/validators.ts'
import { loadConfig } from '../../src/config-file/index.ts'
import { sortDiagnostics } from '../../src/diagnostics/index.ts'
import { aConfig, messages, places } from '../support/builders.ts'
import { folderOf } from '../support/folder.ts'
import { orThrow } from '../support/or-throw.ts'

const site = { url: 'https://example.org', title: 'Example' }
const placeOf = (key: KeyPath) => ({ file: `config:${key.join('.')}` })
const problems = (written: unknown) => resolveConfig(written, placeOf).diagnostics

describe('a config needs the URL and the title of the site', () => {
  test('and has a default for everything else', () => {
    expect(resolveConfig({ site }, placeOf)).toEqual({
      ok: true,
      diagnostics: [],
      value: {
        site: {
          url: 'https://example.org/',
          title: 'Example',
          description: undefined,
          language: undefined,
          timezone: 'UTC',
          authors: new Map(),
          copyright: undefined,
          image: undefined,
          icon: undefined,
          favicon: undefined,
        },
        collections: [
          {
            name: 'posts',
            dir: 'posts',
            include: [],
            exclude: [],
            permalink: undefined,
            language: undefined,
            defaults: {},
          },
        ],
        exclude: [],
        languages: [],
        out: 'dist',
        permalink: { pattern: '/:path/', day: 'zone', slugs: undefined },
        undated: 'warn',
        leaveOut: [],
        turnedOff: [],
        fields: {},
        imageBase: undefined,
        identity: { kind: 'tag', authority: 'example.org' },
        files: { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' },
        feeds: ['site', 'category', 'author'].map((scope) => ({
          scope,
          name: scope,
          where: undefined,
          title: scope === 'site' ? ':site' : ':site — :term',
          path: scope === 'site' ? '' : ':scope/:slug',
          page: undefined,
          limit: 30,
          formats: ['rss', 'atom', 'json'],
          content: 'full',
          minPosts: 1,
          archive: undefined,
        })),
        terms: {
          category: new Map(),
          collection: new Map(),
          language: new Map(),
          author: new Map(),
          tag: new Map(),
        },
        related: undefined,
        hubs: [],
        headers: false,
        feedTypes: false,
        subscribePages: undefined,
        lists: true,
        replace: false,
        tombstoneDays: 0,
        sizes: { warning: 1_000_000, error: 2_000_000, archive: 1_000_000 },
        limits: { post: { warning: 1_000_000, error: 5_000_000, seconds: 10 } },
      },
    })
  })

  test('its addresses end as it says, unless it makes them itself', () => {
    const patternOf = (more: object) => {
      const { value } = resolveConfig({ site, ...more }, placeOf)
      return value?.permalink
    }
    expect(patternOf({ ending: '.html' })).toMatchObject({ pattern: '/:path.html' })
    expect(patternOf({ ending: '' })).toMatchObject({ pattern: '/:path' })
    expect(patternOf({ ending: '', permalink: '/:slug/' })).toMatchObject({ pattern: '/:slug/' })
  })

  test.each<[what: string, written: unknown, ...messages: string[]]>([
    ['nothing', undefined, '`config` is missing, but must be a map'],
    ['null', null, '`config` is empty, but must be a map'],
    ['a list', [], '`config` is a list, but must be a map'],
    ['no site', {}, '`site` is missing, but must be a map with at least url and title'],
    [
      'an empty site',
      { site: {} },
      '`site.url` is missing, but must be an absolute URL such as https://example.org',
      '`site.title` is missing, but must be a text, not empty',
    ],
  ])('so %s is not enough', (_, written, ...expected) => {
    expect(messages(problems(written))).toEqual(expected)
    expect(resolveConfig(written, placeOf).value).toBeUndefined()
  })
})

describe('a wrong value is named with what was found and what is allowed', () => {
  const parts = Object.keys(permalinkPlaceholders).map((name) => `:${name}`)
  const pattern = `a pattern such as /:path/, of ${listOf(parts, 'and')}, or a function, or { pattern, day, slugs }`
  const identity = '"permalink", or { authority } with a host name in lower case'
  test.each<[key: string, value: unknown, found: string, allowed: string]>([
    ['site.url', '/blog', '"/blog"', 'an absolute URL such as https://example.org'],
    ['site.url', 'https:///x', '"https:///x"', 'an absolute URL such as https://example.org'],
    ['site.url', 'ftp://a.b', '"ftp://a.b"', 'an absolute URL such as https://example.org'],
    [
      'site.url',
      'https://a.b/c?d#e',
      '"https://a.b/c?d#e"',
      'a URL without query and fragment, as in https://a.b/c',
    ],
    [
      'site.url',
      'https://u:pw@a.b',
      '"https://…@a.b"',
      'a URL without credentials, as in https://a.b/',
    ],
    ['site.title', ' \u0000', '" \\u0000"', 'a text, not empty'],
    ['site.title', new Date(Number.NaN), 'a date', 'a text, not empty'],
    ['site.language', 'en_GB', '"en_GB"', 'a BCP 47 tag such as en-GB'],
    ['site.language', 'english', '"english"', 'a BCP 47 tag such as en-GB'],
    ['site.timezone', 'Mars/Base', '"Mars/Base"', 'an IANA time zone such as Europe/Istanbul'],
    ['site.timezone', '+03:00', '"+03:00"', 'an IANA time zone such as Europe/Istanbul'],
    ['site.authors', [], 'a list', 'a map of keys to authors'],
    ['site.authors', { a: 'A' }, '"A"', 'an author: { name, url, email, avatar }'],
    ['site.image', 'data:,', '"data:,"', 'the URL of a picture, or its path on the site'],
    ['posts', '', 'empty', 'the path of a folder, not empty'],
    ['permalink', 'x/:slug', '"x/:slug"', pattern],
    ['permalink', '/fixed/', '"/fixed/"', pattern],
    ['permalink', '/:titel/', '"/:titel/"', pattern],
    ['permalink', 5, 'the number 5', pattern],
    ['permalink.pattern', '/x/', '"/x/"', pattern],
    ['fields.date', 5, 'the number 5', 'a name, or a list of names'],
    ['fields', 'x', '"x"', 'a map of fields to names, as in { date: "posted" }, or a function'],
    ['images.base', 'data:,', '"data:,"', 'the URL of a picture, or its path on the site'],
    ['limit', 0, 'the number 0', 'a whole number from 1'],
    ['limit', 1.5, 'the number 1.5', 'a whole number from 1'],
    ['limit', '30', '"30"', 'a whole number from 1'],
    ['content', 'all', '"all"', '"full", "summary" or { from: "pages", dir, … }'],
    ['identity', 'urls', '"urls"', identity],
    ['identity.authority', 'Example.org', '"Example.org"', identity],
    ['identity.authority', 'https://a.b', '"https://a.b"', identity],
    ['files.rss', '../rss.xml', '"../rss.xml"', 'a file name such as rss.xml'],
    ['files.json', '.json', '".json"', 'a file name such as feed.json'],
    [
      'files.json',
      'Feeds.json',
      '"Feeds.json"',
      'a name other than feeds.opml, feeds.json, discovery.html and _headers, which are the files about all feeds',
    ],
    ['files', { atom: 'RSS.xml' }, 'a map', 'a map in which each format has a name of its own'],
  ])('%s: %j', (path, value, found, allowed) => {
    const [key = '', inner] = path.split('.')
    const written =
      inner === undefined
        ? { site, [key]: value }
        : { site, [key]: { ...(key === 'site' && site), [inner]: value } }
    const [problem, ...others] = problems(written)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'config-invalid', severity: 'error' })
    expect(problem?.message).toMatch(/^`[\w.]+` is /)
    expect(problem?.message.replace(/^\S+/, '')).toBe(` is ${found}, but must be ${allowed}`)
    expect(problem?.file).toContain(`config:${path}`)
  })
})

describe('an unknown key is named, with the nearest one that exists', () => {
  test.each([
    [{ site, limti: 3 }, 'limti', 'limit'],
    [{ site, titel: 'x' }, 'titel', 'site.title'],
    [{ site, plugins: [] }, 'plugins', undefined],
    [{ site: { ...site, tittle: 'x' } }, 'site.tittle', 'title'],
    [
      { site: { ...site, authors: { a: { name: 'A', mail: 'x' } } } },
      'site.authors.a.mail',
      'email',
    ],
    [{ site, identity: { authorty: 'a.b' } }, 'identity.authorty', 'authority'],
    [{ site, files: { rsss: 'x.xml' } }, 'files.rsss', 'rss'],
    [
      JSON.parse('{ "site": { "url": "https://a.b", "title": "x" }, "__proto__": {} }'),
      '__proto__',
      undefined,
    ],
  ])('%j', (written, key, suggestion) => {
    const hint = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`
    const found = problems(written)
    expect(messages(found)).toEqual([`\`${key}\` is not a key of the config${hint}`])
    expect(found).toMatchObject([{ code: 'config-unknown', file: `config:${key}` }])
  })
})

describe('what is wrong within a feed is said of its key', () => {
  const names = 'a path such as category/:slug, of :scope, :term and :slug'
  const module = 'a function of a post, in a config that is a module and not JSON'
  test.each<[rule: object, key: string, allowed: string]>([
    [{ scope: 'site', limit: '30' }, 'limit', 'a whole number from 1'],
    [{ scope: 'sites' }, 'scope', 'a scope: site, category, collection, language, author or tag'],
    [{ name: 'picks' }, 'where', module],
    [{ name: 'picks', where: 'x' }, 'where', module],
    [{ scope: 'tag', path: 'tags/:name' }, 'path', names],
    [
      { scope: 'tag', title: ':site, :trem' },
      'title',
      'a text, in which :site, :term, :scope and :slug are filled in',
    ],
    [
      { scope: 'tag', page: '/tags/:tag/' },
      'page',
      'a path such as /:scope/:slug/, or a URL, of :scope, :term and :slug',
    ],
  ])('%j', (rule, key, allowed) => {
    const found = problems({ site, feeds: [rule] })
    expect(found).toMatchObject([{ file: `config:feeds.0.${key}` }])
    expect(messages(found)[0]).toMatch(/^`feeds\.0\.\w+` is /)
    expect(messages(found)[0]?.split(', but must be ')[1]).toBe(allowed)
  })

  test('all of it at once', () => {
    const found = problems({ site, feeds: [{ scope: 'tag', lmit: 1, path: '/', limit: 'x' }] })
    expect(found.map(({ file }) => file).toSorted()).toEqual([
      'config:feeds.0.limit',
      'config:feeds.0.lmit',
      'config:feeds.0.path',
    ])
  })

  test.each([
    { scope: 'site', title: 'The 12:30 news: :site' },
    { scope: 'site', title: 'Planet:Linux', page: '/wiki/Main:Page' },
    { scope: 'tag', path: ':scope/:term', page: 'https://example.org:8080/:scope/:slug/' },
  ])('but not of what is no placeholder: %j', (rule) => {
    expect(problems({ site, feeds: [rule] })).toEqual([])
  })
})

test('a format that a feed names twice is one problem', () => {
  const found = problems({ site, feeds: [{ scope: 'site', formats: ['rss', 'rss'] }] })
  expect(messages(found)).toEqual([
    '`feeds.0.formats` is a list, but must be a list that names each format once',
  ])
})

test.each(['title', 'url', 'description', 'language', 'timezone', 'authors', 'copyright'])(
  'a key of the site at the root is said to belong below it: %s',
  (key) => {
    expect(messages(problems({ site, [key]: 'x' }))).toEqual([
      `\`${key}\` is not a key of the config; it belongs below \`site\``,
    ])
  },
)

describe('a feed that would write the files of another is one problem', () => {
  const where = () => true
  test.each([
    ['the site twice', ['site', 'site']],
    ['a scope, as a word and as a map', ['tag', { scope: 'tag', minPosts: 3 }]],
    [
      'formats that overlap',
      [
        { scope: 'site', formats: ['rss', 'atom'] },
        { scope: 'site', formats: ['atom'] },
      ],
    ],
    [
      'one name',
      [
        { name: 'picks', where },
        { name: 'picks', where },
      ],
    ],
  ])('%s', (_, feeds) => {
    const found = problems({ site, feeds })
    expect(found).toMatchObject([{ code: 'config-invalid', file: 'config:feeds.1' }])
    expect(messages(found)[0]).toContain('must be another feed than `feeds.0`')
  })

  test.each([
    ['other folders', ['tag', { scope: 'tag', path: 'full/:slug' }]],
    [
      'other formats',
      [
        { scope: 'site', formats: ['rss'] },
        { scope: 'site', formats: ['json'] },
      ],
    ],
    [
      'other names',
      [
        { name: 'picks', where },
        { name: 'longreads', where },
      ],
    ],
  ])('but not with %s', (_, feeds) => {
    expect(problems({ site, feeds })).toEqual([])
  })
})

test('all problems come out at once', () => {
  const written = {
    site: { url: 'x', titel: 'y', authors: { a: { nam: 1 } } },
    permalink: 'x',
    identity: { authority: 'A' },
    limti: 3,
    files: { rss: '/' },
  }
  expect(
    problems(written)
      .map(({ file }) => file.replace('config:', ''))
      .toSorted(),
  ).toEqual([
    'files.rss',
    'identity.authority',
    'limti',
    'permalink',
    'site.authors.a.nam',
    'site.authors.a.name',
    'site.titel',
    'site.title',
    'site.url',
  ])
})

test('a JSON config names the line and column of a key, or of what should hold it', async () => {
  const text = '{\n  "site": {\n    "url": "x",\n    "titel": "y"\n  },\n  "limit": 0\n}'
  const root = folderOf({ 'feedwright.config.json': text })
  const loaded = orThrow(await loadConfig(root, 'feedwright.config.json'))
  const { diagnostics } = resolveConfig(loaded.config, loaded.placeOf)
  expect(places(sortDiagnostics(diagnostics))).toEqual([
    'config-invalid 2:3',
    'config-invalid 3:5',
    'config-unknown 4:5',
    'config-invalid 6:3',
  ])
})

describe('what is written is brought into one form', () => {
  test.each([
    ['https://Example.ORG', 'https://example.org/'],
    ['https://example.org:443/blog', 'https://example.org/blog/'],
    ['http://bücher.example/ä|b', 'http://xn--bcher-kva.example/%C3%A4%7Cb/'],
  ])('the URL %s', (written, url) => {
    expect(aConfig({ url: written }).site.url).toBe(url)
  })

  test('plain texts', () => {
    const { site } = aConfig({
      title: ' The\n Meridian\u0007 ',
      description: 'News\tand more',
      copyright: '© 2025\u00A0Us',
      authors: { a: { name: 'Mira\r\nSolberg' } },
    })
    expect(site).toMatchObject({
      title: 'The Meridian',
      description: 'News and more',
      copyright: '© 2025\u00A0Us',
    })
    expect(site.authors.get('a')?.name).toBe('Mira Solberg')
  })

  test('languages', () => {
    expect(aConfig({ language: 'EN-gb' }).site.language).toBe('en-GB')
    expect(aConfig({ language: 'zh-hant-tw' }).site.language).toBe('zh-Hant-TW')
  })

  test('and time zones, left as they are', () => {
    expect(aConfig({ timezone: 'Europe/Istanbul' }).site.timezone).toBe('Europe/Istanbul')
  })

  test('pictures, which may be paths of the site', () => {
    const pictures = { image: '/logo.png', icon: 'icon.png', favicon: 'https://cdn.example/f.ico' }
    expect(aConfig({ url: 'https://example.org/blog', ...pictures }).site).toMatchObject({
      image: 'https://example.org/logo.png',
      icon: 'https://example.org/blog/icon.png',
      favicon: 'https://cdn.example/f.ico',
    })
  })

  test('authors, by key', () => {
    const authors = { mira: { name: 'Mira', avatar: '/m.jpg' }, toString: { name: 'T' } }
    expect(aConfig({ authors }).site.authors).toEqual(
      new Map([
        ['mira', { name: 'Mira', avatar: 'https://example.org/m.jpg' }],
        ['toString', { name: 'T' }],
      ]),
    )
  })
})

describe('the identity of entries', () => {
  test('is the host of the site unless it is set', () => {
    const url = 'https://www.example.org:8080/blog/'
    expect(aConfig({ url }).identity).toEqual({ kind: 'tag', authority: 'www.example.org' })
  })

  test.each(['example.org', 'editor@example.org', 'a', '127.0.0.1'])('may be %s', (authority) => {
    expect(aConfig({}, { identity: { authority } }).identity).toEqual({ kind: 'tag', authority })
  })

  test('may be the permalink', () => {
    expect(aConfig({}, { identity: 'permalink' }).identity).toEqual({ kind: 'permalink' })
  })
})

test('`defineConfig` changes nothing', () => {
  const written = { site }
  expect(defineConfig(written)).toBe(written)
})

test('only an error about one post can leave it out, and only a guess can be turned off', () => {
  const site = { url: 'https://example.org', title: 'Example' }
  const problems = (rules: object) => {
    return resolveConfig({ site, rules }, () => ({ file: 'config' })).diagnostics
  }
  expect(problems({ 'date-invalid': 'leave-out' })).toEqual([])
  expect(problems({ 'date-invald': 'leave-out' })).toMatchObject([
    {
      code: 'config-unknown',
      message: '`rules.date-invald` is not a key of the config; did you mean `date-invalid`?',
    },
  ])
  expect(problems({ 'feed-too-large': 'leave-out' })).toMatchObject([
    {
      code: 'config-unknown',
      message:
        '`rules.feed-too-large` is not a key of the config; it is an error, but not about one post',
      help: 'Rename the key, move it or remove it; docs/diagnostics.md lists every code, and which of them `rules` can answer.',
    },
  ])
  expect(problems({ 'image-unfound': 'off' })[0]?.message).toMatch(
    /; it is a warning that cannot be turned off$/,
  )
  expect(problems({ 'no-article': 'leave-out' })[0]?.message).toMatch(
    /; did you mean `article-missing`\?$/,
  )
  expect(problems({ 'missing-page': 'leave-out' })[0]?.message).toMatch(
    /; did you mean `page-missing`, `article-missing` or `date-missing`\?$/,
  )
  expect(problems({ 'date-invalid': 'ignore' })).toMatchObject([
    {
      code: 'config-invalid',
      message: '`rules.date-invalid` is "ignore", but must be "leave-out"',
    },
  ])
  expect(problems({ 'date-invalid': 'off' })).toMatchObject([
    { message: '`rules.date-invalid` is "off", but must be "leave-out"' },
  ])
  expect(problems({ 'pages-old': 'off' })).toEqual([])
  expect(problems({ 'pages-old': 'leave-out' })).toMatchObject([
    { message: '`rules.pages-old` is "leave-out", but must be "off"' },
  ])
})
