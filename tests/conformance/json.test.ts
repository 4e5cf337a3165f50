import { expect, test } from 'vitest'
import { formats } from '../../src/formats/index.ts'
import {
  type Document,
  items,
  type Json,
  type JsonObject,
  json,
  objects,
  texts,
} from './document.ts'
import { feedsOf, feedsOfPost, post } from './publications.ts'
import { type Rule, repeated, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, JSON Feed 1.1. `tests/feeds/` follows `next_url`. */

/** The members that we write, and the type of each. */
const feedMembers: Readonly<Record<string, string>> = {
  version: 'string',
  title: 'string',
  home_page_url: 'string',
  feed_url: 'string',
  description: 'string',
  icon: 'string',
  favicon: 'string',
  authors: 'array',
  author: 'object',
  language: 'string',
  next_url: 'string',
  items: 'array',
}
const itemMembers: Readonly<Record<string, string>> = {
  id: 'string',
  url: 'string',
  external_url: 'string',
  title: 'string',
  summary: 'string',
  content_html: 'string',
  image: 'string',
  date_published: 'string',
  date_modified: 'string',
  authors: 'array',
  author: 'object',
  tags: 'array',
  language: 'string',
  _feedwright: 'object',
}
const authorMembers = { name: 'string', url: 'string', avatar: 'string' }

function typeOf(value: Json | undefined): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/** The members of an object that are not known, or not of their type. */
function strange(object: JsonObject, members: Readonly<Record<string, string>>): readonly string[] {
  return unless(
    Object.entries(object),
    ([name, value]) => members[name] === typeOf(value),
    ([name, value]) => `${name} is ${JSON.stringify(value)}`,
  )
}

function authors(document: Document): readonly JsonObject[] {
  return [json(document), ...items(document)].flatMap((each) => [
    ...objects(each['authors']),
    ...(each['author'] === undefined ? [] : [each['author'] as JsonObject]),
  ])
}

function hasAuthors({ authors, author }: JsonObject): boolean {
  const [first] = objects(authors)
  return first !== undefined && JSON.stringify(first) === JSON.stringify(author)
}

/** The items of which something is not right, by their ids. */
function itemsUnless(
  document: Document,
  isRight: (item: JsonObject) => boolean,
): readonly string[] {
  return unless(items(document), isRight, ({ id }) => String(id))
}

const isText = (value: Json | undefined) => typeof value === 'string' && value.trim() !== ''

const rules: readonly Rule[] = [
  {
    id: 'J1',
    says: 'the version comes first and is 1.1; there is a title and a list of items',
    formats: ['json'],
    violations: (document) => {
      const feed = json(document)
      return [
        ...(document.text.startsWith('{\n  "version": "https://jsonfeed.org/version/1.1",\n')
          ? []
          : ['version']),
        ...(isText(feed['title']) ? [] : ['title']),
        ...(Array.isArray(feed['items']) ? [] : ['items']),
      ]
    },
    brokenBy: [
      [/^/, '\n'],
      ['version/1.1', 'version/1'],
      [/ {2}"title": .*\n/, ''],
      [/"items": \[\]/, '"items": {}'],
    ],
  },
  {
    id: 'J2',
    says: 'the feed says which page it is of, and where it is served',
    formats: ['json'],
    violations: (document) => {
      const { home_page_url, feed_url } = json(document)
      return unless([feed_url], (url) => url === document.url).concat(
        unless([home_page_url], (url) => /^https:\/\/[^/]+\//.test(String(url))),
      )
    },
    brokenBy: [
      [/ {2}"home_page_url": .*\n/, ''],
      [/("feed_url": ".*)feed.json/, '$1index.json'],
    ],
  },
  {
    id: 'J3',
    says: 'every item has an id, which is a text and unique',
    formats: ['json'],
    violations: (document) => [
      ...itemsUnless(document, ({ id }) => isText(id)),
      ...repeated(items(document).map(({ id }) => String(id))),
    ],
    brokenBy: [
      [/ {6}"id": .*\n/, ''],
      [/"id": ".*"/, '"id": 1'],
      [/"id": ".*"/g, '"id": "tag:example.org,2025:same"'],
    ],
  },
  {
    id: 'J4',
    says: 'every item has a content that is not blank, and no title that is',
    formats: ['json'],
    violations: (document) =>
      itemsUnless(
        document,
        ({ content_html, title }) => isText(content_html) && (title === undefined || isText(title)),
      ),
    brokenBy: [
      [/ {6}"content_html": .*\n/, ''],
      [/( {6})"title": ".*"/, '$1"title": ""'],
    ],
  },
  {
    id: 'J5',
    says: 'every item has a url',
    formats: ['json'],
    violations: (document) => itemsUnless(document, ({ url }) => isText(url)),
    brokenBy: [[/ {6}"url": .*\n/, '']],
  },
  {
    id: 'J6',
    says: 'every item has authors, each with a name, and the first of them as author too; a feed without items has the same',
    formats: ['json'],
    violations: (document) => [
      ...itemsUnless(document, hasAuthors),
      ...unless([json(document)], (feed) => {
        return items(document).length === 0
          ? hasAuthors(feed)
          : feed['authors'] === undefined && feed['author'] === undefined
      }),
      ...authors(document).flatMap((author) => strange(author, authorMembers)),
      ...unless(authors(document), ({ name }) => isText(name), JSON.stringify),
    ],
    brokenBy: [
      [/"authors": \[[\s\S]*?\],/, '"authors": [],'],
      [/\n {2}"authors": \[[\s\S]*?\],/, ''],
      [/"feed_url"/, '"author": { "name": "Jane" }, $&'],
      [/"name": ".*",/, ''],
      [/("author": \{[\s\S]*?"name": ")/, '$1Not '],
      [/"name": "/, '"email": "jane@example.org", $&'],
    ],
  },
  {
    id: 'J7',
    says: 'every item says when it was published, and when it was edited only if it was',
    formats: ['json'],
    violations: (document) =>
      itemsUnless(
        document,
        (item) =>
          isText(item['date_published']) && item['date_modified'] !== item['date_published'],
      ),
    brokenBy: [
      [/ {6}"date_published": .*\n/, ''],
      [/( {6}"date_)published(": .*\n)/, '$&$1modified$2'],
    ],
  },
  {
    id: 'J11',
    says: 'no member is unknown, and none is null or of another type',
    formats: ['json'],
    violations: (document) => [
      ...strange(json(document), feedMembers),
      ...items(document).flatMap((item) => strange(item, itemMembers)),
    ],
    brokenBy: [
      [/"home_page_url"/, '"generator": "Feedwright", $&'],
      [/"summary": ".*"/, '"summary": null'],
      [/"tags": \[[^\]]*\]/, '"tags": "a, b"'],
      [/"date_published"/, '"_custom": "text", $&'],
    ],
  },
  {
    id: 'J14',
    says: 'a feed is a burden to nobody: less than 250 kB',
    formats: ['json'],
    violations: ({ text }) => unless([Buffer.byteLength(text)], (bytes) => bytes < 250_000),
    brokenBy: [[/"title": "/, `$&${'x'.repeat(250_000)}`]],
  },
  {
    id: 'J16',
    says: 'tags are texts, each once and trimmed; no text holds what XML could not hold',
    formats: ['json'],
    violations: (document) => [
      ...items(document).flatMap((item) => {
        const tags = (item['tags'] ?? []) as readonly Json[]
        return [
          ...unless(tags, (tag) => isText(tag) && tag === String(tag).trim()),
          ...repeated(tags.map((tag) => String(tag).toLowerCase())),
        ]
      }),
      ...unless(
        texts(json(document)),
        ([, text]) => !/[\u0000-\u0008\u007F-\u009F\uD800-\uDFFF]/u.test(text),
      ),
    ],
    brokenBy: [
      [/("tags": \[\s*)"([^"]*)"/, '$1"$2", "$2"'],
      [/("tags": \[\s*)"/, '$1" '],
      [/("tags": \[\s*)"[^"]*"/, '$1 1'],
      [/"title": "/, '$&\\u0007'],
      [/"title": "/, '$&\\uD800'],
    ],
  },
]

testRules(rules)

test('J4, J5 a micropost has no title, a link post the URL that it is about', async () => {
  const { json: feed } = await feedsOfPost('link: https://example.net/a?b=1&c=2')
  const [item] = items(feed)
  expect(item).not.toHaveProperty('title')
  expect(item).toMatchObject({
    url: 'https://example.org/post/',
    external_url: 'https://example.net/a?b=1&c=2',
  })
})

test('J6 an author has what the config says of him, but for his e-mail address', async () => {
  const jane = {
    name: 'Jane',
    url: 'https://example.org/jane',
    avatar: '/j.png',
    email: 'j@example.org',
  }
  const { json: feed } = await feedsOf(
    { 'a.md': post('authors: [jane, Bob]') },
    { authors: { jane } },
  )
  const { email, ...shown } = { ...jane, avatar: 'https://example.org/j.png' }
  expect(items(feed)[0]).toMatchObject({ authors: [shown, { name: 'Bob' }], author: shown })
  expect(feed.text).not.toContain(email)
})

test('J7 an edit is dated', async () => {
  const { json: feed } = await feedsOfPost('updated: 2025-06-01')
  expect(items(feed)[0]?.['date_modified']).toBe('2025-06-01T00:00:00Z')
})

test('J12 the pictures of the feed and of an item are absolute', async () => {
  const site = { image: '/wide.png', icon: '/square.png', favicon: '/small.png' }
  const { json: feed } = await feedsOfPost('image: /a.svg', 'Text.', site)
  expect(json(feed)).toMatchObject({
    icon: 'https://example.org/square.png',
    favicon: 'https://example.org/small.png',
  })
  expect(items(feed)[0]?.['image']).toBe('https://example.org/a.svg')
})

test('J15 and A17 each format has the media type of its own', () => {
  const types = Object.values(formats).map(({ mediaType }) => mediaType)
  expect(types).toEqual(['application/rss+xml', 'application/atom+xml', 'application/feed+json'])
})

test('J13 an item names its language where it is another than the feed’s', async () => {
  const posts = { 'a.md': post('lang: EN-gb'), 'b.md': post('lang: en') }
  const { json: feed } = await feedsOf(posts, { language: 'en' })
  expect(json(feed)['language']).toBe('en')
  expect(items(feed).map(({ language }) => language)).toEqual(['en-GB', undefined])
})

test('J16 a tag is given once, and without what no feed may hold', async () => {
  const { json: feed } = await feedsOfPost(String.raw`category: News
tags: [news, " a  b ", "c\u0007", "A b", "\u2028d"]`)
  expect(items(feed)[0]?.['tags']).toEqual(['News', 'a b', 'c', 'd'])
})
