/**
 * From planned feeds to documents, once the sizes of the rendered entries are known: archives are cut by
 * size. It makes the heads of all documents, and checks their paths and sizes.
 */
import type { ResolvedConfig } from '../config/index.ts'
import type { FindTexts } from '../formats/index.ts'
import type { Post, ShownContent } from '../model/index.ts'
import type { FeedPlan } from '../plan/index.ts'
import { checkPaths, checkTitles } from './check-documents.ts'
import { type Assembly, assembleFeed } from './feed-documents.ts'

export { checkSizes } from './check-documents.ts'

/** The documents of all feeds. */
export function assembleFeeds(
  { feeds: planned, withdrawn }: Pick<FeedPlan, 'feeds' | 'withdrawn'>,
  findTexts: FindTexts,
  config: ResolvedConfig,
): Assembly {
  const assembled = planned.map((each) => assembleFeed(each, withdrawn, config, sizesIn(findTexts)))
  const feeds = assembled.flatMap((each) => each.feeds)
  const diagnostics = assembled.flatMap((each) => each.diagnostics)
  return {
    feeds,
    diagnostics: [...diagnostics, ...checkPaths(feeds, config), ...checkTitles(feeds, config)],
  }
}

/** The bytes of a post in the format in which it is largest. */
function sizesIn(findTexts: FindTexts): (post: Post, feed: ShownContent) => number {
  return (post, feed) => {
    const formats = Object.values(findTexts(post, feed) ?? {})
    return Math.max(0, ...formats.map(({ size }) => size))
  }
}
