/**
 * What is done for one post: parsing its metadata, and rendering its texts. Each depends on the post's
 * file and on the config of its stage alone, so that any thread can do it and any cache can keep it.
 */
import { pageData, pageText, parsePagePost, postArticle } from './built-pages/index.ts'
import type { ParseConfig, RenderConfig } from './config/index.ts'
import { parsePost, readBody, readData } from './content/index.ts'
import { type Diagnostic, diagnostic } from './diagnostics/index.ts'
import {
  FileSystemError,
  failure,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
} from './model/index.ts'
import {
  countEachWord,
  countWords,
  numberWords,
  type PostReader,
  type Vocabulary,
} from './plan/index.ts'
import {
  type ExplainedText,
  explainEntry,
  explainPage,
  type LinkedPosts,
  NotLoaded,
  notRendered,
  type RenderedPost,
  type RenderRequest,
  renderEntryTexts,
  renderPageTexts,
  whenLoaded,
} from './render/index.ts'

/** Reads the metadata of a post, from the head of its file if that is at hand. */
export function parsePostFile(
  source: SourceFile,
  config: ParseConfig,
  head?: Uint8Array,
): Result<ParsedPost> {
  return guarded<Result<ParsedPost>>(source, failure, () => {
    return source.collection?.isPages
      ? parsePagePost(source, config, head ?? source.read())
      : parsePost(source, config, head)
  })
}

/** Renders a post, and serializes it in every format. What few posts need is loaded for the first of them. */
export function renderPostFile(given: RenderRequest, config: RenderConfig): Promise<RenderedPost> {
  const request = { ...given, post: withFields(given) }
  const { post, page, pages } = request
  return whenLoaded(() =>
    guarded(page ?? post.source, notRendered, () => {
      if (page === undefined) return renderEntryTexts(request, config)
      const bytes = page.read()
      const read = () => postArticle(post, { name: page.name, bytes }, pages)
      return renderPageTexts(request, bytes, read, config)
    }),
  )
}

/** Renders a post once more, with a record of what each step changes. */
export function explainPostFile(
  given: RenderRequest,
  config: RenderConfig,
): Promise<ExplainedText> {
  const request = { ...given, post: withFields(given) }
  const { post, page, pages } = request
  const unreadable = (found: Diagnostic): ExplainedText => {
    return { texts: {}, changes: [], diagnostics: [found] }
  }
  return whenLoaded(() =>
    guarded(page ?? post.source, unreadable, () => {
      if (page === undefined) return explainEntry(request, config)
      const read = () => postArticle(post, { name: page.name, bytes: page.read() }, pages)
      return explainPage(request, read, config)
    }),
  )
}

function withFields({ post, instead }: RenderRequest): Post {
  return instead === undefined ? post : { ...withoutSource(post), source: post.source, ...instead }
}

/** All that a post says besides where it lies, as plain data that any thread can be sent. */
export function withoutSource(post: Post): Omit<Post, 'source'> {
  return {
    id: post.id,
    url: post.url,
    slug: post.slug,
    title: post.title,
    published: post.published,
    updated: post.updated,
    summary: post.summary,
    authors: post.authors,
    categories: post.categories,
    tags: post.tags,
    language: post.language,
    image: post.image,
    link: post.link,
    withheld: post.withheld,
    expires: post.expires,
    withdrawn: post.withdrawn,
  } satisfies Record<Exclude<keyof Post, 'source'>, unknown>
}

/** What a text says of other posts, as plain data: all of it that a cache has to know. */
export function plainLinkedPosts({ related, translations }: LinkedPosts): LinkedPosts {
  return {
    related: related.map(({ id, url, title }) => ({ id, url, title })),
    translations: translations.map(({ id, url, title, language }) => {
      return { id, url, title, language }
    }),
  }
}

/** Reads the file of a post each time that it is asked. */
export function createPostReader(): PostReader {
  const vocabulary: Vocabulary = new Map()
  return {
    words: countPostWords,
    wordCounts: (post) => numberWords(countEachWordOf(post), vocabulary),
    data: ({ source }) =>
      guarded(
        source,
        () => ({}),
        () => (source.collection?.isPages ? pageData(source.read()) : readData(source)),
      ),
  }
}

/** What there is to count in a post. */
export type CountedPost = Pick<Post, 'title' | 'tags' | 'source'>

/** How many words the text of a post has. */
export function countPostWords({ source }: CountedPost): number {
  return countWords(bodyOf(source))
}

/** How often each word stands in a post. */
export function countEachWordOf(post: CountedPost): ReadonlyMap<string, number> {
  return countEachWord(post, bodyOf(post.source))
}

/** The text of a post; empty where it cannot be read, which is reported when the post is rendered. */
function bodyOf(source: SourceFile): string {
  return guarded(
    source,
    () => '',
    () => {
      if (source.collection?.isPages) return pageText(source.read())
      return readBody(source).value ?? ''
    },
  )
}

/**
 * Whatever goes wrong with one post is a problem of that post: a file that the system does not let us
 * read, and a fault of ours that its content brings to light.
 */
function guarded<Value>(
  { name: file }: SourceFile,
  failed: (found: Diagnostic) => Value,
  action: () => Value,
): Value {
  try {
    return action()
  } catch (error) {
    if (error instanceof NotLoaded) throw error
    if (error instanceof FileSystemError) {
      return failed(diagnostic('file-unreadable', { file }, { reason: error.reason }))
    }
    const reason = withoutPaths(textOf(error))
    return failed(diagnostic('post-failed', { file }, { reason }))
  }
}

/** Reports are public: leave out local paths. */
function withoutPaths(message: string): string {
  const start = /(?:file:\/\/)?(?:[A-Za-z]:)?[\\/]/.source
  const quoted = `(?<=["'\`])${start}[^"'\`]*[\\\\/]`
  const bare = `(?<=^|[\\s(=])${start}(?:[^\\s\\\\/]+[\\\\/])+`
  return message.replace(new RegExp(`${quoted}|${bare}`, 'g'), '…/')
}

function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`
  return typeof error === 'string' ? error : 'an error of no kind'
}
