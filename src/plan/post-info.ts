import type { PostInfo } from '../config/index.ts'
import { type Post, rfc3339 } from '../model/index.ts'
import type { WordCounts } from './word-counts.ts'

/** What planning may ask of a post besides its metadata. */
export interface PostReader {
  /** How many words it has. */
  words(post: Post): number
  /** How often each word stands in it. One reader has the same number for the same word. */
  wordCounts(post: Post): WordCounts
  /** All of its front matter, as it was written. */
  data(post: Pick<Post, 'source'>): Readonly<Record<string, unknown>>
}

/** What a `where` is told of a post. What needs the file is read when it is asked for. */
export function postInfo(post: Post, reader: PostReader): PostInfo {
  return {
    id: post.id,
    url: post.url,
    title: post.title,
    published: rfc3339(post.published),
    updated: rfc3339(post.updated),
    authors: post.authors.map(({ name }) => name),
    // copies: a function of the config may not change what is published
    categories: [...post.categories],
    tags: [...post.tags],
    language: post.language,
    collection: post.source.collection?.name,
    get words() {
      return reader.words(post)
    },
    get data() {
      return reader.data(post)
    },
  }
}
