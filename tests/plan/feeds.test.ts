import { describe, expect, test } from 'vitest'
import { assembleFeed } from '../../src/assemble/feed-documents.ts'
import { feedId } from '../../src/assemble/feed-id.ts'
import type { ResolvedConfig } from '../../src/config/index.ts'
import { type Author, type Feed, type Post, timestamp } from '../../src/model/index.ts'
import { createPostReader } from '../../src/per-post.ts'
import { planFeeds } from '../../src/plan/index.ts'
import { aConfig, aPost, parsedOf } from '../support/builders.ts'

const day = (number: number) => timestamp(Date.UTC(2025, 4, number))

/** The documents of the first planned feed. */
function feedsOf(posts: readonly Post[], config: ResolvedConfig): readonly Feed[] {
  const parsed = parsedOf(posts)
  const options = { now: day(31), drafts: false }
  const [group] = planFeeds(parsed, options, config, createPostReader()).feeds
  return group === undefined ? [] : assembleFeed(group, [], config, () => 0).feeds
}

function siteFeed(posts: readonly Post[], config: ResolvedConfig): Feed | undefined {
  return feedsOf(posts, config)[0]
}

test('the feed of the site holds the newest posts, up to the limit', () => {
  const posts = ['a', 'b', 'c'].map((slug) => aPost({ slug }))
  expect(siteFeed(posts, aConfig({}, { limit: 2 }))?.posts).toEqual(posts.slice(0, 2))
})

test('a feed is as new as the newest update among its entries', () => {
  const posts = [
    aPost({ published: day(9) }),
    aPost({ published: day(8), updated: day(12) }),
    aPost({ published: day(7), updated: day(30) }),
  ]
  expect(siteFeed(posts, aConfig({}, { limit: 2 }))?.updated).toBe(day(12))
})

test('a feed without posts has no time', () => {
  expect(siteFeed([], aConfig())).toMatchObject({ posts: [], updated: undefined })
})

describe('a document without entries names an author', () => {
  const mira = { name: 'Mira' }
  const yusuf = { name: 'Yusuf', url: 'https://example.org/yusuf/' }

  test('who is the only one of the config', () => {
    expect(siteFeed([], aConfig({ authors: { mira } }))?.authors).toMatchObject([mira])
  })

  test('or the site, where there are none or several', () => {
    const site = [{ name: 'Example', url: 'https://example.org/' }]
    expect(siteFeed([], aConfig())?.authors).toEqual(site)
    expect(siteFeed([], aConfig({ authors: { mira, yusuf } }))?.authors).toEqual(site)
  })

  test('but one with entries leaves that to them', () => {
    expect(siteFeed([aPost()], aConfig())?.authors).toBeUndefined()
  })

  test('as an empty archive is, whose author is that of the feed', () => {
    const feeds = [{ scope: 'author', limit: 1, archive: true } as const]
    const config = aConfig({ authors: { mira, yusuf } }, { feeds })
    const posts = [
      aPost({ slug: 'new', published: day(9), authors: [yusuf as Author] }),
      aPost({ slug: 'old', published: timestamp(Date.UTC(2024, 1)), authors: [yusuf as Author] }),
    ]
    const [subscription, newest, oldest] = feedsOf(posts, config)
    expect([subscription, newest, oldest].map((feed) => feed?.posts.length)).toEqual([1, 0, 1])
    expect(newest?.authors).toEqual([{ ...yusuf, email: undefined, avatar: undefined }])
    expect([subscription?.authors, oldest?.authors]).toEqual([undefined, undefined])
  })
})

test('a feed says what the config says of the site', () => {
  const site = { description: 'News', language: 'en-GB', copyright: '© 2025', icon: '/icon.png' }
  expect(siteFeed([], aConfig(site))).toMatchObject({
    ...site,
    title: 'Example',
    url: 'https://example.org/',
    icon: 'https://example.org/icon.png',
  })
})

test('a feed is published in every format, below the site', () => {
  const config = aConfig({ url: 'https://example.org/blog' }, { files: { rss: 'index.xml' } })
  expect(siteFeed([], config)?.documents).toEqual([
    {
      format: 'rss',
      mediaType: 'application/rss+xml',
      path: 'index.xml',
      url: 'https://example.org/blog/index.xml',
    },
    {
      format: 'atom',
      mediaType: 'application/atom+xml',
      path: 'atom.xml',
      url: 'https://example.org/blog/atom.xml',
    },
    {
      format: 'json',
      mediaType: 'application/feed+json',
      path: 'feed.json',
      url: 'https://example.org/blog/feed.json',
    },
  ])
})

test('the id of a feed is a UUID of version 5 of its authority and folder (RFC 4122)', () => {
  // python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, 'https://example.org/'))"
  expect(feedId(aConfig(), '')).toBe('urn:uuid:527dda32-a0de-5105-a042-cb475b5f7d11')
  expect(feedId(aConfig(), 'tags/日本/')).toBe('urn:uuid:79feb546-864a-590e-8249-1bfbfeecaca5')
})

test('the id of a feed outlives a move of the site, where the authority is fixed', () => {
  const moved = aConfig(
    { url: 'http://example.com/blog/', title: 'Renamed' },
    { identity: { authority: 'example.org' } },
  )
  expect(feedId(moved, '')).toBe(feedId(aConfig(), ''))
})

test('the id of a feed is its page where ids are permalinks', () => {
  const config = aConfig({ url: 'https://example.org/blog' }, { identity: 'permalink' })
  expect(feedId(config, '')).toBe('https://example.org/blog/')
})
