import { expect, test } from 'vitest'
import { clean } from './page.ts'

const base = 'https://example.org/posts/one/'

test.each([
  [
    'has controls and a link after it',
    '<video src="a.mp4" poster="p.jpg" width="640" autoplay muted loop preload="auto"></video>',
    `<video src="${base}a.mp4" controls="" poster="${base}p.jpg" width="640"></video> <p><a href="${base}a.mp4">a.mp4</a></p>`,
  ],
  [
    'keeps its sources and subtitles, but not the text for old browsers',
    '<video><source src="a.webm" type="video/webm"><source src="a.mp4"><track src="a.vtt" kind="captions" srclang="en">Get a browser</video>',
    `<video controls=""><source src="${base}a.webm" type="video/webm"><source src="${base}a.mp4"><track src="${base}a.vtt" kind="captions" srclang="en"></video> <p><a href="${base}a.webm">a.webm</a></p>`,
  ],
  [
    'in a paragraph has its link in the same paragraph',
    '<p>Hear <audio src="/b%20%C3%A4.mp3"></audio> now</p>',
    '<p>Hear <audio src="https://example.org/b%20%C3%A4.mp3" controls=""></audio> <a href="https://example.org/b%20%C3%A4.mp3">b ä.mp3</a> now</p>',
  ],
  [
    'has a link with its title',
    '<audio src="b.mp3" title="Episode 1"></audio>',
    `<audio src="${base}b.mp3" controls="" title="Episode 1"></audio> <p><a href="${base}b.mp3">Episode 1</a></p>`,
  ],
  [
    'is not linked twice',
    '<audio src="b.mp3"></audio>\n<p><a href="b.mp3">Download</a></p>',
    `<audio src="${base}b.mp3" controls=""></audio>\n<p><a href="${base}b.mp3">Download</a></p>`,
  ],
  [
    'within a link has no link of its own',
    '<a href="/x"><video src="a.mp4"></video></a>',
    `<a href="https://example.org/x"><video src="${base}a.mp4" controls=""></video></a>`,
  ],
  [
    'may be lazy',
    '<p><video data-src="a.mp4"></video></p>',
    `<p><video src="${base}a.mp4" controls=""></video> <a href="${base}a.mp4">a.mp4</a></p>`,
  ],
  [
    'without a file leaves its text',
    '<p><video src="blob:x"><source>No <b>video</b></video></p>',
    '<p>No <b>video</b></p>',
  ],
])('a player %s', (_, html, expected) => {
  expect(clean(html)).toBe(expected)
})
