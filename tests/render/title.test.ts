import { expect, test } from 'vitest'
import { plainSummary, plainTitle } from '../../src/render/markdown.ts'

test.each([
  ['*a* _b_ **c** __d__ `e` ~~f~~', 'a b c d e f'],
  ['[a](https://b.example "c") ![d](e.png)', 'a d'],
  ['**[`a`](b) c**', 'a c'],
  ['`Vec<T>` and `&nbsp;`', 'Vec<T> and &nbsp;'],
  ['\\*a\\* \\[b\\] \\\\', '*a* [b] \\'],
])('inline Markdown is removed from %s', (title, text) => {
  expect(plainTitle(title)).toBe(text)
})

test.each([
  'Vec<T>',
  'the <b> tag',
  'AT&T and AT&amp;T',
  '&nbsp; &copy; &#38;',
  '1. First',
  '# Not a heading',
  '- a',
  '> a',
  '2 * 3 * 4',
  'snake_case_name',
  '~5 to ~10',
  '[a]',
  '[^1]',
  'a\u00A0b\u3000c',
  'مرحبا 日本 👩‍💻',
])('%s is text', (title) => {
  expect(plainTitle(title)).toBe(title)
})

test.each([
  ['Vec<T> *a*', 'Vec<T> a'],
  ['<b>*a*</b> &amp; <!-- `b` -->', '<b>a</b> &amp; <!-- b -->'],
  ['# *a*', '# a'],
  ['- `a`', '- a'],
  ['1. `a`', '1. a'],
  ['> *a*', '> a'],
  ['***', '***'],
  ['```a', '```a'],
  ['[a]: b *c*', '[a]: b c'],
  ['<https://a.example/> *b*', '<https://a.example/> b'],
])('only inline Markdown is removed from %s', (title, text) => {
  expect(plainTitle(title)).toBe(text)
})

test('a title is one clean line', () => {
  expect(plainTitle(' a\t\n  *b*\u0000\u0008\uD800 ')).toBe('a b')
})

test.each([
  ['<p>A <b>bold</b> *word*.<br>And <a href="/b">b</a>.</p>', 'A bold word. And b.'],
  ['{{ page.excerpt }} A {% x %}word of `{{ code }}`', 'A word of {{ code }}'],
  ['Vec<T> and `<b>`', 'Vec<T> and <b>'],
  ['a<script>alert(1)</script> <style>b {}</style>c', 'a c'],
])('the summary %s is plain text', (summary, text) => {
  expect(plainSummary(summary)).toBe(text)
})
