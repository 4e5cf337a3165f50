import { expect, test } from 'vitest'
import { terminalText } from '../../src/preview/newsboat-text.ts'
import { parseHtml } from '../../src/render/index.ts'

const shown = (html: string) => terminalText(parseHtml(html))

test('links have numbers and stand below the text, each once', () => {
  expect(
    shown('<p>A <a href="https://a.example/">b</a> and <a href="https://a.example/">c</a>.</p>'),
  ).toBe(`A b[1] and c[1].

Links: 
[1]: https://a.example/ (link)`)
})

test('images, players and frames are links', () => {
  const html =
    '<p>A <img src="https://a.example/1.png" alt="One"><img src="data:image/png;base64,AA"></p>' +
    '<video src="https://a.example/v.mp4">no</video><audio><source src="https://a.example/a.mp3"></audio>'
  expect(shown(html)).toBe(`A [image 1: One (link #1)][image 2 (link #2)]
[video 1 (link #3)]
[audio 1 (link #4)]

Links: 
[1]: https://a.example/1.png (image)
[2]: inline image (image)
[3]: https://a.example/v.mp4 (video)
[4]: https://a.example/a.mp3 (audio)`)
})

test('lists, quotations and code are indented', () => {
  const html =
    '<p>A</p><ul><li>b</li><li><p>c</p><ol><li>d</li></ol></li></ul><blockquote><p>e</p></blockquote>' +
    '<pre>f\n  g\n</pre><p>h<sup>2</sup> i<sub>3</sub> <q>j</q></p>'
  expect(shown(html)).toBe(`A

  * b
  *

    c

     1. d

  e

f
  g

h^2 i[3] "j"`)
})

test('cells stand side by side', () => {
  const html =
    '<table><thead><tr><th>Name</th><th>B</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>'
  expect(shown(html)).toBe('Name B\nc    d')
})

test('long lines are wrapped at words, and stay indented', () => {
  const lines = shown(`<ul><li>${'word '.repeat(40)}</li></ul>`)
    .trim()
    .split('\n')
  expect(lines.length).toBe(3)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(78)
  expect(lines[1]).toMatch(/^ {2}word/)
  expect(shown(`<p>${'x'.repeat(100)}</p>`).split('\n')).toEqual(['x'.repeat(78), 'x'.repeat(22)])
})

test('a heading of the first rank is underlined', () => {
  expect(shown('<h1>Ab <i>c</i></h1><h2>D</h2><hr><p>e</p>')).toBe(
    `Ab c\n----\n\nD\n\n ${'-'.repeat(76)} \n\ne`,
  )
})
