import { textElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/**
 * RSS 1.0's content module. The URI begins with http: with https all readers lose the content.
 * Only beside a `description`, which holds the content itself where there is no summary.
 */
export const content: Namespace = {
  prefix: 'content',
  uri: 'http://purl.org/rss/1.0/modules/content/',
  entry: (entry) =>
    entry.summary === undefined ? [] : [textElement('content:encoded', entry.content)],
}
