import { type LazyList, lazyList } from './lazy-list.ts'
import { isDated, type ParsedPost, type Post, type PostTimes } from './post.ts'
import { failure, type Result } from './result.ts'
import type { SourceFile } from './source-file.ts'
import { textNumber } from './text-number.ts'

/**
 * What parsing gave of files, in their order. Of a post that an earlier build knew, what planning asks of
 * every post is told without making it, as few of many posts are in a feed.
 */
export interface ParsedFiles extends LazyList<Result<ParsedPost>> {
  readonly sources: readonly SourceFile[]
  /** Whether parsing a file found something to say, or no post at all. */
  hasProblems(place: number): boolean
  /** Of a post, if nothing but its times decides whether it is out. */
  timesAt(place: number): PostTimes | undefined
  /** Empty where there is no post with a date. */
  idAt(place: number): string
  /** For the id and the URL of a post with a date, as `textNumber` gives them; NaN where there is none. */
  idNumberAt(place: number): number
  urlNumberAt(place: number): number
}

/** Files of which all that was parsed is at hand. */
export function parsedFiles(
  sources: readonly SourceFile[],
  results: readonly Result<ParsedPost>[],
): ParsedFiles {
  const postAt = (place: number): Post | undefined => {
    const value = results[place]?.value
    return isDated(value) ? value : undefined
  }
  const numberOf = (text: string | undefined) =>
    text === undefined ? Number.NaN : textNumber(text)
  return {
    sources,
    ...lazyList(results.length, (place) => results[place] ?? failure()),
    hasProblems(place) {
      const { value, diagnostics } = results[place] ?? failure()
      return value === undefined || diagnostics.length > 0
    },
    timesAt: () => undefined,
    idAt: (place) => postAt(place)?.id ?? '',
    idNumberAt: (place) => numberOf(postAt(place)?.id),
    urlNumberAt: (place) => numberOf(postAt(place)?.url),
  }
}
