import { describe, expect, test } from 'vitest'
import { absoluteUrl } from '../../src/model/index.ts'
import { clean, page, render } from './page.ts'

describe('footnotes in Markdown', () => {
  test('a footnote links to the page of its post', () => {
    expect(render('Text[^a].\n\n[^a]: Note.')).toBe(
      [
        '<p>Text<sup id="fnref-k-1"><a href="https://example.org/posts/one/#fn-k-1">1</a></sup>.</p>',
        '<hr>',
        '<ol>',
        '<li id="fn-k-1">',
        '<p>Note. <a href="https://example.org/posts/one/#fnref-k-1">↩</a></p>',
        '</li>',
        '</ol>',
      ].join('\n'),
    )
  })

  test('a second reference to a footnote has its own id and its own backlink', () => {
    const html = render('One[^a] two[^a].\n\n[^a]: Note.')
    expect(html).toContain('<sup id="fnref-k-1-2"><a href="https://example.org/posts/one/#fn-k-1">')
    expect(html).toContain('<a href="https://example.org/posts/one/#fnref-k-1-2">↩<sup>2</sup></a>')
  })

  test('footnotes are numbered in the order in which they are referred to', () => {
    const html = render('One[^z] two[^a].\n\n[^a]: First.\n\n[^z]: Last.')
    expect(html).toMatch(/<li id="fn-k-1">\s*<p>Last/)
    expect(html).toMatch(/<li id="fn-k-2">\s*<p>First/)
  })

  test('a footnote may be named in any script', () => {
    expect(render('Text[^注].\n\n[^注]: Note.')).toContain(
      'href="https://example.org/posts/one/#fn-k-1"',
    )
  })

  test('the key of the post is part of every id', () => {
    expect(render('Text[^a].\n\n[^a]: Note.', { ...page, key: 'x9' })).toMatch(
      /fnref-x9-1.*fn-x9-1/s,
    )
  })

  test('a page whose address has a fragment loses it in links to footnotes', () => {
    const url = absoluteUrl('https://example.org/all?page=2#one') ?? page.url
    const html = render('Text[^a].\n\n[^a]: Note.', { ...page, url })
    expect(html).toContain('href="https://example.org/all?page=2#fn-k-1"')
  })
})

describe('footnotes in HTML', () => {
  const expected = [
    '<p>Text<sup id="fnref-k-1"><a href="https://example.org/posts/one/#fn-k-1">1</a></sup></p>',
    '<ol><li id="fn-k-1">Note <a href="https://example.org/posts/one/#fnref-k-1">^</a></li></ol>',
  ].join('')

  test.each([
    ['kramdown', 'fn:1', 'fnref:1', '<sup id="fnref:1"><a href="#fn:1" rel="footnote">1</a></sup>'],
    ['Pandoc', 'fn1', 'fnref1', '<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a>'],
    ['markdown-it', 'fn1', 'fnref1', '<sup><a href="#fn1" id="fnref1">1</a></sup>'],
    [
      'GitHub',
      'user-content-fn-a-1',
      'user-content-fnref-a-1',
      '<sup><a href="#user-content-fn-a-1" id="user-content-fnref-a-1">1</a></sup>',
    ],
    ['a link', 'fn-x', 'fnref-x', '<a href="#fn-x" id="fnref-x">1</a>'],
    [
      'a link to the page',
      'fn-x',
      'fnref-x',
      '<sup id="fnref-x"><a href="/posts/one/#fn-x">1</a></sup>',
    ],
  ])('of %s become the same', (_, note, reference, mark) => {
    const html = `<p>Text${mark}</p><ol><li id="${note}">Note <a href="#${reference}">^</a></li></ol>`
    expect(clean(html)).toBe(expected)
  })

  test('two references in one superscript keep their own ids', () => {
    const html =
      '<sup><a href="#fn1">1</a>, <a href="#fn2">2</a></sup><p id="fn1">A</p><p id="fn2">B</p>'
    expect(clean(html)).toContain(
      '<sup><a href="https://example.org/posts/one/#fn-k-1" id="fnref-k-1">1</a>, ' +
        '<a href="https://example.org/posts/one/#fn-k-2" id="fnref-k-2">2</a></sup><p id="fn-k-1">A</p>',
    )
  })

  test('a link in the text to a footnote is not a reference', () => {
    const html =
      '<sup id="fnref1"><a href="#fn1">1</a></sup> see <a href="#fn1">below</a><p id="fn1">A</p>'
    expect(clean(html)).toContain('see <a href="https://example.org/posts/one/#fn-k-1">below</a>')
  })

  test('of two footnotes with one id, references mean the first', () => {
    const html = '<sup><a href="#fn1">1</a></sup><p id="fn1">A</p><p id="fn1">B</p>'
    expect(clean(html)).toContain('<p id="fn-k-1">A</p><p>B</p>')
  })

  test.each(['intro', 'fnord', 'footer', 'fn-lonely'])('the id %s is removed', (id) => {
    expect(clean(`<p id="${id}">A</p>`)).toBe('<p>A</p>')
  })
})
