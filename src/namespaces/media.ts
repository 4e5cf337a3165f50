import { mediaType } from '../model/index.ts'
import { element } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/**
 * Media RSS 1.5.1: the image of an entry, in two elements because readers know either one. There is
 * no `media:title` and no `media:description`: a common parser puts them in place of the entry's
 * own.
 */
export const media: Namespace = {
  prefix: 'media',
  uri: 'http://search.yahoo.com/mrss/',
  entry: ({ image }) => {
    if (image === undefined) return []
    const { url, width, height } = image
    const promised = mediaType(url)
    // a picture may lie behind `/picture.html`
    const type = promised?.startsWith('image/') ? promised : undefined
    return [
      element('media:content', { url, medium: 'image', type, width, height }),
      element('media:thumbnail', { url, width, height }),
    ]
  },
}
