import { expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { now } from '../support/publication.ts'
import {
  type Document,
  elements,
  entryElements,
  items,
  json,
  parseXml,
  textOf,
  texts,
  xml,
} from './document.ts'
import { aPublication, feedsOf, feedsOfPost, post } from './publications.ts'
import { type Rule, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, XML and text. None of these publications has a language such as `yue`. */
const formats = ['rss', 'atom'] as const

/** Of the vocabularies that a publication's feeds speak: the customary prefix, the exact name. */
const namespaces = new Map([
  ['xmlns:fh', 'http://purl.org/syndication/history/1.0'],
  ['xmlns:atom', 'http://www.w3.org/2005/Atom'],
  ['xmlns:content', 'http://purl.org/rss/1.0/modules/content/'],
  ['xmlns:dc', 'http://purl.org/dc/elements/1.1/'],
  ['xmlns:media', 'http://search.yahoo.com/mrss/'],
])

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const unwanted = /[\u007F-\u009F]/g

function codesOf(text: string, characters: RegExp): readonly string[] {
  return [...text.matchAll(characters)].map(([found]) => `U+${found.codePointAt(0)?.toString(16)}`)
}

/** Every text in a feed, references resolved: character data and attributes. */
function values(document: Document): readonly string[] {
  if (document.format === 'json') return texts(json(document)).map(([, text]) => text)
  return elements(document).flatMap(({ text, attributes }) => [text, ...attributes.values()])
}

function languages(document: Document): readonly string[] {
  if (document.format === 'json') {
    return [json(document), ...items(document)].flatMap(({ language = [] }) => language as string)
  }
  return elements(document).flatMap(({ name, text, attributes }) => [
    ...(name === 'language' || name === 'dc:language' ? [text] : []),
    ...(attributes.has('xml:lang') ? [attributes.get('xml:lang') ?? ''] : []),
  ])
}

function wellFormed({ text }: Document): readonly string[] {
  try {
    parseXml(text)
    return []
  } catch (error) {
    return [String(error)]
  }
}

const rules: readonly Rule[] = [
  {
    id: 'X1',
    says: 'the declaration is the first thing in the file, and says UTF-8',
    formats,
    violations: ({ text }) =>
      unless([text.slice(0, 60)], (start) =>
        start.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<'),
      ),
    brokenBy: [
      [/^/, '\uFEFF'],
      [/^/, '\n'],
      ['1.0', '1.1'],
    ],
  },
  {
    id: 'X2',
    says: 'no character is illegal, as itself or as a reference',
    formats: ['rss', 'atom', 'json'],
    violations: (document) => [
      ...codesOf(document.text, illegal),
      ...(document.format === 'json'
        ? codesOf(values(document).join(''), illegal)
        : wellFormed(document)),
    ],
    brokenBy: [
      ['Text', 'Te\u0008xt'],
      ['Text', 'Te\uD800xt'],
      ['Text', 'Te\uFFFExt'],
      ['Text', 'Te&#8;xt'],
      [/(?<="title": ")/, '\\u0008'],
    ],
  },
  {
    id: 'X3',
    says: 'there is no control character of Latin-1',
    formats: ['rss', 'atom', 'json'],
    violations: (document) => codesOf(values(document).join(''), unwanted),
    brokenBy: [
      ['Text', 'Te\u0092xt'],
      ['Text', 'Te&#x92;xt'],
      [/(?<=term=")/, '\u0085'],
    ],
  },
  {
    id: 'X5',
    says: 'the markup is escaped, and white space in attributes too',
    formats,
    violations: (document) => [
      ...wellFormed(document),
      ...unless(document.text.match(/\r|<[a-z][^>]*[\t\n][^>]*>/g) ?? [], () => false),
    ],
    brokenBy: [
      ['&#x26;', '&'],
      ['&lt;', '<'],
      [']]&gt;', ']]>'],
      ['<rss version=', '<rss\nversion='],
      ['</title>', '\r</title>'],
    ],
  },
  {
    id: 'X6',
    says: 'there is no CDATA, which could end early and shows markup to readers of raw bytes',
    formats,
    violations: ({ text }) => unless(text.match(/<!\[CDATA\[.{9}/gs) ?? [], () => false),
    brokenBy: [[/<title>([^<&]*)<\/title>/, '<title><![CDATA[$1]]></title>']],
  },
  {
    id: 'X7',
    says: 'there is no DOCTYPE, and no named reference but the five of XML',
    formats,
    violations: (document) => [
      ...wellFormed(document),
      ...(document.text.match(/<!DOCTYPE|<!ENTITY|&(?!amp;|lt;|gt;|quot;|apos;|#)[^;]*;?/g) ?? []),
    ],
    brokenBy: [
      ['&amp;', '&nbsp;'],
      ['<rss', '<!DOCTYPE rss>\n<rss'],
    ],
  },
  {
    id: 'X8',
    says: 'there is no comment, and no processing instruction but a stylesheet in CSS; the root comes soon',
    formats,
    violations: ({ text }) => {
      const [start = ''] =
        /^<\?xml .*\n<\?xml-stylesheet href="[^"]+\.css" type="text\/css"\?>\n/.exec(text) ?? []
      const root = text.search(/<(?:rss|feed)[ >]/)
      return [
        ...(text.slice(start.length).match(/<!--|<\?(?!xml version)\S+/g) ?? []),
        // where software that sniffs looks for it
        ...(root < 512 ? [] : [`the root comes after ${root} characters`]),
      ]
    },
    brokenBy: [
      ['<title>', '<!-- a title --><title>'],
      ['<feed', '<?php ?><feed'],
      ['<rss', '<?xml-stylesheet href="a.xsl" type="text/xsl"?>\n<rss'],
      ['<?xml-stylesheet href="', `<?xml-stylesheet href="${'a'.repeat(500)}`],
    ],
  },
  {
    id: 'X9',
    says: 'the root declares the prefixes that are used, and no other',
    formats,
    violations: (document) => {
      const used = new Set(elements(document).map(({ name }) => /^(\w+):/.exec(name)?.[1]))
      const declared = [...xml(document).attributes.keys()].filter((name) => /^xmlns:/.test(name))
      const elsewhere = elements(document)
        .slice(1)
        .flatMap((each) => [...each.attributes.keys()])
      return [
        ...unless(declared, (name) => used.has(name.slice(6))),
        ...unless(elsewhere, (name) => !name.startsWith('xmlns')),
      ]
    },
    brokenBy: [
      [
        '<rss version="2.0"',
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
      ],
      ['<channel>', '<channel xmlns:a="http://www.w3.org/2005/Atom">'],
    ],
  },
  {
    id: 'X10',
    says: 'prefixes are the customary ones, and Atom has none',
    formats,
    violations: (document) => [
      ...unless(
        [...xml(document).attributes].filter(([name]) => name.startsWith('xmlns:')),
        ([name, uri]) => namespaces.get(name) === uri,
      ),
      ...unless(
        elements(document),
        ({ name, uri, path }) =>
          name.includes(':') ||
          uri === (path.startsWith('rss') ? '' : namespaces.get('xmlns:atom')),
        ({ path }) => path,
      ),
    ],
    brokenBy: [
      ['xmlns:media="http://search.yahoo.com/mrss/"', 'xmlns:media="http://search.yahoo.com/mrss"'],
      ['<feed xmlns="http:', '<feed xmlns="https:'],
      ['purl.org/dc/elements/1.1/', 'purl.org/dc/terms/'],
    ],
  },
  {
    id: 'X11',
    says: 'no namespace is declared that the validator does not know',
    formats,
    violations: ({ text }) =>
      unless(
        [...text.matchAll(/\s(xmlns:\w+)=/g)].map(([, name = '']) => name),
        (name) => namespaces.has(name),
      ),
    brokenBy: [['<rss', '<rss xmlns:source="http://source.scripting.com/"']],
  },
  {
    id: 'X13',
    says: 'no value begins or ends with white space',
    formats: ['rss', 'atom', 'json'],
    violations: (document) => {
      const leaves =
        document.format === 'json'
          ? values(document)
          : elements(document).flatMap(({ text, children, attributes }) => [
              ...(children.length === 0 ? [text] : []),
              ...attributes.values(),
            ])
      return unless(leaves, (value) => value.trim() === value, JSON.stringify)
    },
    brokenBy: [
      ['<id>', '<id>\n'],
      ['"title": "', '"title": " '],
      ['</guid>', ' </guid>'],
    ],
  },
  {
    id: 'X15',
    says: 'languages are tags of BCP 47 with a language of two letters',
    formats: ['rss', 'atom', 'json'],
    violations: (document) => unless(languages(document), isLanguage),
    brokenBy: [
      ['<language>en-GB', '<language>en_GB'],
      ['xml:lang="en-GB"', 'xml:lang="english"'],
      ['"language": "en-GB"', '"language": "yue"'],
    ],
  },
]

function isLanguage(tag: string): boolean {
  return /^[a-z]{2}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag
}

testRules(rules)

test.each([
  ['mojibake of Windows-1252 is read as it was meant', String.raw`"It\u0092s \u0096"`, 'It’s –'],
  [
    'what no feed may hold is gone',
    String.raw`"a\u0000\u0008\uFFFF\uD800\uDC00b\uDC00"`,
    'a\u{10000}b',
  ],
  ['line breaks are spaces', String.raw`"a\r\nb\rc\td"`, 'a b c d'],
])('X2, X3 in a title %s', async (_, title, expected) => {
  const { rss, atom, json } = await feedsOfPost(`title: ${title}`)
  expect(textOf(entryElements(rss)[0] ?? xml(rss), 'title')).toBe(expected)
  expect(textOf(entryElements(atom)[0] ?? xml(atom), 'title')).toBe(expected)
  expect(items(json)[0]?.['title']).toBe(expected)
})

test('X12 neither the clock nor the order of the files shows', async () => {
  const posts = { 'a.md': post('title: A'), 'b.md': post('title: B'), 'c.md': post('title: C') }
  const textsOf = async (input: Parameters<typeof runPipeline>[0]) => {
    const { files = [] } = await runPipeline(input)
    return files.map(({ path, text }) => ({ path, text }))
  }
  const texts = await textsOf(aPublication(posts))
  const reversed = aPublication(Object.fromEntries(Object.entries(posts).reverse()))
  const later = { ...reversed, now: (now + 86_400_000 * 365) as typeof now }
  expect(await textsOf(later)).toEqual(texts)
})

test.each([
  ['X4 what looks like mojibake but is none', 'Â«citationÂ»'],
  ['X14 emoji of several characters', '👩‍💻🇺🇦👍🏽'],
  ['X14 text from right to left with its marks', 'שלום \u200F(مرحبا)\u200E'],
  ['X14 invisible but legal characters', 'a\u200Bb\u2028c\u00ADd\u00A0e'],
  ['X14 letters that are not composed', 'e\u0301'],
])('%s pass unharmed', async (_, text) => {
  const { rss, atom, json } = await feedsOfPost(`title: '${text}'`, text)
  const titles = [...entryElements(rss), ...entryElements(atom)].map((entry) =>
    textOf(entry, 'title'),
  )
  expect([...titles, items(json)[0]?.['title']]).toEqual([text, text, text])
  expect(items(json)[0]?.['content_html']).toBe(`<p>${text}</p>`)
})

test('X16 the feed names its language, and an entry only one of its own', async () => {
  const posts = { 'de.md': post('lang: de'), 'fr.md': post(''), 'none.md': post('lang: fr') }
  const feeds = await feedsOf(posts, { language: 'fr' })
  expect(xml(feeds.atom).attributes.get('xml:lang')).toBe('fr')
  expect(elements(feeds.rss, 'rss/channel/language')[0]?.text).toBe('fr')
  const own = ['de', undefined, undefined]
  expect(entryElements(feeds.atom).map(({ attributes }) => attributes.get('xml:lang'))).toEqual(own)
  expect(entryElements(feeds.rss).map((entry) => textOf(entry, 'dc:language'))).toEqual(own)
  expect(items(feeds.json).map(({ language }) => language)).toEqual(own)
})
