import { type Feed, type FeedDocument, feedMediaTypes } from '../model/index.ts'
import type { List } from './list.ts'
import { opml } from './opml.ts'

/**
 * `_headers` for static hosts that read it: media types, an hour of caching as in `ttl`, permission
 * for any site to load the feeds, and the links in which WebSub finds topic and hub (WebSub §4).
 */
export const headers: List = {
  path: '_headers',
  text({ url, documents }) {
    const blocks = documents.flatMap((feed) => feed.documents.map((each) => feedBlock(feed, each)))
    const list = block(new URL(opml.path, url).href, 'text/x-opml; charset=utf-8', [])
    return [...blocks, list].join('\n')
  },
}

function feedBlock({ hubs }: Feed, { format, url }: FeedDocument): string {
  // both XML types have a charset parameter, and JSON is UTF-8 by definition
  const charset = format === 'json' ? '' : '; charset=utf-8'
  return block(url, feedMediaTypes[format] + charset, [
    `  Link: <${url}>; rel="self"`,
    ...hubs.map((hub) => `  Link: <${hub}>; rel="hub"`),
  ])
}

function block(url: string, type: string, links: readonly string[]): string {
  return [
    new URL(url).pathname,
    `  Content-Type: ${type}`,
    '  Cache-Control: public, max-age=3600',
    '  Access-Control-Allow-Origin: *',
    ...links,
    '',
  ].join('\n')
}
