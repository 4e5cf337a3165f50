import type { PostFacts } from '../config/index.ts'
import { type Outcome, type Post, rfc3339, type SourceFile } from '../model/index.ts'

/** What can be read of a file besides its post. */
export interface Contents {
  readBody(source: SourceFile): Outcome<string>
  readData(source: SourceFile): Readonly<Record<string, unknown>>
}

/** What a `where` is told of a post. What needs the file is read when it is asked for. */
export function factsOf(post: Post, { readBody, readData }: Contents): PostFacts {
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
    get words() {
      return countWords(readBody(post.source).value ?? '')
    },
    get data() {
      return readData(post.source)
    },
  }
}

/** Words as spaces part them; scripts without spaces have one for each character of theirs. */
function countWords(text: string): number {
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu
  const characters = text.match(unspaced)?.length ?? 0
  return (
    characters +
    (text.replace(unspaced, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0)
  )
}
