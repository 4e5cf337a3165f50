import { expect, test } from 'vitest'
import {
  type Document,
  elements,
  entryElements,
  items,
  json,
  linkOf,
  textOf,
  texts,
} from './document.ts'
import { allFeeds, feedsOfPost } from './publications.ts'
import { type Rule, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, URLs: those of elements, attributes and JSON members. */
const formats = ['rss', 'atom', 'json'] as const

const xmlUrls = /\/(?:link|url|docs|id|icon|logo|uri)$/
const xmlAttributes = ['href', 'url', 'uri', 'src', 'scheme', 'domain']
const jsonUrls = /(?:^|[._])(?:url|icon|favicon|image|avatar|banner_image)$/

/** Where each URL of a feed stands, and what it is. */
function urls(document: Document): readonly (readonly [place: string, url: string])[] {
  if (document.format === 'json') {
    return texts(json(document)).filter(([path]) => jsonUrls.test(path))
  }
  return elements(document).flatMap(({ path, children, text, attributes }) => {
    const isUrl =
      children.length === 0 &&
      text !== '' &&
      (xmlUrls.test(path) || attributes.get('isPermaLink') === 'true')
    return [
      ...(isUrl ? [[path, text] as const] : []),
      ...xmlAttributes.flatMap((name) => {
        const value = attributes.get(name)
        return value === undefined ? [] : [[`${path}@${name}`, value] as const]
      }),
    ]
  })
}

/** A rule that every single URL must keep. */
function urlRule(
  rule: Pick<Rule, 'id' | 'says' | 'brokenBy'>,
  isRight: (url: string) => boolean,
): Rule {
  return {
    ...rule,
    formats,
    violations: (document) =>
      unless(
        urls(document),
        ([, url]) => isRight(url),
        ([place, url]) => `${place} is ${url}`,
      ),
  }
}

const rfc3986 =
  /^[a-z][a-z0-9+.-]*:(?:\/\/[\w.~!$&'()*+,;=:%-]*)?(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*)?$/

const rules: readonly Rule[] = [
  urlRule(
    {
      id: 'U1',
      says: 'every URL is absolute, with a scheme',
      brokenBy: [
        [/<link>[^<]*/, '<link>/about/'],
        [/(<link rel="alternate" .*?href=")https:/, '$1'],
        [/"url": "[^"]*"/, '"url": "../post/"'],
      ],
    },
    (url) => /^[a-z][a-z0-9+.-]*:./.test(url),
  ),
  {
    id: 'U1',
    says: 'nothing depends on xml:base',
    formats: ['rss', 'atom'],
    violations: (document) =>
      unless(elements(document), ({ attributes }) => !attributes.has('xml:base')),
    brokenBy: [['<feed', '<feed xml:base="https://example.org/"']],
  },
  urlRule(
    {
      id: 'U2',
      says: 'every URL is ASCII, its host in punycode',
      brokenBy: [
        [/xn--bcher-kva/, 'bücher'],
        [/(<link rel="alternate" .*?)%E4%B8%AD/, '$1中'],
        [/("url": ".*?)%E6%97%A5/, '$1日'],
      ],
    },
    (url) => /^[\x21-\x7E]+$/.test(url),
  ),
  urlRule(
    {
      id: 'U3',
      says: 'every URL has the characters of RFC 3986 only, and upper-case hex digits',
      brokenBy: [
        [/(<link rel="related" .*?)%5B%5D=1%7C2/, '$1[]=1|2'],
        [/(<link>.*?)%C3%B8/, '$1%c3%b8'],
        [/(<icon>.*?)%5Bn%5D/, '$1[n]'],
        [/("external_url": ".*?)%5E/, '$1^'],
      ],
    },
    (url) => rfc3986.test(url),
  ),
  urlRule(
    {
      id: 'U4',
      says: 'no URL is escaped twice',
      brokenBy: [
        [/(<link rel="related" .*?&amp;)/, '$1amp;'],
        [/("external_url": "[^"]*&)/, '$1amp;'],
      ],
    },
    (url) => !/&(?:amp|#x?\w+);|%25[\dA-F]{2}/.test(url),
  ),
  urlRule(
    {
      id: 'U5',
      says: 'every URL has a scheme that the validator knows',
      brokenBy: [
        [/<id>urn:/, '<id>did:'],
        ['"home_page_url": "https:', '"home_page_url": "gemini:'],
      ],
    },
    (url) => /^(?:https?|mailto|tag|urn):/.test(url),
  ),
  urlRule(
    {
      id: 'U6',
      says: 'every web address has a host',
      brokenBy: [
        [/<link>https:\/\//, '<link>https:///'],
        [/"feed_url": "https:\/\//, '"feed_url": "https:'],
      ],
    },
    (url) => !/^https?:/.test(url) || /^https?:\/\/[^/?#]+/.test(url),
  ),
  urlRule(
    {
      id: 'U7',
      says: 'every web address is in its canonical form',
      brokenBy: [
        [/<link>https:\/\/meridian/, '<link>https://Meridian'],
        [/(<link>https:\/\/example\.org)/, '$1:443'],
        [/"home_page_url": "https:\/\/example\.org\/"/, '"home_page_url": "https://example.org"'],
        [/(<link rel="alternate" .*?example\.org\/)/, '$1a/../'],
      ],
    },
    (url) => !/^https?:/.test(url) || new URL(url).href === url,
  ),
]

testRules(rules)

test.each([
  ['/søk/', 'https://example.org/s%C3%B8k/'],
  ['/?a[]=1|2&b={c}', 'https://example.org/?a%5B%5D=1%7C2&b=%7Bc%7D'],
  ['/#[x]|y', 'https://example.org/#%5Bx%5D%7Cy'],
  ['/100%', 'https://example.org/100%25'],
  ['https://[::1]/', 'https://[::1]/'],
  ['https://日本.example:443/a/../b', 'https://xn--wgv71a.example/b'],
])('U2, U3, U4 a page at %s is the same URL in all formats', async (reference, url) => {
  const { rss, atom, json } = await feedsOfPost(`url: '${reference}'`)
  expect(entryElements(rss).map((item) => textOf(item, 'link'))).toEqual([url])
  expect(entryElements(atom).map((entry) => linkOf(entry, 'alternate'))).toEqual([url])
  expect(items(json).map((item) => item['url'])).toEqual([url])
})

test('U7 the formats call the site and its pages by the same URLs', async () => {
  for (const { rss, atom, json: jsonFeed } of await allFeeds()) {
    const site = elements(rss, 'rss/channel/link')[0]?.text
    expect(elements(atom, 'feed/link').map(({ attributes }) => attributes.get('href'))).toContain(
      site,
    )
    expect(json(jsonFeed)['home_page_url']).toBe(site)
    const pages = entryElements(rss).map((item) => textOf(item, 'link'))
    expect(entryElements(atom).map((entry) => linkOf(entry, 'alternate'))).toEqual(pages)
    expect(items(jsonFeed).map(({ url }) => url)).toEqual(pages)
  }
})
