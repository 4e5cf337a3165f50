import type { Feed as FeedPackage } from 'feed'
import type { FeedOptions, Item } from '../../src/integrations/feed/index.ts'

/** Something that the package `feed` and the drop-in write differently. */
export interface DropInCase {
  /** The first column of the row of `docs/drop-in.md` that documents it. */
  readonly row: string
  /** Other rows that it cannot but show as well. */
  readonly also?: readonly string[]
  readonly options?: { readonly [Name in keyof FeedOptions]?: FeedOptions[Name] | undefined }
  /** Laid over the ordinary item; null for a feed without items. */
  readonly item?: { readonly [Name in keyof Item]?: Item[Name] | undefined } | null
  readonly fill?: (feed: FeedPackage) => void
}

/** With all that both packages write alike, so that a loss of any of it is a difference. */
export const ordinaryOptions: FeedOptions = {
  id: 'https://example.org/',
  title: 'Example',
  link: 'https://example.org/',
  description: 'A site',
  updated: new Date('2025-05-18T00:00:00Z'),
  generator: 'A script',
  ttl: 30,
  docs: 'https://example.org/docs',
  image: 'https://example.org/logo.png',
  copyright: '© Example',
}

export const ordinaryItem: Item = {
  title: 'Hello',
  id: 'tag:example.org,2025:hello',
  link: 'https://example.org/hello/',
  date: new Date('2025-05-17T09:30:00Z'),
  published: new Date('2025-05-17T09:30:00Z'),
  description: 'A summary',
  content: '<p>A text that is long enough to be the article.</p>',
  contributor: [{ name: 'Bo', email: 'bo@example.org', link: 'https://example.org/bo' }],
}

const url = (path: string) => `https://example.org/${path}`
const picture = 'data:image/png;base64,AAAA'
const jo = { name: 'Jo', email: 'jo@example.org', link: url('jo'), avatar: url('jo.png') }

const headCases: readonly DropInCase[] = [
  { row: '`language`', options: { language: 'en_US' } },
  { row: 'No `updated`', options: { updated: undefined } },
  { row: 'No `generator`', options: { generator: undefined } },
  { row: 'No `docs`', options: { docs: undefined } },
  { row: 'No `ttl`', options: { ttl: undefined } },
  { row: 'No `description`', options: { description: undefined } },
  { row: 'No `options.id`', options: { id: undefined } },
  {
    row: '`feedLinks`',
    options: { feedLinks: { rss: url('rss.xml'), atom: url('atom.xml'), json: url('feed.json') } },
  },
  { row: '`feed`', options: { feed: url('atom.xml') } },
  { row: '`feed`', options: { feed: url('feed.json') } },
  { row: '`feed`', options: { feed: url('feed'), feedLinks: { rss: url('rss.xml') } } },
  { row: '`hub`', options: { hub: 'https://hub.example.org/' } },
  { row: 'A hub that is not on the web', options: { hub: 'wss://hub.example.org/' } },
  { row: '`image` of another kind', options: { image: url('logo.svg') } },
  { row: 'A picture that is data', options: { image: picture, favicon: picture } },
  { row: '`favicon`', options: { favicon: url('favicon.ico') } },
  {
    row: '`options.author`',
    also: ['`author` in RSS'],
    options: { author: jo },
    item: { author: [{ name: 'Ann' }] },
  },
  { row: 'A feed without items', item: null },
  {
    row: '`podcast`',
    also: ['`options.author`', '`title` and `duration` of a file'],
    options: { podcast: true, category: 'Arts', image: url('c.png'), author: jo },
    item: { audio: { url: url('a.mpeg'), type: 'audio/mpeg', length: 5, duration: 3725 } },
  },
  { row: '`stylesheet`', options: { stylesheet: '/feed.css' } },
  {
    row: 'Entities in plain text',
    also: ['`name` and `term`'],
    options: { title: 'Write &amp;', description: 'Write &amp;', copyright: 'Write &amp;' },
    item: { title: 'Write &amp;', category: [{ name: '&amp;', term: '&amp;' }] },
    fill: (feed) => feed.addCategory('&amp;'),
  },
  { row: 'A person without a name', fill: (feed) => feed.addContributor({ email: 'cy@e.org' }) },
  {
    row: 'Extensions with a prefix',
    fill: (feed) => feed.addExtension({ name: 'media:rating', objects: { _text: 'adult' } }),
  },
  {
    row: 'Extensions with a prefix',
    item: { extensions: [{ name: 'media:rating', objects: { _text: 'adult' } }] },
  },
  {
    row: 'Extensions without a prefix',
    fill: (feed) => feed.addExtension({ name: 'mood', objects: { level: 1 } }),
  },
  {
    row: 'Extensions without a prefix',
    item: { extensions: [{ name: '_mood', objects: { level: 1 } }] },
  },
  {
    row: 'Two extensions with one name',
    fill(feed) {
      for (const text of ['Arts', 'News']) {
        feed.addExtension({ name: 'itunes:category', objects: { _attributes: { text } } })
      }
    },
  },
]

