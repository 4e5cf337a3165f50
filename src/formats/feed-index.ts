import { rfc3339 } from '../model/index.ts'
import type { CompanionFile } from './companion-file.ts'

/** A list of all feed documents in JSON, for templates and tools. */
export const feedIndex: CompanionFile = {
  path: 'feeds.json',
  text({ title, url, feeds }) {
    const rows = feeds.flatMap((feed) =>
      feed.documents.map((document) => ({
        path: document.path,
        url: document.url,
        title: feed.title,
        scope: feed.scope,
        term: feed.term,
        page: feed.url,
        format: document.format,
        mediaType: document.mediaType,
        entries: feed.posts.length,
        updated: feed.updated && rfc3339(feed.updated),
      })),
    )
    return `${JSON.stringify({ title, url, feeds: rows }, null, 2)}\n`
  },
}
