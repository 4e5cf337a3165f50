import type { Feed, FeedDocument } from '../model/index.ts'
import { element, print, type XmlElement } from '../xml/index.ts'
import { type CompanionFile, scopeHeadings } from './companion-file.ts'
import { formatNameOf } from './format-name.ts'
import { formats } from './format-table.ts'

/**
 * The lines for the heads of pages, in which readers find the feeds of a page. The preferred format
 * comes first, because most readers offer the first one.
 */
export const discovery: CompanionFile = {
  path: 'discovery.html',
  text({ feeds }) {
    const blocks = scopeHeadings.flatMap(([scope]) => feeds.filter((feed) => feed.scope === scope))
    return blocks.map(block).join('\n')
  },
}

function block(feed: Feed): string {
  const kind = feed.scope === 'named' ? 'selection' : feed.scope
  const place = feed.scope === 'site' ? 'every page' : `pages of ${kind} ${feed.term ?? ''}`
  const lines = feed.documents.map((document) => link(feed, document))
  return `<!-- ${place.replace(/-{2,}|>/g, '-')} -->\n${lines.map((each) => each && htmlLine(each)).join('')}`
}

function link({ title, documents }: Feed, document: FeedDocument): XmlElement | undefined {
  const { mediaType, url } = document
  const { title: formatTitle, discoveryType = mediaType } = formats[formatNameOf(document)]
  return element('link', {
    rel: 'alternate',
    type: discoveryType,
    title: document === documents[0] ? title : `${title} (${formatTitle})`,
    href: url,
  })
}

/** In HTML, a void element has no slash. */
function htmlLine(each: XmlElement): string {
  return print(each).replace(/\/>\n$/, '>\n')
}
