import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/** As of August 2026: `htmlrenderer.cpp`. What becomes of the text is in `newsboat-text.ts`. */
export const newsboat: Reader = {
  title: 'newsboat',
  about: 'A reader in the terminal, which shows text only.',
  rules: {
    kept: wordSet(
      `a blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr iframe img li ol p pre q source strong sub sup
      table tbody td th thead tfoot tr u ul video audio b`,
    ),
    dropped: wordSet('script style'),
    attributes: {
      a: ['href'],
      audio: ['src'],
      iframe: ['src', 'title'],
      img: ['src', 'alt', 'title'],
      ol: ['start', 'type'],
      source: ['src'],
      table: ['border'],
      td: ['colspan'],
      th: ['colspan'],
      video: ['src'],
    },
  },
  shows: {
    title: 'The title is a line above the text.',
    date: 'It shows when the entry was published, and never changes that.',
    author: 'It shows all authors in a line.',
    summary: 'It does not show the summary where there is content.',
  },
  isText: true,
}
