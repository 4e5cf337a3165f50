import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type ParsedPost, type Post, rfc3339, type Timestamp } from '../model/index.ts'

/** Which posts are published now, and what is held back. */
export interface Selection {
  /** The posts, newest first, ties by id: some readers show and cut feeds in the document’s order. */
  readonly posts: readonly Post[]
  /** Taken back after they were out: in no feed, but their ids stay reserved. */
  readonly withdrawn: readonly Post[]
  /** How many are held back, for either reason. */
  readonly drafts: number
  readonly future: number
  /** When the next of the future posts is due. */
  readonly nextDue: Timestamp | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Leaves out drafts, posts that stay out of feeds, and posts whose time has not come. This is the
 * only place where the clock decides anything.
 */
export function selectPosts(
  parsed: readonly ParsedPost[],
  now: Timestamp,
  drafts: boolean,
): Selection {
  const posts: Post[] = []
  const undated: ParsedPost[] = []
  const withdrawn: Post[] = []
  let held = 0
  let future = 0
  let nextDue: Timestamp | undefined
  for (const post of parsed) {
    if (!post.inFeeds) continue
    if (!isDated(post)) {
      undated.push(post)
    } else if (post.withdrawn !== undefined) {
      if (!post.draft && post.published <= now) withdrawn.push(post)
    } else if (post.draft && !drafts) {
      held += 1
    } else if (post.published <= now) {
      posts.push(post)
    } else {
      future += 1
      if (nextDue === undefined || post.published < nextDue) nextDue = post.published
    }
  }
  posts.sort(newestFirst)
  return {
    posts,
    withdrawn,
    drafts: held + undated.length,
    future,
    nextDue,
    diagnostics: [
      ...(drafts ? undated : []).map(({ source }) => {
        return diagnostic('draft-undated', { file: source.name, line: 1, column: 1 }, {})
      }),
      ...posts
        .filter(({ updated }) => updated > now)
        .map(({ source, updated }) => {
          return diagnostic('updated-future', { file: source.name }, { found: rfc3339(updated) })
        }),
    ],
  }
}

function isDated(post: ParsedPost): post is Post {
  return post.published !== undefined
}

/**
 * Ids and URLs that two posts claim, drafts and future posts included: they will be published one
 * day. In the order of their paths, the later one is reported.
 */
export function findDuplicates(parsed: readonly ParsedPost[]): readonly Diagnostic[] {
  const dated = parsed.filter(isDated)
  // mostly there are none, and sorting thousands of posts would take longer than to see that
  const { size } = new Set(dated.map(({ id }) => id))
  if (size === dated.length && new Set(dated.map(({ url }) => url)).size === size) return []
  const ids = new Map<string, Post>()
  const urls = new Map<string, Post>()
  return dated.toSorted(byPath).flatMap((post) => {
    const { source, id, url } = post
    const sameId = ids.get(id)
    const sameUrl = urls.get(url)
    if (sameId === undefined) ids.set(id, post)
    if (sameUrl === undefined) urls.set(url, post)
    const place = { file: source.name }
    return [
      ...(sameId ? [diagnostic('id-duplicate', place, { id, other: sameId.source.name })] : []),
      ...(sameUrl ? [diagnostic('url-duplicate', place, { url, other: sameUrl.source.name })] : []),
    ]
  })
}

function byPath({ source: a }: Post, { source: b }: Post): number {
  if (a.path === b.path) return a.name < b.name ? -1 : 1
  return a.path < b.path ? -1 : 1
}

function newestFirst(a: Post, b: Post): number {
  return b.published - a.published || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
