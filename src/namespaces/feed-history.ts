import type { AbsoluteUrl, FeedDocument, FeedHead } from '../model/index.ts'
import { emptyElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/** RFC 5005: entries that left a feed stay available in archive documents that no longer change. */
export const feedHistory: Namespace = {
  prefix: 'fh',
  uri: 'http://purl.org/syndication/history/1.0',
  feed: ({ history }) => (history?.isArchive ? [emptyElement('fh:archive')] : []),
}

/** The links of a document to its neighbours, in the same format (RFC 5005 §4). */
export function historyLinks(
  { history }: FeedHead,
  format: string,
): readonly { readonly rel: string; readonly href: AbsoluteUrl }[] {
  const link = (rel: string, documents: readonly FeedDocument[] = []) =>
    documents.filter((each) => each.format === format).map(({ url }) => ({ rel, href: url }))
  return [
    ...link('current', history?.current),
    ...link('prev-archive', history?.previous),
    ...link('next-archive', history?.next),
  ]
}
