import { type AbsoluteUrl, decodePercent, webUrl } from '../model/index.ts'

/** A service whose embeds we know, with the page that shows the same. */
interface EmbedProvider {
  readonly name: string
  /** The address of the embed without its scheme and `www.`. */
  readonly embed: RegExp
  /** `$1` … are the groups of `embed`. `$1` alone is a percent-encoded address of the page. */
  readonly page: string
}

/** The page behind an embed, and the name of its service if we know it. */
export interface EmbeddedPage {
  readonly name: string | undefined
  readonly url: AbsoluteUrl
}

const providers: readonly EmbedProvider[] = [
  {
    name: 'YouTube',
    embed: /^youtube(?:-nocookie)?\.com\/embed\/(?:videoseries)?\?(?:.*&)?list=([\w-]+)/,
    page: 'https://www.youtube.com/playlist?list=$1',
  },
  {
    name: 'YouTube',
    embed:
      /^(?:(?:m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|e|shorts|live)\/|youtu\.be\/)([\w-]+)/,
    page: 'https://www.youtube.com/watch?v=$1',
  },
  {
    name: 'Vimeo',
    embed: /^player\.vimeo\.com\/video\/(\d+)\?(?:.*&)?h=(\w+)/,
    page: 'https://vimeo.com/$1/$2',
  },
  { name: 'Vimeo', embed: /^player\.vimeo\.com\/video\/(\d+)/, page: 'https://vimeo.com/$1' },
  {
    name: 'CodePen',
    embed: /^codepen\.io\/([^/]+)\/embed\/(?:preview\/)?([^/?]+)/,
    page: 'https://codepen.io/$1/pen/$2',
  },
  {
    name: 'GitHub Gist',
    embed: /^gist\.github\.com\/([\w-]+\/\w+)\.js/,
    page: 'https://gist.github.com/$1',
  },
  {
    name: 'asciinema',
    embed: /^asciinema\.org\/a\/(\w+)(?:\.js|\/iframe)/,
    page: 'https://asciinema.org/a/$1',
  },
  {
    name: 'CodeSandbox',
    embed: /^codesandbox\.io\/embed\/([^/?]+)/,
    page: 'https://codesandbox.io/s/$1',
  },
  {
    name: 'X',
    embed: /^platform\.(?:twitter|x)\.com\/embed\/\S*[?&]id=(\d+)/,
    page: 'https://x.com/i/status/$1',
  },
  { name: 'Telegram', embed: /^t\.me\/(\w+\/\d+)/, page: 'https://t.me/$1' },
  { name: 'Mastodon', embed: /^([^/]+\/@[^/]+\/\d+)\/embed/, page: 'https://$1' },
  {
    name: 'Bluesky',
    embed: /^embed\.bsky\.app\/embed\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)/,
    page: 'https://bsky.app/profile/$1/post/$2',
  },
  {
    name: 'Instagram',
    embed: /^instagram\.com\/(p|reel|tv)\/([\w-]+)\/embed/,
    page: 'https://www.instagram.com/$1/$2/',
  },
  {
    name: 'TikTok',
    embed: /^tiktok\.com\/(?:embed(?:\/v2)?|player\/v1)\/(\d+)/,
    page: 'https://www.tiktok.com/@/video/$1',
  },
  {
    name: 'Dailymotion',
    embed: /^(?:geo\.)?dailymotion\.com\/(?:embed\/video\/|player\S*[?&]video=)(\w+)/,
    page: 'https://www.dailymotion.com/video/$1',
  },
  {
    name: 'Twitch',
    embed: /^player\.twitch\.tv\/\?(?:.*&)?channel=(\w+)/,
    page: 'https://www.twitch.tv/$1',
  },
  {
    name: 'Twitch',
    embed: /^player\.twitch\.tv\/\?(?:.*&)?video=v?(\d+)/,
    page: 'https://www.twitch.tv/videos/$1',
  },
  {
    name: 'Twitch',
    embed: /^clips\.twitch\.tv\/embed\?(?:.*&)?clip=([\w-]+)/,
    page: 'https://clips.twitch.tv/$1',
  },
  { name: 'Loom', embed: /^loom\.com\/embed\/(\w+)/, page: 'https://www.loom.com/share/$1' },
  { name: 'TED', embed: /^embed\.ted\.com\/(talks\/[^?]+)/, page: 'https://www.ted.com/$1' },
  {
    name: 'Spotify',
    embed: /^open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/,
    page: 'https://open.spotify.com/$1',
  },
  { name: 'SoundCloud', embed: /^w\.soundcloud\.com\/player\/?\?(?:.*&)?url=([^&]+)/, page: '$1' },
  { name: 'Apple Podcasts', embed: /^embed\.(podcasts\.apple\.com\/\S+)/, page: 'https://$1' },
  { name: 'Apple Music', embed: /^embed\.(music\.apple\.com\/\S+)/, page: 'https://$1' },
  { name: 'Figma', embed: /^figma\.com\/embed\?(?:.*&)?url=([^&]+)/, page: '$1' },
  { name: 'Figma', embed: /^embed\.(figma\.com\/[^?]+)/, page: 'https://www.$1' },
  {
    name: 'Google Maps',
    embed: /^google\.\w+(?:\.\w+)?\/maps\/embed\?pb=\S*!2d(-?[\d.]+)!3d(-?[\d.]+)/,
    page: 'https://www.google.com/maps?q=$2,$1',
  },
  {
    name: 'Google Maps',
    embed: /^(?:maps\.)?google\.\w+(?:\.\w+)?\/maps\S*[?&]q=([^&]+)/,
    page: 'https://www.google.com/maps?q=$1',
  },
]

/** Finds the page behind an embed: the embed itself, where its service is unknown. */
export function embeddedPage(address: AbsoluteUrl): EmbeddedPage {
  const bare = address.replace(/^https?:\/\/(?:www\.)?/, '')
  for (const { name, embed, page } of providers) {
    const groups = embed.exec(bare)
    if (groups === null) continue
    const reference = page.replace(/\$(\d)/g, (_, number) => groups[number] ?? '')
    const url = webUrl(page === '$1' ? decodePercent(reference) : reference)
    if (url !== undefined) return { name, url }
  }
  return { name: undefined, url: address }
}
