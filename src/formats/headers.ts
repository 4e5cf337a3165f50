import type { Feed, FeedDocument } from '../model/index.ts'
import type { CompanionFile } from './companion-file.ts'
import { contentType } from './content-type.ts'
import { opml } from './opml.ts'

/**
 * `_headers` for static hosts that read it: media types, an hour of caching as in `ttl`, permission
 * for any site to load the feeds, and the links in which WebSub finds topic and hub (WebSub §4).
 */
export const headers: CompanionFile = {
  path: '_headers',
  text({ url, documents }) {
    const blocks = documents.flatMap((feed) => feed.documents.map((each) => feedBlock(feed, each)))
    const list = block(new URL(opml.path, url).href, contentType('text/x-opml'), [])
    return [...blocks, list].join('\n')
  },
}

function feedBlock({ hubs }: Feed, { mediaType, url }: FeedDocument): string {
  return block(url, contentType(mediaType), [
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
