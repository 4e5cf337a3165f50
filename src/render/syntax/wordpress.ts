import { captioned, embedHtml, embedServices, linkHtml, mediaHtml } from './blocks.ts'
import { rowsByName } from './syntax-row.ts'
import { rangeOf } from './syntax-text.ts'
import { isAlone, type SyntaxTag, type TagLanguage, type TagRow } from './tags.ts'

/** Shortcodes of WordPress. */
const wordpressRows: readonly TagRow[] = [
  {
    names: 'caption wp_caption',
    example: '[caption id="a" width="300"]![a](/a.png) A tree[/caption]',
    becomes: 'a picture with its caption',
    wrap: () => captioned,
  },
  {
    names: 'embed',
    example: '[embed]https://www.youtube.com/watch?v=w7Ft2ymGmfc[/embed]',
    becomes: 'a link to what it shows',
    // it encloses an address, which is read as its argument
    html: ({ raw: address }) => {
      if (!/^https?:\/\/\S+$/.test(address)) return undefined
      const services = [...embedServices].filter((name) => address.includes(name.slice(0, 7)))
      const [html] = services.flatMap((name) => embedHtml(name, address) ?? [])
      return html ?? linkHtml(address, address)
    },
  },
  {
    names: 'youtube vimeo tweet instagram',
    example: '[youtube https://www.youtube.com/watch?v=w7Ft2ymGmfc]',
    becomes: 'a link to what it shows',
    html: (args, _, name) =>
      embedHtml(name, args.get('id', 'url', 'v') ?? args.raw.replace(/^=/, '')),
  },
  {
    names: 'video',
    example: '[video mp4="/a.mp4"][/video]',
    becomes: 'the video',
    html: (args) => mediaHtml('video', args.get('mp4', 'src', 'webm')),
  },
  {
    names: 'audio',
    example: '[audio mp3="/a.mp3"][/audio]',
    becomes: 'the recording',
    html: (args) => mediaHtml('audio', args.get('mp3', 'src', 'ogg')),
  },
  {
    names: 'code sourcecode',
    example: '[sourcecode language="css"]\na { b: *c* }\n[/sourcecode]',
    becomes: 'code',
    inner: 'code',
  },
]

/** These have nothing that could be shown without WordPress. */
const others = ['gallery', 'playlist', 'contact-form-7', 'jetpack']

const names = [...rowsByName(wordpressRows).keys(), ...others].join('|')
/**
 * A word in brackets may be a link in Markdown, so that a tag needs arguments or an end. Exporters write
 * backslashes before the brackets.
 */
const tag = new RegExp(
  `\\\\?\\[(/?)(${names})((?:[\\s=:][^\\]\\[]{0,2000}?)?)\\\\?\\](?![(:]|\\[(?!/))`,
  'g',
)
const embed = /\\?\[embed[^\][]{0,500}\]\s*([^\s[\]]{1,2000}?)\s*\\?\[\/embed\\?\]/g

export const wordpress: TagLanguage = {
  kind: 'WordPress shortcodes',
  rows: wordpressRows,
  hasPlainInside: true,
  read(page, inCodeToo = false) {
    const all = inCodeToo ? [...page.text.matchAll(tag)] : page.matches(tag)
    const ended = new Set(all.flatMap(([, slash, name = '']) => (slash ? [name] : [])))
    const embeds = page.matches(embed).map((match): SyntaxTag => {
      const [, address = ''] = match
      return { name: 'embed', isEnd: false, args: unescaped(address), ...rangeOf(match) }
    })
    const tags = all.flatMap((match) => {
      const [, slash, name = '', args = ''] = match
      const range = rangeOf(match)
      const isCertain = args.trim() !== '' || ended.has(name)
      const isTag = isCertain || (others.includes(name) && isAlone(page.text, range))
      return isTag && name !== 'embed'
        ? [{ name, isEnd: slash === '/', args: unescaped(args), ...range }]
        : []
    })
    return [...embeds, ...tags].sort((a, b) => a.start - b.start)
  },
}

/** Without the signs that keep Markdown from reading what follows, one of which may stand before the end. */
function unescaped(text: string): string {
  return text.replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '')
}