const itemCases: readonly DropInCase[] = [
  { row: 'An `id` that is the link', item: { id: url('hello/') } },
  { row: 'An `id` that is not a URL', item: { id: 'hello' } },
  { row: 'An `id` in another spelling', item: { id: 'https://E.org/%7Ea' } },
  { row: 'No `id`', item: { id: undefined } },
  { row: 'No `id`', item: { id: undefined, guid: 'abc' } },
  { row: 'No `link`', item: { link: undefined } },
  { row: 'Relative addresses', item: { link: '/hello/', image: '/a.png' } },
  { row: 'Relative addresses', options: { image: '/logo.png', feedLinks: { json: '/feed.json' } } },
  { row: 'The spelling of links', item: { link: url('%c3%bc/') } },
  { row: 'No `title`', item: { title: undefined } },
  { row: 'No `title`', item: { title: '' } },
  { row: 'Markup in a `description`', item: { description: '<p>One <b>two</b></p>' } },
  {
    row: 'Markup in a `description`',
    item: { description: '<p>One <b>two</b></p>', content: undefined },
  },
  { row: 'A plain `description` with `<` or `&`', item: { description: 'Use <b> & &amp;' } },
  { row: 'A `description` alone', item: { content: undefined } },
  { row: 'A long `description`', item: { description: 'Some more words. '.repeat(5).trim() } },
  { row: 'A `content` alone', item: { description: undefined } },
  { row: 'No text', item: { description: undefined, content: undefined } },
  {
    row: 'Unsafe or unfit HTML',
    item: { content: '<p onclick="x()"><a href="/a">a</a> and <b>bold</p><script>x</script>' },
  },
  { row: '`author` in RSS', item: { author: [jo, { name: 'Ann' }] } },
  {
    row: '`author` in JSON Feed',
    also: ['`author` in RSS'],
    item: { author: [{ name: 'Jo' }, { name: 'Ann' }] },
  },
  {
    row: 'A person without a name',
    item: { author: [{ email: 'jo@example.org' }], contributor: [{ email: 'cy@example.org' }] },
  },
  { row: '`name` and `term`', item: { category: [{ name: 'Cats' }] } },
  { row: '`name` and `term`', item: { category: [{ term: 'cats' }] } },
  { row: '`name` and `term`', item: { category: [{ name: 'Cats', term: 'cats' }] } },
  { row: '`domain` and `scheme`', item: { category: [{ name: 'Cats', domain: url('d') }] } },
  { row: '`domain` and `scheme`', item: { category: [{ name: 'Cats', scheme: url('s') }] } },
  {
    row: '`domain` and `scheme`',
    item: { category: [{ name: 'Cats', domain: url('d'), scheme: url('s') }] },
  },
  { row: 'A `scheme` that is not a URI', item: { category: [{ name: 'Cats', scheme: 'pets' }] } },
  { row: 'Commas and repetitions', item: { category: [{ name: 'Food, Drink' }] } },
  { row: 'Commas and repetitions', item: { category: [{ name: 'Cats' }, { name: 'cats' }] } },
  { row: '`item.image`', item: { image: url('a.png') } },
  {
    row: '`item.image`',
    item: { image: { url: url('a.png'), type: 'image/png', length: 5, title: 'A' } },
  },
  { row: 'A picture that is data', item: { image: picture } },
  { row: 'Media types', item: { audio: url('a.mp3') } },
  { row: 'Media types', item: { audio: { url: url('a'), type: 'audio/mpeg' } } },
  {
    row: '`title` and `duration` of a file',
    item: { audio: { url: url('a.mp3'), type: 'audio/mpeg', length: 5, title: 'A', duration: 60 } },
  },
  {
    row: 'Several files',
    item: {
      audio: url('a.aac'),
      video: url('v.mp4'),
      enclosure: { url: url('p.aac'), type: 'audio/aac' },
    },
  },
  { row: 'Several files', item: { audio: url('a.aac'), enclosure: { url: url('a.aac') } } },
  { row: '`date` without `published`', item: { published: undefined } },
  { row: 'A `date` after `published`', item: { date: new Date('2025-05-18T09:30:00Z') } },
  { row: 'A `date` before `published`', item: { date: new Date('2025-05-16T09:30:00Z') } },
  { row: '`item.copyright`', item: { copyright: 'Jo' } },
  {
    row: 'The order of items',
    fill(feed) {
      const published = new Date('2025-06-01T00:00:00Z')
      feed.addItem({ ...ordinaryItem, id: 'tag:example.org,2025:newer', published })
    },
  },
  {
    row: 'Forbidden characters',
    item: { content: '<p>A\u000Btext that is long enough to be the article.</p>' },
  },
]

export const differenceCases: readonly DropInCase[] = [...headCases, ...itemCases]
