import { type Feed, rfc822 } from '../model/index.ts'
import { element, print, textElement, type XmlElement, xmlDeclaration } from '../xml/index.ts'
import { type AllFeeds, type CompanionFile, scopeHeadings } from './companion-file.ts'
import { preferredDocument } from './preferred-document.ts'

/**
 * OPML 2.0, with every feed once: a reader that imports the list must not subscribe to the same
 * posts in three formats. `type` is "rss" for Atom too, and there is no `version`, which OPML has
 * only for RSS.
 */
export const opml: CompanionFile = {
  path: 'feeds.opml',
  text({ title, feeds }) {
    const newest = feeds.reduce((latest, { updated }) => Math.max(latest, updated ?? 0), 0)
    const root = element('opml', { version: '2.0' }, [
      element('head', {}, [
        textElement('title', title),
        newest > 0
          ? textElement('dateModified', rfc822(newest as NonNullable<Feed['updated']>))
          : undefined,
      ]),
      element('body', {}, outlines(feeds)),
    ])
    return root === undefined ? '' : `${xmlDeclaration}\n${print(root)}`
  },
}

function outlines(feeds: AllFeeds['feeds']): readonly (XmlElement | undefined)[] {
  return scopeHeadings.flatMap(([scope, text]) => {
    const ofScope = feeds.filter((feed) => feed.scope === scope).map(outline)
    if (ofScope.length === 0) return []
    return scope === 'site' ? ofScope : [element('outline', { text }, ofScope)]
  })
}

function outline(feed: Feed): XmlElement | undefined {
  const { title, description, language, url } = feed
  return element('outline', {
    text: title,
    title,
    type: 'rss',
    xmlUrl: preferredDocument(feed)?.url,
    htmlUrl: url,
    description,
    language,
  })
}
