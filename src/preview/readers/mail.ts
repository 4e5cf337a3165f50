import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/**
 * A mail that a service makes of the feed, in Gmail, which takes away most: what it shows, the others do.
 * Services write the styles of their template into the elements themselves.
 */
export const mail: Reader = {
  title: 'Mail',
  about: 'A newsletter that a service makes of the feed, as Gmail shows it.',
  rules: {
    unwrapped: wordSet(
      `details summary picture form fieldset label button math mi mn mo mrow mfrac msup msub semantics
      template noscript dialog`,
    ),
    dropped: wordSet(
      `script style iframe video audio source track object embed applet svg canvas input select textarea
      annotation link meta base`,
    ),
    lost: wordSet('class id srcset sizes loading style autoplay'),
    special({ name, attributes }) {
      const isInline = name === 'img' && /^data:/i.test(attributes.get('src') ?? '')
      return isInline ? { into: [], effect: 'An image within the HTML is not shown.' } : undefined
    },
  },
  shows: {
    title: 'The title is the subject, or a heading in the mail.',
    date: 'The mail is sent when the service finds the entry; most show no other date.',
    author: 'The sender is the newsletter; many services do not show the author.',
    summary: 'Many services show the summary after the subject, or in place of the content.',
  },
  limit: 102_000,
}
