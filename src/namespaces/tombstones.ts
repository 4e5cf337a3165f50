import { rfc3339 } from '../model/index.ts'
import { element, textElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/** RFC 6721: tells aggregators which entries were withdrawn. It is used on request, as few of them read it. */
export const tombstones: Namespace = {
  prefix: 'at',
  uri: 'http://purl.org/atompub/tombstones/1.0',
  feed: (feed) =>
    (feed.tombstones ?? []).map(({ id, time, reason }) => {
      const attributes = { ref: id, when: rfc3339(time) }
      return element('at:deleted-entry', attributes, [textElement('at:comment', reason)])
    }),
}
