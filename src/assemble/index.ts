/**
 * From planned feeds to documents, once the sizes of the rendered entries are known: archives are cut by
 * size. It makes the heads of all documents, and checks their paths and sizes.
 */
import type { ResolvedConfig } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import type { TextsByPost } from '../formats/index.ts'
import type { Content, Feed, Post } from '../model/index.ts'
import type { FeedPlan } from '../plan/index.ts'
import { checkPaths, checkTitles } from './check-documents.ts'
import { assembleFeed } from './feed-documents.ts'

export { checkSizes } from './check-documents.ts'

/** The documents of all feeds: their heads, and the posts that each holds. */
export interface Assembly {
  readonly feeds: readonly Feed[]
  readonly diagnostics: readonly Diagnostic[]
}

export function assembleFeeds(
  { feeds: planned, withdrawn }: Pick<FeedPlan, 'feeds' | 'withdrawn'>,
  texts: TextsByPost,
  config: ResolvedConfig,
): Assembly {
  const assembled = planned.map((each) => assembleFeed(each, withdrawn, config, sizesIn(texts)))
  const feeds = assembled.flatMap((each) => each.feeds)
  const diagnostics = assembled.flatMap((each) => each.diagnostics)
  return {
    feeds,
    diagnostics: [...diagnostics, ...checkPaths(feeds, config), ...checkTitles(feeds, config)],
  }
}

/** The bytes of a post in the format in which it is largest. */
function sizesIn(texts: TextsByPost): (post: Post, content: Content) => number {
  return (post, content) => {
    const formats = Object.values(texts.get(post)?.get(content) ?? {})
    return Math.max(0, ...formats.map(({ size }) => size))
  }
}
