import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  isDated,
  isValue,
  type Page,
  type ParsedPost,
  type Post,
  rfc3339,
  sortedNumbers,
  type Timestamp,
  type UndatedPost,
} from '../model/index.ts'
import type { PostReader } from './post-info.ts'

export interface PlanOptions {
  readonly now: Timestamp
  /** Whether drafts are published too. */
  readonly drafts: boolean
  /** Whether posts are published whose time has not come. */
  readonly future?: boolean
}

/** The same posts give the same build from `since` on, and as long as it is before `until`. */
export interface Validity {
  readonly since: number
  readonly until: number | null
}

/** Which posts are published now, and what is held back. */
export interface Selection {
  /** The posts, newest first, ties by id: some readers show and cut feeds in the document’s order. */
  readonly posts: readonly Post[]
  /** Taken back after they were out: in no feed, but their ids stay reserved. */
  readonly withdrawn: readonly Post[]
  /** How many are held back as drafts, and for each other reason. */
  readonly drafts: number
  readonly withheld: Readonly<Record<string, number>>
  readonly future: number
  /** When the next of the future posts is due. */
  readonly nextDue: Timestamp | undefined
  readonly validity: Validity
  readonly pages: readonly Page[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Leaves out what is kept back, pages, and posts whose time has not come or is over. This is the only
 * place where the clock decides anything.
 */
export function selectPosts(
  parsed: readonly ParsedPost[],
  { now, drafts, future: areFutureToo = false }: PlanOptions,
): Selection {
  const out: Post[] = []
  const ahead: Post[] = []
  const undated: UndatedPost[] = []
  const pages: Page[] = []
  const withdrawn: Post[] = []
  const withheld = new Map<string, number>()
  let future = 0
  let nextDue: Timestamp | undefined
  let since = 0
  let until: number | null = null
  const note = (time: Timestamp) => {
    if (time <= now) since = Math.max(since, time)
    else if (until === null || time < until) until = time
  }
  const keepBack = (reason: string) => withheld.set(reason, (withheld.get(reason) ?? 0) + 1)
  for (const post of parsed) {
    if (!isDated(post)) {
      if (post.kind === 'page') {
        pages.push(post)
      } else {
        keepBack(post.withheld)
        if (isPublished(post, drafts)) undated.push(post)
      }
      continue
    }
    note(post.published)
    note(post.updated)
    if (post.expires !== undefined) note(post.expires)
    if (post.withdrawn !== undefined) {
      if (post.withheld === undefined && post.published <= now) withdrawn.push(post)
    } else if (post.withheld !== undefined && !isPublished(post, drafts)) {
      keepBack(post.withheld)
    } else if (post.expires !== undefined && post.expires <= now) {
      keepBack('expired')
    } else if (post.published <= now || areFutureToo) {
      out.push(post)
      if (post.published <= now && post.updated > now) ahead.push(post)
    } else {
      future += 1
      if (nextDue === undefined || post.published < nextDue) nextDue = post.published
    }
  }
  const posts = newestFirst(out)
  const { [draft]: held = 0, ...others } = Object.fromEntries(
    [...withheld].sort(([a], [b]) => compare(a, b)),
  )
  return {
    posts,
    withdrawn,
    drafts: held,
    withheld: others,
    future,
    nextDue,
    validity: { since, until },
    pages,
    diagnostics: [
      ...undated.map(({ source }) => {
        return diagnostic('draft-undated', { file: source.name, line: 1, column: 1 }, {})
      }),
      ...ahead.map(({ source, updated }) => {
        return diagnostic('updated-future', { file: source.name }, { found: rfc3339(updated) })
      }),
    ],
  }
}

/** The only reason that a build can be told to disregard. */
const draft = 'draft'

/** Whether a post goes out once its time has come. */
export function isPublished({ withheld }: Pick<Post, 'withheld'>, drafts: boolean): boolean {
  return withheld === undefined || (withheld === draft && drafts)
}

/**
 * Ids and URLs that two posts claim, drafts and future posts included: they will be published one
 * day. In the order of their paths, the later one is reported.
 */
export function findDuplicates(
  parsed: readonly ParsedPost[],
  { idNumber, urlNumber }: Pick<PostReader, 'idNumber' | 'urlNumber'>,
): readonly Diagnostic[] {
  const dated = parsed.filter(isDated)
  // mostly there are none, and to see that takes little
  const areDistinct = [idNumber, urlNumber].every((numberOf) => {
    const numbers = sortedNumbers(dated, numberOf)
    return numbers.every((number, place) => number !== numbers[place + 1])
  })
  if (areDistinct) return []
  const ids = new Map<string, Post>()
  const urls = new Map<string, Post>()
  return dated.toSorted(byPath).flatMap((post) => {
    const { source, id, url } = post
    const sameId = ids.get(id)
    const sameUrl = urls.get(url)
    if (sameId === undefined) ids.set(id, post)
    if (sameUrl === undefined) urls.set(url, post)
    const place = { file: source.name }
    // the id of a value is made of its URL: another URL is all that it needs
    const isOneCause = sameId !== undefined && sameId === sameUrl && isValue(source)
    return [
      ...(sameId && !isOneCause
        ? [diagnostic('id-duplicate', place, { id, other: sameId.source.name })]
        : []),
      ...(sameUrl ? [diagnostic('url-duplicate', place, { url, other: sameUrl.source.name })] : []),
    ]
  })
}

function byPath({ source: a }: Post, { source: b }: Post): number {
  if (a.path === b.path) return a.name < b.name ? -1 : 1
  return a.path < b.path ? -1 : 1
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function newestFirst(posts: readonly Post[]): readonly Post[] {
  return posts.toSorted((a, b) => b.published - a.published || compare(a.id, b.id))
}
