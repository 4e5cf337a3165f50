import { type Feed, type FeedDocument, feedMediaTypes } from '../model/index.ts'
import type { List } from './list.ts'

/**
 * `_headers` for static hosts that read it: right media types, an hour of caching as in `ttl`, any
 * site may load them, and the links by which WebSub finds topic and hub (WebSub §4).
 */
export const headers: List = {
  path: '_headers',
  text({ documents }) {
    return documents.flatMap((feed) => feed.documents.map((each) => block(feed, each))).join('\n')
  },
}

function block({ hubs }: Feed, { format, url }: FeedDocument): string {
  // the two XML types have a charset parameter; JSON is UTF-8 by definition
  const charset = format === 'json' ? '' : '; charset=utf-8'
  return [
    new URL(url).pathname,
    `  Content-Type: ${feedMediaTypes[format]}${charset}`,
    '  Cache-Control: public, max-age=3600',
    '  Access-Control-Allow-Origin: *',
    `  Link: <${url}>; rel="self"`,
    ...hubs.map((hub) => `  Link: <${hub}>; rel="hub"`),
    '',
  ].join('\n')
}
