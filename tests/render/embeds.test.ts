import { describe, expect, test } from 'vitest'
import { clean, render } from './page.ts'

describe('an embed becomes a link to its page', () => {
  test.each([
    ['YouTube', 'www.youtube.com/embed/dQw4w9WgXcQ?start=3', 'www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['YouTube', 'youtu.be/dQw4w9WgXcQ', 'www.youtube.com/watch?v=dQw4w9WgXcQ'],
    [
      'YouTube',
      'www.youtube.com/embed/videoseries?list=PL-1',
      'www.youtube.com/playlist?list=PL-1',
    ],
    ['Vimeo', 'player.vimeo.com/video/76979871', 'vimeo.com/76979871'],
    [
      'Vimeo',
      'player.vimeo.com/video/76979871?title=0&h=8272103f6e',
      'vimeo.com/76979871/8272103f6e',
    ],
    ['CodePen', 'codepen.io/team/embed/preview/abc?height=300', 'codepen.io/team/pen/abc'],
    ['CodeSandbox', 'codesandbox.io/embed/abc-12?view=split', 'codesandbox.io/s/abc-12'],
    ['X', 'platform.twitter.com/embed/Tweet.html?dnt=false&id=20', 'x.com/i/status/20'],
    ['Mastodon', 'mastodon.social/@Gargron/1/embed', 'mastodon.social/@Gargron/1'],
    [
      'Bluesky',
      'embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k?id=1',
      'bsky.app/profile/did:plc:abc/post/3k',
    ],
    ['Instagram', 'www.instagram.com/p/Ab-1_/embed/captioned/', 'www.instagram.com/p/Ab-1_/'],
    ['TikTok', 'www.tiktok.com/embed/v2/123?lang=en', 'www.tiktok.com/@/video/123'],
    ['Dailymotion', 'www.dailymotion.com/embed/video/x8abc', 'www.dailymotion.com/video/x8abc'],
    [
      'Dailymotion',
      'geo.dailymotion.com/player.html?video=x8abc',
      'www.dailymotion.com/video/x8abc',
    ],
    ['Twitch', 'player.twitch.tv/?channel=name&parent=example.org', 'www.twitch.tv/name'],
    ['Twitch', 'player.twitch.tv/?video=v123&parent=example.org', 'www.twitch.tv/videos/123'],
    ['Twitch', 'clips.twitch.tv/embed?clip=Some-Clip', 'clips.twitch.tv/Some-Clip'],
    ['Loom', 'www.loom.com/embed/abc123', 'www.loom.com/share/abc123'],
    ['TED', 'embed.ted.com/talks/a_talk?x=1', 'www.ted.com/talks/a_talk'],
    [
      'Spotify',
      'open.spotify.com/embed/track/4uLU?utm_source=generator',
      'open.spotify.com/track/4uLU',
    ],
    [
      'SoundCloud',
      'w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=red',
      'soundcloud.com/a/b',
    ],
    [
      'Apple Podcasts',
      'embed.podcasts.apple.com/us/podcast/a/id1?i=2',
      'podcasts.apple.com/us/podcast/a/id1?i=2',
    ],
    ['Apple Music', 'embed.music.apple.com/us/album/a/1', 'music.apple.com/us/album/a/1'],
    [
      'Figma',
      'www.figma.com/embed?embed_host=share&url=https%3A%2F%2Fwww.figma.com%2Ffile%2Fabc',
      'www.figma.com/file/abc',
    ],
    ['Figma', 'embed.figma.com/design/abc/Name?x=1', 'www.figma.com/design/abc/Name'],
    [
      'Google Maps',
      'www.google.com/maps/embed?pb=!1m18!2d-73.98!3d40.75!5e0',
      'www.google.com/maps?q=40.75,-73.98',
    ],
    [
      'Google Maps',
      'www.google.co.uk/maps/embed/v1/place?key=K&q=Big+Ben',
      'www.google.com/maps?q=Big+Ben',
    ],
  ])('of %s: %s', (name, src, page) => {
    const frame = `<iframe src="https://${src.replaceAll('&', '&amp;')}"></iframe>`
    expect(clean(frame)).toBe(`<p><a href="https://${page}">${name}</a></p>`)
  })

  test('of an unknown service, with its address as label', () => {
    expect(clean('<iframe src="https://www.maps.example/%C3%A4/?id=1#x"></iframe>')).toBe(
      '<p><a href="https://www.maps.example/%C3%A4/?id=1#x">maps.example/ä</a></p>',
    )
  })

  test('that the frame holds for browsers without frames', () => {
    const src = 'https://bandcamp.com/EmbeddedPlayer/album=1/'
    const link = '<a href="https://artist.bandcamp.com/album/a">A by Artist</a>'
    expect(clean(`<iframe src="${src}">${link}</iframe>`)).toBe(`<p>${link}</p>`)
  })

  test('with its title as label', () => {
    const html = '<iframe src="https://youtu.be/abc" title=" Tom &amp; Jerry "></iframe>'
    expect(clean(html)).toBe(
      '<p><a href="https://www.youtube.com/watch?v=abc">Tom &amp; Jerry</a></p>',
    )
  })

  test.each([
    '<iframe src="//www.youtube-nocookie.com/embed/abc"></iframe>',
    '<iframe data-src="https://youtu.be/abc" src="about:blank"></iframe>',
    '<embed src="https://www.youtube.com/v/abc">',
    '<object data="https://www.youtube.com/v/abc">Get Flash</object>',
    '<object><param name="movie" value="https://www.youtube.com/v/abc"></object>',
    '<object><embed src="https://www.youtube.com/v/abc"></object>',
    '<lite-youtube videoid="abc" style="background-image: url(x)"><button>Play</button></lite-youtube>',
  ])('of any kind: %s', (html) => {
    expect(clean(html)).toBe('<p><a href="https://www.youtube.com/watch?v=abc">YouTube</a></p>')
  })

  test('of a custom element for Vimeo', () => {
    expect(clean('<lite-vimeo videoid="12"></lite-vimeo>')).toContain('"https://vimeo.com/12"')
  })
})

describe('content that a script would show becomes a link', () => {
  test.each([
    [
      '<script src="https://gist.github.com/jane/0a1b.js"></script>',
      '<p><a href="https://gist.github.com/jane/0a1b">GitHub Gist</a></p>',
    ],
    [
      '<script src="https://asciinema.org/a/14.js" id="asciicast-14" async></script>',
      '<p><a href="https://asciinema.org/a/14">asciinema</a></p>',
    ],
    [
      '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="durov/68"></script>',
      '<p><a href="https://t.me/durov/68">Telegram</a></p>',
    ],
    [
      '<div class="fb-post" data-href="https://www.facebook.com/page/posts/1" data-width="500"></div>',
      '<p><a href="https://www.facebook.com/page/posts/1">facebook.com/page/posts/1</a></p>',
    ],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab/"> </blockquote>',
      '<p><a href="https://www.instagram.com/p/Ab/">instagram.com/p/Ab</a></p>',
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"><section></section></blockquote>',
      '<p><a href="https://www.tiktok.com/@a/video/1">tiktok.com/@a/video/1</a></p>',
    ],
  ])('%s', (html, link) => {
    expect(clean(html)).toBe(link)
  })

  test.each([
    ['<script src="https://count.example/a.js"></script>', ''],
    ['<script data-telegram-post="javascript:x"></script>', ''],
    [
      '<blockquote cite="/a">Said.</blockquote>',
      '<blockquote cite="https://example.org/a">Said.</blockquote>',
    ],
    ['<div class="fb-post" data-href="/a"><p>Said.</p></div>', '<div><p>Said.</p></div>'],
  ])('except from other scripts, and where the author shows it: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})

describe('the link stands', () => {
  const frame = '<iframe src="https://youtu.be/abc"></iframe>'
  const link = '<a href="https://www.youtube.com/watch?v=abc">YouTube</a>'

  test.each([
    ['within a paragraph', `<p>See ${frame}.</p>`, `<p>See ${link}.</p>`],
    ['in a heading', `<h2>${frame}</h2>`, `<h2>${link}</h2>`],
    [
      'in a caption',
      `<figure><figcaption>${frame}</figcaption></figure>`,
      `<figure><figcaption>${link}</figcaption></figure>`,
    ],
    ['as a paragraph of a figure', `<figure>${frame}</figure>`, `<figure><p>${link}</p></figure>`],
    [
      'as a paragraph of a list item',
      `<ul><li>${frame}</li></ul>`,
      `<ul><li><p>${link}</p></li></ul>`,
    ],
    [
      'as words within another link',
      `<a href="/x">${frame}</a>`,
      '<a href="https://example.org/x">YouTube</a>',
    ],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})

test.each([
  '<iframe></iframe>',
  '<iframe src=""></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe src="https://count.example/" width="1" height="1"></iframe>',
  '<iframe src="https://count.example/" height="0px"></iframe>',
  '<object>Get Flash</object>',
  '<lite-youtube></lite-youtube>',
])('an embed without content is removed: %s', (html) => {
  expect(clean(`<p>x</p>${html}`)).toBe('<p>x</p>')
})

test('a quoted post of X keeps its link and loses its script', () => {
  const html = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Hi</p>
&mdash; Jack (@jack) <a href="https://twitter.com/jack/status/20?ref_src=t">March 21</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`
  expect(clean(html)).toBe(`<blockquote><p lang="en" dir="ltr">Hi</p>
— Jack (@jack) <a href="https://twitter.com/jack/status/20?ref_src=t">March 21</a></blockquote>`)
})

test('an object for a document becomes the link that it holds', () => {
  const html = '<object data="/a.pdf"><p>See <a href="/a.pdf">the report</a>.</p></object>'
  expect(clean(html)).toBe('<p><a href="https://example.org/a.pdf">the report</a></p>')
})

describe('an element without an end tag does not swallow the article', () => {
  test.each([
    [
      '<iframe src="https://youtu.be/abc" />',
      '<p><a href="https://www.youtube.com/watch?v=abc">YouTube</a></p>',
    ],
    [
      '<iframe src="https://youtu.be/abc">',
      '<p><a href="https://www.youtube.com/watch?v=abc">YouTube</a></p>',
    ],
    [
      'Use `x` in <title> or <Style>.',
      '<p>Use <code>x</code> in &lt;title&gt; or &lt;Style&gt;.</p>',
    ],
  ])('%s', (markdown, expected) => {
    expect(render(`${markdown}\n\nNext.`)).toBe(`${expected}\n<p>Next.</p>`.trim())
  })
})
