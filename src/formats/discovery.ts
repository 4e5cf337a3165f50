import type { Feed, FeedDocument } from '../model/index.ts'
import { element, print, type XmlElement } from '../xml/index.ts'
import { type List, scopeTitles } from './list.ts'

/**
 * The lines for the heads of pages, in which readers find the feeds of a page. The preferred format
 * comes first, because most readers offer the first one. JSON Feed has the type `application/json`,
 * because a widely used reader knows no other type for it.
 */
export const discovery: List = {
  path: 'discovery.html',
  text({ feeds }) {
    const blocks = scopeTitles.flatMap(([scope]) => feeds.filter((feed) => feed.scope === scope))
    return blocks.map(block).join('\n')
  },
}

function block(feed: Feed): string {
  const kind = feed.scope === 'named' ? 'selection' : feed.scope
  const place = feed.scope === 'site' ? 'every page' : `pages of ${kind} ${feed.term ?? ''}`
  const lines = feed.documents.map((document) => link(feed, document))
  return `<!-- ${place.replace(/-{2,}|>/g, '-')} -->\n${lines.map((each) => each && htmlLine(each)).join('')}`
}

const types = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/json' }
const names = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

function link({ title, documents }: Feed, { format, url }: FeedDocument): XmlElement | undefined {
  const [preferred] = documents
  return element('link', {
    rel: 'alternate',
    type: types[format],
    title: preferred?.format === format ? title : `${title} (${names[format]})`,
    href: url,
  })
}

/** In HTML, a void element has no slash. */
function htmlLine(each: XmlElement): string {
  return print(each).replace(/\/>\n$/, '>\n')
}
