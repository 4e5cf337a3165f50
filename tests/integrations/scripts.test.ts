import { Feed as FeedPackage } from 'feed'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { Feed } from '../../src/integrations/feed/index.ts'
import { serialized } from './feeds.ts'

/** Scripts as people have them around the package `feed`, to be run with either class. */
const scripts: Readonly<Record<string, (feed: (options: Options) => FeedPackage) => FeedPackage>> =
  {
    'a blog with authors, as in the package’s README'(create) {
      const feed = create({
        title: 'Feed Title',
        description: 'This is my personal feed!',
        id: 'http://example.com/',
        link: 'http://example.com/',
        language: 'en',
        image: 'http://example.com/image.png',
        favicon: 'http://example.com/favicon.ico',
        copyright: 'All rights reserved 2013, John Doe',
        updated: new Date(2013, 6, 14),
        generator: 'awesome',
        feedLinks: { json: 'https://example.com/json', atom: 'https://example.com/atom' },
        author: {
          name: 'John Doe',
          email: 'johndoe@example.com',
          link: 'https://example.com/john',
        },
      })
      for (const slug of ['one', 'two']) {
        feed.addItem({
          title: `Post ${slug}`,
          id: `http://example.com/${slug}`,
          link: `http://example.com/${slug}`,
          description: 'A description of the post',
          content: '<h2>Part</h2><p>Words, and <a href="/more">more</a> words.</p>',
          author: [
            { name: 'Jane Doe', email: 'janedoe@example.com', link: 'https://example.com/jane' },
            { name: 'Joe Smith', email: 'joesmith@example.com' },
          ],
          contributor: [{ name: 'Shawn Kemp', email: 'shawnkemp@example.com' }],
          date: new Date('2013-07-14T10:00:00Z'),
          image: `http://example.com/${slug}.jpg`,
        })
      }
      feed.addCategory('Technologie')
      feed.addContributor({ name: 'Johan Cruyff', link: 'https://example.com/johancruyff' })
      return feed
    },

    'a podcast with extensions of its own'(create) {
      const feed = create({
        title: 'A Podcast',
        link: 'https://example.org/',
        description: 'Talk',
        language: 'pt-br',
        podcast: true,
        category: 'Technology',
        image: 'https://example.org/cover.jpg',
        author: { name: 'Mira', email: 'mira@example.org' },
      })
      feed.addExtension({ name: 'itunes:type', objects: { _text: 'episodic' } })
      feed.addExtension({ name: 'podcast:locked', objects: { _text: 'yes' } })
      feed.addItem({
        title: 'Episode 1',
        id: 'https://example.org/1',
        link: 'https://example.org/1',
        date: new Date('2024-02-03T04:05:06Z'),
        description: 'We talk.',
        audio: { url: 'https://cdn.example.org/1.mp3?token=a&b', length: 123, duration: 61 },
        extensions: [{ name: 'itunes:episode', objects: { _text: 1 } }],
      })
      return feed
    },

    'an aggregator with categories, and names declared the way of xml-js'(create) {
      const feed = create({ title: 'Planet', id: 'planet', link: 'https://planet.example.org' })
      feed.addExtension({
        name: '_attributes',
        objects: { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
      })
      feed.addExtension({ name: 'follow_challenge', objects: { feedId: '1', userId: '2' } })
      feed.addItem({
        title: 'From elsewhere',
        id: 'https://elsewhere.example.org/?p=1',
        link: 'https://elsewhere.example.org/?p=1&utm_source=planet',
        date: new Date('2024-02-03T04:05:06Z'),
        content: '<p>Hello &amp; <em>goodbye</em></p>',
        category: [
          { name: 'Cats', domain: 'https://elsewhere.example.org/cats' },
          { name: 'Q&A', term: 'qa', scheme: 'https://elsewhere.example.org/qa' },
        ],
        extensions: [{ name: 'dc:source', objects: { _cdata: 'Elsewhere' } }],
      })
      return feed
    },
  }

type Options = ConstructorParameters<typeof FeedPackage>[0]

function names(feed: FeedPackage): object {
  return {
    rss: parseRssFeed(feed.rss2()).items?.map(({ title, link, guid, pubDate }) => {
      return { title, link, guid: guid?.value, pubDate }
    }),
    atom: parseAtomFeed(feed.atom1()).entries?.map(({ title, id, updated, links }) => {
      return { title: title?.value, id, updated: Date.parse(updated ?? ''), link: links?.[0]?.href }
    }),
    json: parseJsonFeed(feed.json1()).items?.map(({ title, id, url }) => ({ title, id, url })),
  }
}

test.each(Object.entries(scripts))('%s', (_, script) => {
  const theirs = script((options) => new FeedPackage(options))
  const ours = script((options) => new Feed(options))
  serialized(ours)
  expect(names(ours)).toEqual(names(theirs))
})
