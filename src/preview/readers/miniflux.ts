import { wordSet } from '../../model/index.ts'
import type { Reader } from '../reader.ts'

/** The hosts whose frames Miniflux shows. */
const frameHosts = wordSet(
  `bandcamp.com cdn.embedly.com dailymotion.com framatube.org open.spotify.com player.bilibili.com
  player.twitch.tv player.vimeo.com soundcloud.com vk.com w.soundcloud.com youtube-nocookie.com
  youtube.com`,
)

const images = /^data:image\/(?:avif|apng|png|svg|jpe?g|gif|webp)/

/** As of August 2026: `internal/reader/sanitizer`. */
export const miniflux: Reader = {
  title: 'Miniflux',
  about: 'A plain reader on the web.',
  rules: {
    kept: wordSet(
      `a abbr acronym aside audio b blockquote br caption cite code dd del dfn dl dt em figcaption figure
      h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li ol p picture pre q rp rt rtc ruby s samp small source
      strong sub sup table td tfoot th thead time tr u ul var video wbr annotation annotation-xml maction
      math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace
      msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics`,
    ),
    dropped: wordSet('noscript script style'),
    attributes: {
      a: ['href', 'title', 'id'],
      abbr: ['title'],
      acronym: ['title'],
      audio: ['src', 'controls'],
      dd: ['id'],
      dl: ['id'],
      dt: ['id'],
      h1: ['id'],
      h2: ['id'],
      h3: ['id'],
      h4: ['id'],
      h5: ['id'],
      h6: ['id'],
      iframe: ['width', 'height', 'frameborder', 'src', 'allowfullscreen'],
      img: [
        ...['alt', 'title', 'src', 'srcset', 'sizes', 'width', 'height'],
        ...['fetchpriority', 'decoding', 'loading'],
      ],
      li: ['id'],
      math: ['xmlns'],
      ol: ['id'],
      q: ['cite'],
      source: ['src', 'type', 'srcset', 'sizes', 'media'],
      sup: ['id'],
      td: ['rowspan', 'colspan'],
      th: ['rowspan', 'colspan'],
      time: ['datetime'],
      ul: ['id'],
      video: ['poster', 'height', 'width', 'src', 'controls'],
    },
    special({ name, attributes, children }) {
      if (attributes.has('hidden')) return { into: [], effect: 'What is hidden is not shown.' }
      const src = attributes.get('src') ?? ''
      if (name === 'iframe' && !isKnownFrame(src)) {
        return { into: [], effect: 'The frame is missing, for its host is not on the list.' }
      }
      if (name === 'a' && !attributes.has('href')) {
        return { into: children, effect: 'It is no link any more, and its text stays.' }
      }
      if (name !== 'img') return undefined
      const size = [attributes.get('width'), attributes.get('height')]
      if (size.every((each) => each === '0' || each === '1')) {
        return { into: [], effect: 'An image of one pixel counts as a tracker.' }
      }
      const isShown = /^https?:/.test(src) || images.test(src)
      return isShown
        ? undefined
        : { into: [], effect: 'An image without a whole address is missing.' }
    },
    added: {
      img: { loading: 'lazy' },
      audio: { controls: '' },
      video: { controls: '' },
      iframe: { sandbox: 'allow-scripts allow-same-origin allow-popups', loading: 'lazy' },
    },
  },
  shows: {
    title: 'The title stands above the entry and links to its page.',
    date: 'It shows when the entry was published, and never changes that.',
    author: 'It shows all authors of Atom and JSON, and of RSS one name.',
    summary: 'It does not show the summary where there is content.',
  },
}

function isKnownFrame(src: string): boolean {
  return URL.canParse(src) && frameHosts.has(new URL(src).hostname.replace(/^www\./, ''))
}
