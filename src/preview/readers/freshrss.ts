import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/** As of October 2024: `customSimplePie` and the `Sanitize` of SimplePie. */
export const freshrss: Reader = {
  title: 'FreshRSS',
  about: 'A reader on the web that many run themselves.',
  rules: {
    unwrapped: wordSet(
      `base blink body embed font form frame frameset html link input marquee meta noscript object param
      plaintext svg`,
    ),
    dropped: wordSet('script style'),
    lost: wordSet(
      `class id style sizes srcset loading autoplay seamless bgsound expr onload onunload onclick
      ondblclick onmousedown onmouseup onmouseover onmousemove onmouseout onfocus onblur onkeypress
      onkeydown onkeyup onselect onchange`,
    ),
    added: {
      audio: { controls: 'controls', preload: 'none' },
      video: { controls: 'controls', preload: 'none' },
      iframe: { sandbox: 'allow-scripts allow-same-origin' },
    },
  },
  shows: {
    title: 'The title stands above the entry and links to its page.',
    date: 'It shows when the entry was published.',
    author: 'It shows all authors.',
    summary: 'It does not show the summary where there is content.',
  },
}
