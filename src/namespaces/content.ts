import { textElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/**
 * The content module of RSS 1.0. The URI begins with http: with https, all readers lose the
 * content. An entry without a summary does not need the element, because its `description` is the
 * content.
 */
export const content: Namespace = {
  prefix: 'content',
  uri: 'http://purl.org/rss/1.0/modules/content/',
  entry: (entry) =>
    entry.summary === undefined ? [] : [textElement('content:encoded', entry.content)],
}
