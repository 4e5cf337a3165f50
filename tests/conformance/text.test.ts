import { expect, test } from 'vitest'
import { type Document, elements, entryElements, items, json, textOf, xml } from './document.ts'
import { allFeeds, feedsOf, feedsOfPost, post } from './publications.ts'
import { type Rule, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, titles and other plain text. */
const rssPlainText = [
  'channel/title',
  'channel/description',
  'channel/copyright',
  'channel/generator',
  'image/title',
  'item/title',
  'item/category',
  'item/dc:creator',
]

const isPlainText = ({ path }: { readonly path: string }) =>
  rssPlainText.some((end) => path.endsWith(end))

const rules: readonly Rule[] = [
  {
    id: 'T1',
    says: 'the plain text of RSS is escaped by hexadecimal references and holds no element',
    formats: ['rss'],
    violations: (document) =>
      unless(
        elements(document).filter(isPlainText),
        ({ source, children }) => children.length === 0 && !/&(?!#x)|[<>]/.test(source),
        ({ path, source }) => `${path} is ${source}`,
      ),
    brokenBy: [
      [/&#x26;/, '&amp;'],
      [/(<title>[^<]*)&#x3C;/, '$1&lt;'],
      [/(<title>[^<]*)&#x3E;/, '$1>'],
      [/<category>([^<]*)/, '<category><![CDATA[$1]]>'],
    ],
  },
  {
    id: 'T2',
    says: 'every title of Atom is plain text, and a subtitle and rights too',
    formats: ['atom'],
    violations: (document) =>
      unless(
        elements(document).filter(({ name }) => /^(?:title|subtitle|rights)$/.test(name)),
        ({ attributes, children }) =>
          children.length === 0 && /^text$/.test(attributes.get('type') ?? 'text'),
        ({ path, text }) => `${path} is ${text}`,
      ),
    brokenBy: [
      ['<title>', '<title type="html">'],
      ['<subtitle>', '<subtitle type="xhtml">'],
    ],
  },
  {
    id: 'T5',
    says: 'no name holds an e-mail address, and none is blank',
    formats: ['rss', 'atom', 'json'],
    violations: (document) =>
      unless(names(document), (name) => /\S/.test(name) && !/<?\S+@\S+>?/.test(name)),
    brokenBy: [
      [/<name>[^<]*/, '<name>Jane &lt;jane@example.org&gt;'],
      [/<dc:creator>[^<]*/, '<dc:creator>jane@example.org (Jane)'],
      [/("authors": \[\s*\{\s*"name": )"[^"]*"/, '$1" "'],
    ],
  },
  {
    id: 'T6',
    says: 'nothing in Atom has a label or a title that could be read as HTML',
    formats: ['atom'],
    violations: (document) =>
      unless(
        elements(document).filter(({ name }) => name === 'category' || name === 'link'),
        ({ attributes }) =>
          !attributes.has('label') && !/<\/\w|&\w+;/.test(attributes.get('title') ?? ''),
        ({ path }) => path,
      ),
    brokenBy: [
      ['<category ', '<category label="A &amp;amp; B" '],
      ['<link ', '<link title="A &amp;amp; B" '],
    ],
  },
]

function names(document: Document): readonly string[] {
  if (document.format === 'json') {
    return items(document).flatMap(({ authors = [] }) => {
      return (authors as readonly { readonly name: string }[]).map(({ name }) => name)
    })
  }
  const element = document.format === 'rss' ? 'dc:creator' : 'name'
  return elements(document).flatMap(({ name, text }) => (name === element ? [text] : []))
}

testRules(rules)

test.each([
  ['A & B', 'A &#x26; B', 'A &amp; B'],
  ['AT&T', 'AT&#x26;T', 'AT&amp;T'],
  ['a < b > c', 'a &#x3C; b &#x3E; c', 'a &lt; b &gt; c'],
  ['Vec<T>', 'Vec&#x3C;T&#x3E;', 'Vec&lt;T&gt;'],
  ['the end of </b>', 'the end of &#x3C;/b&#x3E;', 'the end of &lt;/b&gt;'],
  ['&nosuch; and &copy', '&#x26;nosuch; and &#x26;copy', '&amp;nosuch; and &amp;copy'],
  ['&#; and ]]>', '&#x26;#; and ]]&#x3E;', '&amp;#; and ]]&gt;'],
  ['"quotes" and ’s', '"quotes" and ’s', '"quotes" and ’s'],
])('T1, T2, T3 the title %s is escaped once', async (title, inRss, inAtom) => {
  const { rss, atom, json: feed } = await feedsOf({ 'a.md': post(`title: '${title}'`) }, { title })
  const titles = (document: Document) =>
    elements(document).flatMap(({ name, source }) => (name === 'title' ? [source] : []))
  expect(titles(rss)).toEqual([inRss, inRss])
  expect(titles(atom)).toEqual([inAtom, inAtom])
  expect([json(feed)['title'], items(feed)[0]?.['title']]).toEqual([title, title])
})

test('T3 the formats agree on every plain text', async () => {
  for (const { rss, atom, json: feed } of await allFeeds()) {
    expect(textOf(xml(atom), 'title')).toBe(json(feed)['title'])
    expect(elements(rss, 'rss/channel/title')[0]?.text).toBe(json(feed)['title'])
    const [inRss, inAtom, inJson] = [entryElements(rss), entryElements(atom), items(feed)]
    expect(inRss.map((item) => textOf(item, 'title'))).toEqual(inJson.map(({ title }) => title))
    const summaries = inJson.map(({ summary }) => summary)
    expect(inAtom.map((entry) => textOf(entry, 'summary'))).toEqual(summaries)
    const tags = inJson.map((item) => item['tags'] ?? [])
    const textsOf = (name: string) => (entry: (typeof inRss)[number]) =>
      entry.children.filter((each) => each.name === name)
    expect(inRss.map(textsOf('category')).map((found) => found.map(({ text }) => text))).toEqual(
      tags,
    )
    expect(
      inAtom
        .map(textsOf('category'))
        .map((found) => found.map(({ attributes }) => attributes.get('term'))),
    ).toEqual(tags)
  }
})

test.each([
  ['`code` and *emphasis*', 'code and emphasis'],
  ['**bold** and ~~gone~~', 'bold and gone'],
  ['[a link](https://example.org) and ![a picture](a.png)', 'a link and a picture'],
  ['1. not a list, # not a heading', '1. not a list, # not a heading'],
  ['snake_case and 2 * 3 * 4', 'snake_case and 2 * 3 * 4'],
])('T4 the title %s is plain text in all formats', async (title, expected) => {
  const { rss, atom, json: feed } = await feedsOfPost(`title: '${title}'`)
  const found = [...entryElements(rss), ...entryElements(atom)].map((entry) =>
    textOf(entry, 'title'),
  )
  expect([...found, items(feed)[0]?.['title']]).toEqual([expected, expected, expected])
})

test.each([
  ['Jane Doe <jane@example.org>', 'Jane Doe'],
  ['<jane@example.org>', 'jane@example.org'],
])('T5 of the author %s the address is no part of the name', async (author, name) => {
  const { rss, atom, json: feed } = await feedsOfPost(`author: ${author}`)
  expect([rss, atom, feed].flatMap(names)).toEqual([name, name, name])
  const [email] = elements(atom, 'feed/entry/author/email')
  expect(email?.text).toBe('jane@example.org')
})
