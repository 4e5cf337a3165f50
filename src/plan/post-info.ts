import type { PostInfo } from '../config/index.ts'
import { type Post, rfc3339 } from '../model/index.ts'
import type { TermCounts } from './term-counts.ts'

/** What planning may ask of a post besides its metadata. */
export interface PostReader {
  /** How many words it has. */
  words(post: Post): number
  /** How often each term stands in it. One reader has the same number for the same term. */
  terms(post: Post): TermCounts
  /** All of its front matter, as it was written. */
  data(post: Post): Readonly<Record<string, unknown>>
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

/** Words as spaces part them; scripts without spaces have one for each character of theirs. */
export function countWords(text: string): number {
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu
  const characters = text.match(unspaced)?.length ?? 0
  return (
    characters +
    (text.replace(unspaced, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0)
  )
}
