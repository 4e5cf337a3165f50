import {
  type ResolvedConfig,
  resolveConfig,
  type UserConfig,
  type UserSite,
} from '../../src/config/index.ts'
import { parsePost, readBody } from '../../src/content/index.ts'
import { type Diagnostic, hasErrors } from '../../src/diagnostics/index.ts'
import {
  type AbsoluteUrl,
  type EntryId,
  failure,
  type ParsedPost,
  type Post,
  parsedFiles,
  type Result,
  type SourceFile,
  success,
  timestamp,
} from '../../src/model/index.ts'
import { collectPosts, type ParsedPosts } from '../../src/plan/index.ts'
import { orThrow } from './or-throw.ts'

/** A file of the posts folder that exists in memory only. */
export function source(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, name: `posts/${path}`, read: () => bytes }
}

/** A config that says only what a test is about. */
export function aConfig(
  site: Partial<UserSite> = {},
  rest: Omit<UserConfig, 'site'> = {},
): ResolvedConfig {
  const written = { site: { url: 'https://example.org', title: 'Example', ...site }, ...rest }
  return orThrow(resolveConfig(written, () => ({ file: 'config' })))
}

/** A post as planning sees it. */
export function aPost({ slug = 'a-post', ...rest }: Partial<Post> = {}): Post {
  const published = rest.published ?? timestamp(Date.UTC(2025, 4, 17, 9, 30))
  return {
    source: source(`${slug}.md`, ''),
    id: `tag:example.org,2025-05-17:${slug}` as EntryId,
    url: `https://example.org/${slug}/` as AbsoluteUrl,
    slug,
    title: 'A post',
    published,
    updated: published,
    summary: undefined,
    authors: [{ name: 'Example' }],
    categories: [],
    tags: [],
    language: undefined,
    image: undefined,
    link: undefined,
    ...rest,
  }
}

/** Posts as parsing gives them to planning. */
export function parsedOf(posts: readonly ParsedPost[]): ParsedPosts {
  const sources = posts.map(({ source }) => source)
  const results = posts.map((post) => success(post))
  return collectPosts(parsedFiles(sources, results), true)
}

/** Where a file lies and what the config says, where a test cares. */
export interface Circumstances {
  readonly path?: string
  readonly config?: ResolvedConfig
}

/** Reads all of a post that has a date, its body too. A file without one is no post, and no problem. */
export function parse(
  text: string | Uint8Array,
  { path = 'a-post.md', config = aConfig() }: Circumstances = {},
): Result<Post> {
  const file = source(path, text)
  const { value, diagnostics } = parsePost(file, config)
  const post = value?.published === undefined ? undefined : value
  if (hasErrors(diagnostics)) {
    return post === undefined ? failure(...diagnostics) : success(post, diagnostics)
  }
  const body = readBody(file)
  const found = [...diagnostics, ...body.diagnostics]
  return post === undefined || !body.ok ? failure(...found) : success(post, found)
}

/** The post that this YAML describes; a date is added where it has none. Nothing may be wrong with it. */
export function postOf(yaml: string, circumstances: Circumstances = {}): Post {
  const { value, diagnostics } = parse(article(yaml), circumstances)
  if (value === undefined || diagnostics.length > 0)
    throw new Error(messages(diagnostics).join('\n'))
  return value
}

/** What is wrong with the post that this YAML describes. */
export function problemsOf(yaml: string, circumstances: Circumstances = {}): readonly Diagnostic[] {
  return parse(article(yaml), circumstances).diagnostics
}

/** `date-invalid 2:7`: codes and places. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, line, column }) => {
    return line === undefined ? code : `${code} ${line}:${column}`
  })
}

export function messages(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ message }) => message)
}

function article(yaml: string): string {
  const date =
    /^(?:date|date_published|publish(?:ed\w*|_?[dD]ate)|pubDate\w*|post_date|posted|created(?:_at)?):/m.test(
      yaml,
    )
      ? ''
      : 'date: 2025-05-17\n'
  return `---\n${yaml}\n${date}---\nText.\n`
}
