import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  isDated,
  isValue,
  type ParsedFiles,
  type Post,
  rfc3339,
  sortedNumbers,
  type Timestamp,
} from '../model/index.ts'
import { draft, isPublished, type ParsedPosts } from './parsed-posts.ts'

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

/** Which posts are published now, and what is held back: plain data, which a cache can keep. */
export interface Selection {
  readonly places: SelectedPlaces
  /** How many are held back as drafts, and for each other reason. */
  readonly drafts: number
  readonly withheld: Readonly<Record<string, number>>
  readonly future: number
  /** When the next of the future posts is due. */
  readonly nextDue: Timestamp | undefined
  readonly validity: Validity
}

/** Places among the files. */
export interface SelectedPlaces {
  /** Newest first, ties by id: some readers show and cut feeds in the document’s order. */
  readonly published: Uint32Array
  /** Taken back after they were out: in no feed, but their ids stay reserved. */
  readonly withdrawn: Uint32Array
  readonly pages: Uint32Array
  /** What would be published if it had a date. */
  readonly undated: Uint32Array
  /** Published, with a time of change that has not come. */
  readonly ahead: Uint32Array
}

/**
 * Leaves out what is kept back, pages, and posts whose time has not come or is over. This is the only
 * place where the clock decides anything.
 */
export function selectPosts(
  { files, places }: ParsedPosts,
  { now, drafts, future: areFutureToo = false }: PlanOptions,
): Selection {
  const times = new Float64Array(files.length)
  const out: number[] = []
  const ahead: number[] = []
  const undated: number[] = []
  const pages: number[] = []
  const withdrawn: number[] = []
  const withheld = new Map<string, number>()
  let future = 0
  let nextDue: Timestamp | undefined
  let since = 0
  let until: number | null = null
  const note = (time: Timestamp) => {
    if (time > now) until = until === null || time < until ? time : until
    else if (time > since) since = time
  }
  const keepBack = (reason: string) => withheld.set(reason, (withheld.get(reason) ?? 0) + 1)
  for (const place of places) {
    const post = files.timesAt(place) ?? files.at(place)?.value
    if (post === undefined) continue
    if (post.published === undefined) {
      if (post.kind === 'page') {
        pages.push(place)
      } else {
        keepBack(post.withheld)
        if (isPublished(post, drafts)) undated.push(place)
      }
      continue
    }
    times[place] = post.published
    note(post.published)
    note(post.updated)
    if (post.expires !== undefined) note(post.expires)
    if (post.withdrawn !== undefined) {
      if (post.withheld === undefined && post.published <= now) withdrawn.push(place)
    } else if (post.withheld !== undefined && !isPublished(post, drafts)) {
      keepBack(post.withheld)
    } else if (post.expires !== undefined && post.expires <= now) {
      keepBack('expired')
    } else if (post.published <= now || areFutureToo) {
      out.push(place)
      if (post.published <= now && post.updated > now) ahead.push(place)
    } else {
      future += 1
      if (nextDue === undefined || post.published < nextDue) nextDue = post.published
    }
  }
  sortPosts(out, times, files)
  const { [draft]: held = 0, ...others } = Object.fromEntries(
    [...withheld].sort(([a], [b]) => compare(a, b)),
  )
  return {
    places: {
      published: Uint32Array.from(out),
      withdrawn: Uint32Array.from(withdrawn),
      pages: Uint32Array.from(pages),
      undated: Uint32Array.from(undated),
      ahead: Uint32Array.from(ahead),
    },
    drafts: held,
    withheld: others,
    future,
    nextDue,
    validity: { since, until },
  }
}

/** Newest first, ties by id. The ids of ties are read in the order of the files, as they may lie in a cache. */
function sortPosts(places: number[], times: Float64Array, files: ParsedFiles): void {
  const byTime = (a: number, b: number) => (times[b] ?? 0) - (times[a] ?? 0)
  places.sort(byTime)
  const isTied = (place: number, other: number | undefined) => {
    return other !== undefined && times[place] === times[other]
  }
  const tied = places.filter((place, index) => {
    return isTied(place, places[index - 1]) || isTied(place, places[index + 1])
  })
  if (tied.length === 0) return
  const ids = new Map(tied.sort((a, b) => a - b).map((place) => [place, files.idAt(place)]))
  places.sort((a, b) => byTime(a, b) || compare(ids.get(a) ?? '', ids.get(b) ?? ''))
}

/** What authors may not expect of what was selected. */
export function reviewSelection(
  { undated, ahead }: SelectedPlaces,
  files: ParsedFiles,
): readonly Diagnostic[] {
  return [
    ...Array.from(undated, (place) => {
      const file = files.sources[place]?.name ?? ''
      return diagnostic('draft-undated', { file, line: 1, column: 1 }, {})
    }),
    ...Array.from(ahead, (place) => {
      const { source, updated } = postAt(files, place)
      return diagnostic('updated-future', { file: source.name }, { found: rfc3339(updated) })
    }),
  ]
}

/**
 * Ids and URLs that two posts claim, drafts and future posts included: they will be published one
 * day. In the order of their paths, the later one is reported.
 */
export function findDuplicates({ files, places }: ParsedPosts): readonly Diagnostic[] {
  // mostly there are none, and to see that takes little
  const areDistinct = [files.idNumberAt, files.urlNumberAt].every((numberAt) => {
    const numbers = sortedNumbers(places, numberAt)
    return numbers.every((number, place) => number !== numbers[place + 1])
  })
  if (areDistinct) return []
  const ids = new Map<string, Post>()
  const urls = new Map<string, Post>()
  const dated = places.map((place) => files.at(place)?.value).filter(isDated)
  return dated.sort(byPath).flatMap((post) => {
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

/** The post at a place, which has a date. */
export function postAt(files: ParsedFiles, place: number): Post {
  const post = files.at(place)?.value
  if (!isDated(post)) throw new Error('not a post with a date')
  return post
}
