import { expect, test } from 'vitest'
import { wordSet } from '../../src/model/index.ts'
import { child, elements, entryElements, textOf, type XmlElement, xml } from './document.ts'
import { feedsOf, feedsOfPost, post, problemsOfPost } from './publications.ts'
import { type Rule, repeated, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, RSS 2.0. */
const formats = ['rss'] as const

const channelElements = wordSet(`
  title link description language copyright lastBuildDate category generator docs ttl image item
  atom:link fh:archive dc:creator
`)
const itemElements = wordSet(`
  title link guid pubDate description content:encoded atom:updated dc:creator dc:language category
  media:content media:thumbnail
`)

const rules: readonly Rule[] = [
  {
    id: 'R1',
    says: 'the root is rss 2.0 in no namespace, with one channel',
    formats,
    violations: (document) => {
      const { name, uri, attributes, children } = xml(document)
      const isRight =
        name === 'rss' &&
        uri === '' &&
        attributes.get('version') === '2.0' &&
        children.map((each) => each.name).join(' ') === 'channel'
      return isRight ? [] : [`${name} ${uri} ${[...attributes].join(' ')}`]
    },
    brokenBy: [
      ['version="2.0"', 'version="2.1"'],
      ['<rss ', '<rss xmlns="http://backend.userland.com/rss2" '],
      ['</rss>', '<channel/></rss>'],
    ],
  },
  {
    id: 'R2',
    says: 'the channel has title, link and description, each once and not blank',
    formats,
    violations: (document) =>
      unless(['title', 'link', 'description'], (name) => {
        const found = elements(document, `rss/channel/${name}`)
        return found.length === 1 && found[0]?.text.trim() !== ''
      }),
    brokenBy: [
      [/<title>[^<]*<\/title>/, ''],
      [/<link>[^<]*<\/link>/, ''],
      [/<description>[^<]*/, '<description>'],
      [/<link>[^<]*<\/link>/, '$&$&'],
    ],
  },
  {
    id: 'R3',
    says: 'the first element of the channel is the self link: where the feed is served',
    formats,
    violations: (document) => {
      const [first] = elements(document, 'rss/channel')[0]?.children ?? []
      const { rel, type, href } = Object.fromEntries(first?.attributes ?? [])
      const isRight =
        first?.name === 'atom:link' &&
        rel === 'self' &&
        type === 'application/rss+xml' &&
        href === document.url
      return isRight ? [] : [`${first?.name} ${rel} ${type} ${href}`]
    },
    brokenBy: [
      [/<atom:link rel="self".*\n/, ''],
      [/(<atom:link .*)rss.xml/, '$1feed.xml'],
      [/(<atom:link .*href=")https:\/\/[^/]*/, '$1'],
      ['application/rss+xml', 'application/xml'],
      [/(<atom:link .*\n)(.*\n)/, '$2$1'],
    ],
  },
  {
    id: 'R4',
    says: 'the items come last',
    formats,
    violations: (document) => {
      const names = elements(document, 'rss/channel')[0]?.children.map(({ name }) => name) ?? []
      const first = names.indexOf('item')
      return first === -1 ? [] : names.slice(first).filter((name) => name !== 'item')
    },
    brokenBy: [['</channel>', '<ttl>60</ttl></channel>']],
  },
  {
    id: 'R5',
    says: 'each element of the channel is there once, and no twin of it in another vocabulary',
    formats,
    violations: (document) => {
      const names = elements(document, 'rss/channel')[0]?.children.map(({ name }) => name) ?? []
      const single = names.filter((name) => !/^(?:item|category|atom:link)$/.test(name))
      const twins = names.filter((name) => /^(?:dc(?!:creator$)|dcterms|admin):/.test(name))
      return [...repeated(single), ...twins]
    },
    brokenBy: [
      [/<language>[^<]*<\/language>/, '$&$&'],
      [/<language>/, '<dc:language>en</dc:language>$&'],
    ],
  },
  {
    id: 'R7',
    says: 'an item has one dc:creator and no author, and the channel one where it has no items',
    formats,
    violations: (document) => {
      const [item] = entryElements(document)
      const creators = ({ children }: XmlElement) => {
        return children.filter(({ name }) => name === 'dc:creator').length
      }
      return [
        ...unless(
          entryElements(document),
          (item) => creators(item) === 1 && item.children.every(({ name }) => name !== 'author'),
          (item) => `${textOf(item, 'link')}`,
        ),
        ...unless(
          elements(document, 'rss/channel'),
          (channel) =>
            creators(channel) === (item === undefined ? 1 : 0) &&
            channel.children.every(({ name }) => name !== 'managingEditor'),
          () => 'channel',
        ),
      ]
    },
    brokenBy: [
      [/<dc:creator>[^<]*<\/dc:creator>\s*<title>/, '<title>'],
      [/<docs>/, '<dc:creator>Jane</dc:creator>$&'],
      [/<dc:creator>[^<]*<\/dc:creator>/, ''],
      [/<dc:creator>[^<]*<\/dc:creator>/, '$&$&'],
      [/<dc:creator>/, '<author>jane@example.org (Jane)</author>$&'],
    ],
  },
  {
    id: 'R9',
    says: 'the image has the title and the link of the channel, and a kind that is shown',
    formats,
    violations: (document) => {
      const [channel] = elements(document, 'rss/channel')
      const image = channel && child(channel, 'image')
      if (channel === undefined || image === undefined) return []
      return [
        ...unless(['title', 'link'], (name) => textOf(image, name) === textOf(channel, name)),
        ...unless([textOf(image, 'url') ?? ''], (url) =>
          /^https?:.*\.(?:gif|jpe?g|png)$/.test(url),
        ),
        ...unless(
          image.children,
          ({ name }) => /^(?:url|title|link)$/.test(name),
          ({ name }) => name,
        ),
      ]
    },
    brokenBy: [
      [/(<image>\s*<url>[^<]*)\.png/, '$1.svg'],
      [/(<image>[\s\S]*?<title>)/, '$1The logo of '],
      [/(<image>[\s\S]*?<link>[^<]*)\/</, '$1<'],
      [/<url>[^<]*<\/url>/, '$&<width>400</width>'],
    ],
  },
  {
    id: 'R10',
    says: 'the channel has a ttl of whole minutes, and nothing that is out of use',
    formats,
    violations: (document) => [
      ...unless(elements(document, 'rss/channel/ttl'), ({ text }) => /^[1-9]\d*$/.test(text)),
      ...unless(
        elements(document),
        ({ name }) => !/^(?:skipHours|skipDays|textInput|cloud|rating)$/.test(name),
        ({ name }) => name,
      ),
    ],
    brokenBy: [
      ['<ttl>60', '<ttl>0'],
      ['<ttl>60', '<ttl>60.5'],
      ['<ttl>', '<skipHours><hour>24</hour></skipHours><ttl>'],
    ],
  },
  {
    id: 'R11',
    says: 'the channel says what made it, where RSS is explained, and when it changed',
    formats,
    violations: (document) => {
      const of = (name: string) => elements(document, `rss/channel/${name}`)[0]?.text
      const hasItems = entryElements(document).length > 0
      return [
        ...(of('docs') === 'https://www.rssboard.org/rss-specification' ? [] : ['docs']),
        ...(of('generator') === 'Feedwright' ? [] : ['generator']),
        ...((of('lastBuildDate') !== undefined) === hasItems ? [] : ['lastBuildDate']),
      ]
    },
    brokenBy: [
      [/<docs>.*<\/docs>/, ''],
      ['<generator>Feedwright', '<generator>Feedwright 0.1.0'],
      [/<lastBuildDate>.*<\/lastBuildDate>/, ''],
    ],
  },
  {
    id: 'R12',
    says: 'an item has a title or a description, each once at most and not blank',
    formats,
    violations: (document) =>
      entryElements(document).flatMap(({ children }) => {
        const found = children.filter(({ name }) => /^(?:title|description)$/.test(name))
        const names = found.map(({ name }) => name)
        const blank = found.filter(({ text }) => text.trim() === '').map(({ name }) => name)
        return [...repeated(names), ...blank, ...(names.length === 0 ? ['neither'] : [])]
      }),
    brokenBy: [
      [/(<item>\s*<title>)[^<]*/, '$1'],
      [/(<item>\s*)(<title>[^<]*<\/title>)/, '$1$2$2'],
      [/(<item>)\s*(?:<title>[^<]*<\/title>)?([\s\S]*?)<description>[^<]*<\/description>/, '$1$2'],
    ],
  },
  {
    id: 'R13',
    says: 'an item has one guid, which is unique and is a permalink only if it is the link',
    formats,
    violations: (document) => {
      const guids = elements(document, 'rss/channel/item/guid')
      return [
        ...repeated(guids.map(({ text }) => text)),
        ...unless(
          guids,
          ({ text }) => !/^\d{1,8}$/.test(text) && /^[\x21-\x7E]{1,200}$/.test(text),
        ),
        ...unless(
          entryElements(document),
          ({ children }) => {
            const [guid, ...others] = children.filter(({ name }) => name === 'guid')
            const link = children.find(({ name }) => name === 'link')?.text
            const isPermalink = guid?.text === link
            return (
              others.length === 0 && guid?.attributes.get('isPermaLink') === String(isPermalink)
            )
          },
          (item) => `${textOf(item, 'link')}`,
        ),
      ]
    },
    brokenBy: [
      [/<guid.*<\/guid>/, ''],
      [/isPermaLink="false"/, 'isPermaLink="true"'],
      [/ isPermaLink="true"/, ''],
      [/<guid [^>]*>[^<]*/g, '<guid isPermaLink="false">tag:example.org,2025:same'],
      [/<guid [^>]*>[^<]*/, '<guid isPermaLink="false">1234'],
      [/(<guid [^>]*>)[^<]*/, '$1日本'],
    ],
  },
  {
    id: 'R14',
    says: 'the content of an item stands right behind its description',
    formats,
    violations: (document) =>
      unless(
        entryElements(document),
        ({ children }) => {
          const names = children.map(({ name }) => name)
          const content = names.indexOf('content:encoded')
          return (
            names.includes('description') &&
            (content === -1 || names[content - 1] === 'description')
          )
        },
        (item) => `${textOf(item, 'link')}`,
      ),
    brokenBy: [
      [/<description>[^<]*<\/description>(?=\s*<content)/, ''],
      [/(<description>[^<]*<\/description>)\s*(<content:encoded>[^<]*<\/content:encoded>)/, '$2$1'],
    ],
  },
  {
    id: 'R16',
    says: 'an item has an absolute link, and no category that is blank',
    formats,
    violations: (document) => [
      ...unless(entryElements(document), (item) =>
        /^https?:\/\/./.test(textOf(item, 'link') ?? ''),
      ),
      ...unless(elements(document, 'rss/channel/item/category'), ({ text }) => text.trim() !== ''),
    ],
    brokenBy: [
      [/(<item>[\s\S]*?)<link>.*<\/link>/, '$1'],
      [/(<item>[\s\S]*?<link>)https:\/\/[^/]*/, '$1'],
      [/<category>[^<]*/, '<category> '],
    ],
  },
  {
    id: 'R17',
    says: 'there is no element that RSS does not know, and its own have attributes and text as they should',
    formats,
    violations: (document) => [
      ...unless(
        elements(document),
        ({ path, name }) =>
          (!/^rss\/channel\/[^/]+$/.test(path) || channelElements.has(name)) &&
          (!/^rss\/channel\/item\/[^/]+$/.test(path) || itemElements.has(name)) &&
          !/^rss\/channel\/item\/[^/]+\//.test(path),
        ({ path }) => path,
      ),
      ...unless(
        elements(document)
          .slice(1)
          .filter(({ name }) => !name.includes(':')),
        ({ name, attributes, children, text }) =>
          [...attributes.keys()].every(
            (attribute) => name === 'guid' && attribute === 'isPermaLink',
          ) &&
          (children.length === 0 || text.trim() === ''),
        ({ path }) => `${path} has attributes or text`,
      ),
    ],
    brokenBy: [
      ['<item>', '<item><updated>2025-05-17T09:30:00Z</updated>'],
      ['<title>', '<title xml:lang="en">'],
      ['<pubDate>', '<pubDate type="text">'],
      ['<item>', '<item>text'],
      [/(<item>\s*<title>)/, '$1<em>a</em>'],
    ],
  },
  {
    id: 'R18',
    says: 'of the elements of Atom an item has only the time of its last edit',
    formats,
    violations: (document) =>
      entryElements(document).flatMap(({ children }) => {
        const names = children.map(({ name }) => name).filter((name) => name.startsWith('atom:'))
        return [...repeated(names), ...names.filter((name) => name !== 'atom:updated')]
      }),
    brokenBy: [[/<item>/, '<item><atom:id>tag:example.org,2025:x</atom:id>']],
  },
  {
    id: 'R20',
    says: 'the newest item comes first, and there are fifty at most',
    formats,
    violations: (document) => {
      const times = elements(document, 'rss/channel/item/pubDate').map(({ text }) =>
        Date.parse(text),
      )
      return [
        ...times.filter((time, index) => time > (times[index - 1] ?? time)).map(String),
        ...(times.length > 50 ? [`${times.length} items`] : []),
      ]
    },
    brokenBy: [[/(<item>[\s\S]*?<pubDate>)[^<]*/, '$1Wed, 01 Jan 2020 00:00:00 GMT']],
  },
]

testRules(rules)

const author = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` })

test.each([
  ['one author', 'author: Jane', 'Jane'],
  ['two authors', 'authors: [Jane, { name: Bob, email: bob@example.org }]', 'Jane, Bob'],
  ['no author', 'title: A', 'Example'],
])('R6, R7, R8 of %s the names are given and no address', async (_, yaml, creator) => {
  const { rss } = await feedsOfPost(yaml, 'Text.', { authors: { a: author('A'), b: author('B') } })
  expect(entryElements(rss).map((item) => textOf(item, 'dc:creator'))).toEqual([creator])
  expect(rss.text).not.toMatch(/@|managingEditor|webMaster/)
})

test.each(['/logo.svg', '/logo.webp', '/favicon.ico'])(
  'R9 %s is no image of a channel',
  async (image) => {
    const { rss } = await feedsOf({}, { image })
    expect(elements(rss, 'rss/channel/image')).toEqual([])
  },
)

test.each(['<!-- a comment -->', '<br>', '&nbsp;', '<script>alert(1)</script>', '[^1]: A note.'])(
  'R12 a post without a title is refused if all that it says is %s',
  async (body) => {
    expect(await problemsOfPost(post('', body))).toContainEqual(
      expect.objectContaining({ code: 'post-empty', file: 'posts/post.md' }),
    )
  },
)

test('R14 what needs no summary stands in the description', async () => {
  const { rss } = await feedsOfPost('title: A', 'Just a line.')
  expect(entryElements(rss).map((item) => textOf(item, 'description'))).toEqual([
    '<p>Just a line.</p>',
  ])
  expect(elements(rss, 'rss/channel/item/content:encoded')).toEqual([])
})

test('R18 an item says when it was edited, if it was', async () => {
  const { rss } = await feedsOf({
    'edited.md': post('updated: 2025-06-01T10:00:00Z'),
    'not-edited.md': post('updated: 2025-05-17T09:30:00Z'),
  })
  expect(entryElements(rss).map((item) => textOf(item, 'atom:updated'))).toEqual([
    '2025-06-01T10:00:00Z',
    undefined,
  ])
})

test('R20 of many posts the thirty newest are there', async () => {
  const day = (index: number) => new Date(Date.UTC(2025, 0, index)).toISOString().slice(0, 10)
  const posts = Array.from({ length: 60 }, (_, index) => [
    `${index}.md`,
    post(`date: ${day(index)}`),
  ])
  const { rss } = await feedsOf(Object.fromEntries(posts))
  const links = entryElements(rss).map((item) => textOf(item, 'link'))
  expect(links).toHaveLength(30)
  expect([links[0], links[29]]).toEqual(['https://example.org/59/', 'https://example.org/30/'])
})
