import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { page } from './page.ts'

function summaryOf(markdown: string): string | undefined {
  return renderMarkdown(markdown, page).value?.summary
}

describe('the summary', () => {
  test.each([
    ['the text before the marker', 'a *b*\n\n- c\n- d\n\n<!-- more -->\n\ne', 'a b c d'],
    ['the same however the marker is written', 'a\n\nb\n\n<!--MORE-->\n\nc', 'a b'],
    ['the text before a marker in a paragraph', 'a <!-- more --> b', 'a'],
    ['the first paragraph without a marker', '# a\n\nb\n\nc', 'b'],
    ['the first paragraph with text', '![a](b.png)\n\nc\n\nd', 'c'],
    ['the first paragraph that is no address', 'https://a.example/v?w=1\n\na.mp3\n\nc\n\nd', 'c'],
    ['the first paragraph if the marker stands before everything', '<!-- more -->\n\na\n\nb', 'a'],
    ['the first paragraph if the marker comes last', 'a\n\nb\n\n<!-- more -->', 'a'],
    ['a quoted paragraph', '> a\n\nb', 'a'],
    ['a paragraph within a wrapper', '<div><p>a</p></div>\n\nb', 'a'],
    ['a paragraph outside of lists', '- a\n\n- b\n\nc', 'c'],
    ['plain text', 'a **b** `<c>` &amp; [d](e)  \nf\n\ng', 'a b <c> & d f'],
    ['without references to footnotes', 'a[^1] b\n\nc\n\n[^1]: d', 'a b'],
  ])('is %s', (_, markdown, expected) => {
    expect(summaryOf(markdown)).toBe(expected)
  })

  test.each([
    ['would be the whole text', 'a b c'],
    ['would be the whole text except for images', 'a\n\n<!-- more -->\n\n![b](c.png)'],
    ['has no paragraph to be taken from', '- a\n- b'],
  ])('is undefined where it %s', (_, markdown) => {
    expect(summaryOf(markdown)).toBeUndefined()
  })

  test('is cut at a word', () => {
    const summary = summaryOf(`${'word '.repeat(100)}\n\nend`)
    expect(summary).toMatch(/^(?:word )+word…$/)
    expect(summary?.length).toBeGreaterThan(270)
    expect(summary?.length).toBeLessThanOrEqual(280)
  })
})

test('the marker is not part of the content', () => {
  expect(renderMarkdown('a\n\n<!-- more -->\n\nb', page).value?.content).toBe(
    '<p>a</p>\n\n<p>b</p>',
  )
})

test('the text of an article has all of its words', () => {
  expect(renderMarkdown('# a\n\nb\nc<br>d\n\n| e | f |\n|-|-|', page).value?.text).toBe(
    'a b c d e f',
  )
})
