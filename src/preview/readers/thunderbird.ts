import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/** `FeedItem` and `nsMsgContentPolicy`: an entry is a message in which no script runs and no form works. */
export const thunderbird: Reader = {
  title: 'Thunderbird',
  about: 'A mail program in which entries are messages.',
  rules: {
    dropped: wordSet('script noscript object embed applet'),
    special({ name, children }) {
      if (name !== 'form') return undefined
      return { into: children, effect: 'The form cannot be sent.' }
    },
  },
  shows: {
    title: 'The title is the subject of a message.',
    date: 'The date is that of RSS, and in Atom the time of the last change.',
    author: 'The authors are the sender of the message.',
    summary:
      'It does not show the summary, and skips an entry of RSS that has neither title nor description.',
  },
}
