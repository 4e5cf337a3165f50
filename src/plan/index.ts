import type { Config } from '../config/index.ts'
import { formats } from '../formats/index.ts'
import {
  absoluteUrl,
  type Feed,
  type FeedDocument,
  type Post,
  type Timestamp,
} from '../model/index.ts'
import { feedId } from './feed-id.ts'

export { findDuplicates, type Selection, selectPosts } from './select.ts'

/**
 * Decides from metadata alone which feeds there are and which posts each of them holds. Nothing is
 * rendered yet, so that only what some feed holds ever is.
 *
 * @param posts published ones, newest first
 */
export function planFeeds(posts: readonly Post[], config: Config): readonly Feed[] {
  const { site, limit } = config
  const newest = posts.slice(0, limit)
  return [
    {
      title: site.title,
      description: site.description,
      url: site.url,
      id: feedId(config, ''),
      language: site.language,
      copyright: site.copyright,
      image: site.image,
      icon: site.icon,
      favicon: site.favicon,
      updated: newestUpdate(newest),
      documents: documents(config, ''),
      hubs: [],
      posts: newest,
    },
  ]
}

/** RFC 4287 §4.2.15 without the clock: a feed changes when one of its entries does. */
function newestUpdate(posts: readonly Post[]): Timestamp | undefined {
  return posts.reduce<Timestamp | undefined>((newest, { updated }) => {
    return newest === undefined || updated > newest ? updated : newest
  }, undefined)
}

function documents({ site, files }: Config, folder: string): readonly FeedDocument[] {
  return Object.values(formats).flatMap(({ name }) => {
    const path = folder + files[name]
    const url = absoluteUrl(path, site.url)
    return url === undefined ? [] : [{ format: name, path, url }]
  })
}
