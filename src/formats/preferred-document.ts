import type { Feed, FeedDocument } from '../model/index.ts'
import { formatNameOf } from './format-name.ts'
import { formats } from './format-table.ts'

/** The document to subscribe to where a feed is named once: one that nearly all readers know. */
export function preferredDocument({
  documents,
}: Pick<Feed, 'documents'>): FeedDocument | undefined {
  return documents.find((each) => formats[formatNameOf(each)].isWidelyRead) ?? documents[0]
}
