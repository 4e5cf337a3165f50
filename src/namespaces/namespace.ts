import type { Entry, FeedHead } from '../model/index.ts'
import type { XmlElement } from '../xml/index.ts'

/**
 * A vocabulary that an XML feed may borrow. Prefixes are the customary ones to the letter: some
 * parsers match the prefix and not the URI (Namespaces in XML 1.0 notwithstanding).
 */
export interface Namespace {
  readonly prefix: string
  readonly uri: string
  entry?(entry: Entry): readonly (XmlElement | undefined)[]
  /** What stands at the head of the feed, before everything else. */
  feed?(feed: FeedHead): readonly (XmlElement | undefined)[]
}
