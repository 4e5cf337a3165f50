import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/** As of August 2026: `ArticleRenderer` and the scripts of its pages. */
export const netnewswire: Reader = {
  title: 'NetNewsWire',
  about: 'A reader for Mac, iPhone and iPad.',
  rules: {
    dropped: wordSet('script style'),
    lost: wordSet('autoplay'),
    special({ name, attributes }) {
      if (name !== 'img') return undefined
      const size = [attributes.get('width'), attributes.get('height')]
      if (!size.every((each) => each === '1')) return undefined
      return { into: [], effect: 'An image of one pixel counts as a tracker.' }
    },
  },
  shows: {
    title: 'The title stands above the entry and links to its page.',
    date: 'It shows when the entry was published.',
    author: 'It shows all authors, in any order, and hides one who is called as the feed is.',
    summary: 'It does not show the summary where there is content.',
  },
}
