import type { Feed, FeedDocument } from '../model/index.ts'
import type { CompanionFile } from './companion-file.ts'
import { contentType, feedContentType, nosniff } from './content-type.ts'
import { formatNameOf } from './format-name.ts'
import { formats } from './format-table.ts'
import { opml } from './opml.ts'

/**
 * `_headers` for static hosts that read it: media types, an hour of caching as in `ttl`, permission
 * for any site to load the feeds, and the links in which WebSub finds topic and hub (WebSub §4).
 */
export const headers: CompanionFile = {
  path: '_headers',
  text({ url, documents, feedTypes }) {
    const blocks = documents.flatMap((feed) => {
      return feed.documents.map((each) => feedBlock(feed, each, feedTypes))
    })
    const list = block(new URL(opml.path, url).href, contentType('text/x-opml'), [])
    return [...blocks, list].join('\n')
  },
}

function feedBlock({ hubs }: Feed, document: FeedDocument, feedTypes: boolean): string {
  const { url } = document
  const [name, value] = nosniff
  return block(url, feedContentType(formats[formatNameOf(document)], feedTypes), [
    `  ${name}: ${value}`,
    `  Link: <${url}>; rel="self"`,
    ...hubs.map((hub) => `  Link: <${hub}>; rel="hub"`),
  ])
}

function block(url: string, type: string, others: readonly string[]): string {
  return [
    new URL(url).pathname,
    `  Content-Type: ${type}`,
    '  Cache-Control: public, max-age=3600',
    '  Access-Control-Allow-Origin: *',
    ...others,
    '',
  ].join('\n')
}
