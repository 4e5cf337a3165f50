import type { Entry, FeedHead } from '../model/index.ts'
import type { XmlElement } from '../xml/index.ts'

/**
 * A vocabulary that an XML feed may use. Prefixes must be exactly the customary ones: against
 * Namespaces in XML 1.0, some parsers match the prefix instead of the URI.
 */
export interface Namespace {
  readonly prefix: string
  readonly uri: string
  entry?(entry: Entry): readonly (XmlElement | undefined)[]
  /** Elements of the feed itself, which stand at its head. */
  feed?(feed: FeedHead): readonly (XmlElement | undefined)[]
}
