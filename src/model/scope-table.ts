import type { Post } from './post.ts'

/**
 * What posts can be found under, a row for each, in the order in which people are shown the feeds. The
 * types, the config and its defaults, the planned feeds and the files about them follow from this
 * table.
 */
export const termScopes = {
  category: {
    /** What its feeds are called together. */
    heading: 'Categories',
    /** With fewer posts there is no feed, unless the config says otherwise. */
    minPosts: 1,
    /** Whether there are feeds of it where the config names none. */
    isDefault: true,
    /** What a post is found under. */
    namesOf: ({ categories }: Post): readonly string[] => categories,
  },
  collection: {
    heading: 'Collections',
    minPosts: 1,
    isDefault: false,
    namesOf: ({ source }: Post): readonly string[] => {
      return source.collection === undefined ? [] : [source.collection.name]
    },
  },
  language: {
    heading: 'Languages',
    minPosts: 1,
    isDefault: false,
    namesOf: ({ language }: Post): readonly string[] => (language === undefined ? [] : [language]),
  },
  author: {
    heading: 'Authors',
    minPosts: 1,
    isDefault: true,
    namesOf: ({ authors }: Post): readonly string[] => authors.map(({ name }) => name),
  },
  tag: {
    heading: 'Tags',
    minPosts: 2,
    isDefault: false,
    namesOf: ({ tags }: Post): readonly string[] => tags,
  },
}
