import { expect, test } from 'vitest'
import { wordSet } from '../../src/model/index.ts'
import {
  child,
  type Document,
  elements,
  entryElements,
  items,
  linkOf,
  textOf,
  xml,
} from './document.ts'
import { allFeeds, feedsOf, feedsOfPost, post } from './publications.ts'
import { type Rule, repeated, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, Atom 1.0. */
const formats = ['atom'] as const

const feedElements = wordSet(`
  id title subtitle link updated author contributor category generator icon logo rights fh:archive
  entry
`)
const entryNames = wordSet(`
  id title link published updated author contributor category rights summary content media:content
  media:thumbnail
`)

/** How often each child that there may be must be there. */
function counts(
  document: Document,
  path: string,
  limits: Readonly<Record<string, readonly [least: number, most: number]>>,
): readonly string[] {
  return elements(document, path).flatMap(({ children }) =>
    Object.entries(limits).flatMap(([name, [least, most]]) => {
      const found = children.filter((each) => each.name === name && each.text.trim() !== '')
      const isRight = found.length >= least && found.length <= most
      return isRight ? [] : [`${path} has ${found.length} ${name}`]
    }),
  )
}

const canonical =
  /^(?:https?:\/\/[a-z0-9.-]+\/\S*|tag:[a-z0-9@._-]+,\d{4}(?:-\d\d){0,2}:[\x21-\x7E]+|urn:uuid:[\da-f-]{36})$/

const rules: readonly Rule[] = [
  {
    id: 'A1',
    says: 'the feed has one id, one title and one updated, and of the others one at most',
    formats,
    violations: (document) => [
      ...counts(document, 'feed', { id: [1, 1], title: [1, 1], updated: [1, 1] }),
      ...counts(document, 'feed', {
        generator: [0, 1],
        icon: [0, 1],
        logo: [0, 1],
        rights: [0, 1],
        subtitle: [0, 1],
      }),
    ],
    brokenBy: [
      [/<id>.*<\/id>/, ''],
      [/<title>.*<\/title>/, '$&$&'],
      [/<updated>.*<\/updated>/, ''],
      [/<icon>.*<\/icon>/, '$&$&'],
    ],
  },
  {
    id: 'A2',
    says: 'the entries come last',
    formats,
    violations: (document) => {
      const names = xml(document).children.map(({ name }) => name)
      const first = names.indexOf('entry')
      return first === -1 ? [] : names.slice(first).filter((name) => name !== 'entry')
    },
    brokenBy: [['</feed>', '<rights>Ours</rights></feed>']],
  },
  {
    id: 'A3',
    says: 'the feed links to itself, where it is served, and to the page that it is of',
    formats,
    violations: (document) => {
      const links = xml(document)
        .children.filter(({ name }) => name === 'link')
        .map(({ attributes }) =>
          ['rel', 'type', 'href'].map((name) => attributes.get(name)).join(' '),
        )
      const [page = '', self] = links.filter((link) => /^(?:alternate|self)\b/.test(link))
      const isPage = /^alternate text\/html https:\/\/[^/]+\//.test(page)
      return isPage && self === `self application/atom+xml ${document.url}` ? [] : links
    },
    brokenBy: [
      [/<link rel="self".*\n/, ''],
      [/<link rel="alternate".*\n/, ''],
      [/(<link rel="self" .*href=")https:\/\/[^/]*/, '$1'],
      ['application/atom+xml', 'application/xml'],
      [/<link rel="alternate" type="text\/html"/, '<link type="text/html"'],
    ],
  },
  {
    id: 'A4',
    says: 'nothing has two alternates of one type and language',
    formats,
    violations: (document) =>
      [xml(document), ...entryElements(document)].flatMap(({ children }) =>
        repeated(
          children
            .filter(
              ({ name, attributes }) => name === 'link' && attributes.get('rel') === 'alternate',
            )
            .map(({ attributes }) => `${attributes.get('type')} ${attributes.get('hreflang')}`),
        ),
      ),
    brokenBy: [[/<link rel="alternate".*\n/, '$&$&']],
  },
  {
    id: 'A5',
    says: 'every entry or, without any, the feed has an author, and every author one name, an address of a page and of mail at most',
    formats,
    violations: (document) => [
      ...unless(
        entryElements(document),
        (entry) => child(entry, 'author') !== undefined,
        (entry) => textOf(entry, 'id') ?? '',
      ),
      ...unless(
        elements(document, 'feed'),
        (feed) => (child(feed, 'author') === undefined) === (child(feed, 'entry') !== undefined),
        () => 'feed',
      ),
      ...counts(document, 'feed/author', { name: [1, 1], uri: [0, 1], email: [0, 1] }),
      ...counts(document, 'feed/entry/author', { name: [1, 1], uri: [0, 1], email: [0, 1] }),
      ...unless(
        elements(document, 'feed/entry/author/email').map(({ text }) => text),
        (email) => /^[^\s@]+@[^\s@]+$/.test(email),
      ),
    ],
    brokenBy: [
      [/<author>[\s\S]*?<\/author>/g, ''],
      [/\n {2}<author>[\s\S]*?<\/author>/, ''],
      [/<generator/, '<author><name>Jane</name></author>$&'],
      [/<name>[^<]*/, '<name>'],
      [/<name>[^<]*<\/name>/, '<email>jane@example.org</email>'],
      [/<email>[^<]*/, '<email>Jane'],
    ],
  },
  {
    id: 'A6',
    says: 'an entry has one id, one title and one updated, and of the others one at most',
    formats,
    violations: (document) => [
      ...counts(document, 'feed/entry', { id: [1, 1], title: [1, 1], updated: [1, 1] }),
      ...counts(document, 'feed/entry', {
        content: [0, 1],
        published: [0, 1],
        rights: [0, 1],
        summary: [0, 1],
      }),
    ],
    brokenBy: [
      [/(<entry[\s\S]*?<title>)[^<]*/, '$1'],
      [/<published>.*<\/published>/, '$&$&'],
      [/(<entry[\s\S]*?)<updated>.*<\/updated>/, '$1'],
      [/<summary .*<\/summary>/, '$&$&'],
    ],
  },
  {
    id: 'A7',
    says: 'an entry has a page, and a content or a summary',
    formats,
    violations: (document) =>
      unless(
        entryElements(document),
        (entry) =>
          linkOf(entry, 'alternate') !== undefined &&
          (textOf(entry, 'content') ?? textOf(entry, 'summary')) !== undefined,
        (entry) => textOf(entry, 'id') ?? '',
      ),
    brokenBy: [
      [/(<entry[\s\S]*?)<link rel="alternate".*\n/, '$1'],
      [/(<entry>(?:(?!<summary)[\s\S])*?)<content [\s\S]*?<\/content>/, '$1'],
    ],
  },
  {
    id: 'A8',
    says: 'every id is a URI in its canonical form',
    formats,
    violations: (document) =>
      unless(ids(document), (id) => canonical.test(id) && !/%(?:7E|[46]1)/.test(id)),
    brokenBy: [
      [/<id>[^<]*/, '<id>hello-1'],
      [/<id>[^<]*/, '<id>https://example.org'],
      [/<id>tag:m/, '<id>tag:M'],
      [/(<entry>\s*<id>[^<]*)/, '$1 x'],
    ],
  },
  {
    id: 'A9',
    says: 'every id is unique',
    formats,
    violations: (document) => repeated(ids(document)),
    brokenBy: [[/(<entry>\s*<id>)[^<]*/g, '$1tag:example.org,2025:same']],
  },
  {
    id: 'A10',
    says: 'content is HTML that is escaped, and a summary text',
    formats,
    violations: (document) =>
      unless(
        elements(document).filter(({ path }) => /^feed\/entry\/(?:content|summary)$/.test(path)),
        ({ name, attributes, children }) =>
          children.length === 0 &&
          attributes.size === 1 &&
          attributes.get('type') === (name === 'content' ? 'html' : 'text'),
        ({ path, attributes }) => `${path} ${[...attributes].join(' ')}`,
      ),
    brokenBy: [
      ['<content type="html">', '<content>'],
      ['<content type="html">', '<content type="text/html">'],
      ['<content type="html">', '<content type="html"><p>a</p>'],
      ['<summary type="text">', '<summary type="html">'],
    ],
  },
  {
    id: 'A11',
    says: 'every link has a known rel and a reference and holds nothing; every category has a term',
    formats,
    violations: (document) => [
      ...unless(
        elements(document).filter(({ name }) => name === 'link'),
        ({ attributes, children, text }) =>
          /^(?:alternate|self|hub|related|enclosure|current|(?:prev|next)-archive)$/.test(
            attributes.get('rel') ?? '',
          ) &&
          (attributes.get('href') ?? '') !== '' &&
          /^[\w.+-]+\/[\w.+-]+$/.test(attributes.get('type') ?? 'text/html') &&
          children.length === 0 &&
          text === '',
        ({ path, attributes }) => `${path} ${[...attributes].join(' ')}`,
      ),
      ...unless(
        elements(document).filter(({ name }) => name === 'category'),
        ({ attributes }) => /\S/.test(attributes.get('term') ?? ''),
        ({ path }) => path,
      ),
    ],
    brokenBy: [
      ['<link rel="related"', '<link rel="canonical"'],
      [/(<link rel="alternate" .*?href=")[^"]*/, '$1'],
      ['type="text/html"', 'type="html"'],
      [/(<link rel="self".*)\/>/, '$1>self</link>'],
      [/<category term="[^"]*"/, '<category term=" "'],
      [/<category term=/, '<category label='],
    ],
  },
  {
    id: 'A14',
    says: 'an entry says when it was published',
    formats,
    violations: (document) =>
      counts(document, 'feed/entry', { published: [1, 1], updated: [1, 1] }),
    brokenBy: [[/<published>.*<\/published>/, '']],
  },
  {
    id: 'A16',
    says: 'a summary is neither the title nor the content again, and shorter than that',
    formats,
    violations: (document) =>
      unless(
        entryElements(document),
        (entry) => {
          const summary = textOf(entry, 'summary')
          const content = textOf(entry, 'content')
          if (summary === undefined) return true
          return (
            summary !== textOf(entry, 'title') && summary.length < (content?.length ?? Infinity)
          )
        },
        (entry) => textOf(entry, 'id') ?? '',
      ),
    brokenBy: [
      [/(<title>)([^<]*)(<\/title>(?:(?!<entry)[\s\S])*?<summary[^>]*>)[^<]*/g, '$1$2$3$2'],
      [/(<summary[^>]*>)[^<]*([\s\S]*?<content[^>]*>)([^<]*)/, '$1$3$2$3'],
    ],
  },
  {
    id: 'A18',
    says: 'there is no element that Atom does not know',
    formats,
    violations: (document) =>
      unless(
        elements(document).slice(1),
        ({ path, name }) =>
          (!/^feed\/[^/]+$/.test(path) || feedElements.has(name)) &&
          (!/^feed\/entry\/[^/]+$/.test(path) || entryNames.has(name)) &&
          (!/^feed\/entry\/[^/]+\//.test(path) ||
            /^feed\/entry\/author\/(?:name|uri|email)$/.test(path)),
        ({ path }) => path,
      ),
    brokenBy: [
      ['<entry>', '<entry><tag>a</tag>'],
      ['<name>', '<avatar>https://example.org/a.png</avatar><name>'],
      ['<updated>', '<modified>2025-05-17T09:30:00Z</modified><updated>'],
    ],
  },
]

function ids(document: Document): readonly string[] {
  return elements(document).flatMap(({ name, text }) => (name === 'id' ? [text] : []))
}

testRules(rules)

test.each([
  ['two authors', 'authors: [Jane, Bob]', ['Jane', 'Bob']],
  ['no author', 'title: A', ['Example']],
])('A5 of %s each is an element of the entry', async (_, yaml, names) => {
  const { atom } = await feedsOfPost(yaml)
  expect(elements(atom, 'feed/entry/author/name').map(({ text }) => text)).toEqual(names)
  expect(elements(atom, 'feed/author')).toEqual([])
})

test.each([
  ['a micropost', '', 'Just a line.', 'Just a line.'],
  ['a picture alone', '', '![](a.png)', 'https://example.org/post/'],
  ['a post whose title is a picture', "title: '![](a.png)'", 'Text.', 'Text.'],
])('A6 the title of %s is how it begins', async (_, yaml, body, title) => {
  const { atom, json } = await feedsOfPost(yaml, body)
  expect(entryElements(atom).map((entry) => textOf(entry, 'title'))).toEqual([title])
  expect(items(json).map((item) => item['title'])).toEqual([undefined])
})

test('A7 a feed of summaries still shows a post whole that has none', async () => {
  const posts = { 'a.md': post('', 'One.\n\nTwo.'), 'b.md': post('', 'One.') }
  const { atom } = await feedsOf(posts, {}, { content: 'summary' })
  const of = (name: string) => entryElements(atom).map((entry) => textOf(entry, name))
  expect(of('summary')).toEqual(['One.', undefined])
  expect(of('content')).toEqual([undefined, '<p>One.</p>'])
})

test('A7 a title stands in for a content of which nothing is left', async () => {
  const { atom } = await feedsOfPost('title: A & B', '<script>alert(1)</script>')
  expect(entryElements(atom).map((entry) => textOf(entry, 'content'))).toEqual(['<p>A &amp; B</p>'])
})

test('A8 an id that an author has pinned is kept to the letter, canonical or not', async () => {
  const { atom } = await feedsOfPost('id: HTTP://Example.org')
  expect(entryElements(atom).map((entry) => textOf(entry, 'id'))).toEqual(['HTTP://Example.org'])
})

test('A9 an id is the same in all formats, and survives an edit and a move of the site', async () => {
  for (const { rss, atom, json } of await allFeeds()) {
    const inAtom = entryElements(atom).map((entry) => textOf(entry, 'id'))
    expect(entryElements(rss).map((item) => textOf(item, 'guid'))).toEqual(inAtom)
    expect(items(json).map((item) => item['id'])).toEqual(inAtom)
  }
  const before = await feedsOfPost('title: A')
  const identity = { identity: { authority: 'example.org' } }
  const edited = { 'elsewhere/post.md': post('title: B\nupdated: 2025-06-01', 'Edited.') }
  const after = await feedsOf(edited, { url: 'https://new.example/blog', title: 'C' }, identity)
  expect(ids(after.atom)).toEqual(ids(before.atom))
})

test('A13 the icon is the square picture and the logo the wide one', async () => {
  const { atom } = await feedsOf({}, { icon: '/square.png', image: '/wide.png' })
  expect(textOf(xml(atom), 'icon')).toBe('https://example.org/square.png')
  expect(textOf(xml(atom), 'logo')).toBe('https://example.org/wide.png')
})

test('A16 a first paragraph that only repeats the title is no summary', async () => {
  const { atom } = await feedsOfPost('title: Hello', 'Hello\n\nWorld')
  expect(entryElements(atom).map((entry) => textOf(entry, 'summary'))).toEqual([undefined])
})
