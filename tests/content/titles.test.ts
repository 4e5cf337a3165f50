import { describe, expect, test } from 'vitest'
import { decodeReferences } from '../../src/content/character-references.ts'
import { parsePost } from '../../src/content/index.ts'
import { aConfig, parse, postOf, source } from '../support/builders.ts'

const titleOf = (body: string) => parse(`---\ndate: 2025-05-17\n---\n${body}`).value?.title

describe('where no field gives a title, it is the heading that the article begins with', () => {
  test.each([
    ['# Night train\n\nText.', 'Night train'],
    ['\n\n# Night train #\nText.', 'Night train'],
    ['   #\tNight train  ', 'Night train'],
    ['<!-- a\ncomment -->\n\n# Night train', 'Night train'],
    ["import A from './a'\nimport 'b';\n\n# Night train", 'Night train'],
    ['Night train\n===========\n\nText.', 'Night train'],
    ['# Night *train*', 'Night *train*'],
    ['# Night train {#night .big}', 'Night train'],
    ['# Night <b class="x">train</b>', 'Night train'],
    ['# `Vec<T>` &amp; more', '`Vec<T>` & more'],
  ])('%j', (body, title) => {
    expect(titleOf(body)).toBe(title)
  })

  test.each([
    ...['Text.\n\n# Night train', '## Night train', '#Night train', '    # code', '\t# code', '#'],
    ...['Two lines\nof text\n===', '> # quoted', '- # item', '```\n# code\n```', '<!-- open\n# x'],
    ...['Night train\n-----------', ''],
  ])('%j has none', (body) => {
    expect(titleOf(body)).toBeUndefined()
  })

  test('and the field counts before it', () => {
    expect(parse('---\ndate: 2025-05-17\ntitle: A\n---\n# B').value?.title).toBe('A')
  })

  test('HTML of a program has none', () => {
    const post = { ...source('a.md', '# x'), data: { date: '2025-05-17' } }
    expect(parsePost(post, aConfig()).value).toMatchObject({ title: 'x' })
    expect(parsePost({ ...post, isHtml: true }, aConfig()).value).toMatchObject({
      title: undefined,
    })
  })
})

describe('character references are decoded, once', () => {
  test.each([
    ['Don&#8217;t', 'Don’t'],
    ['Don&#x2019;t', 'Don’t'],
    ['Q&amp;A &hellip;', 'Q&A …'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['AT&T; &nosuch; &#xD800; &#0; &#9999999; &', 'AT&T; &nosuch; &#xD800; &#0; &#9999999; &'],
    ['`&nbsp;` &amp; ``a`&amp;``', '`&nbsp;` & ``a`&amp;``'],
    ['`&amp;', '`&'],
  ])('%j', (text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded)
  })

  test('in titles and summaries', () => {
    const post = postOf('title: "Don&#8217;t &amp; do"\nsummary: "It&#8217;s"\ntags: [R&amp;D]')
    expect(post).toMatchObject({ title: 'Don’t & do', summary: 'It’s', tags: ['R&amp;D'] })
  })

  test('but not where a program gives them, which means what it says', () => {
    const data = { date: '2025-05-17', title: '&amp;', summary: '&amp;' }
    const post = { ...source('a.md', 'Text.'), data }
    expect(parsePost(post, aConfig()).value).toMatchObject({ title: '&amp;', summary: '&amp;' })
  })

  test('and many backticks take no time', () => {
    const hostile = `${'`'.repeat(50_000)}&${'`a``b```c'.repeat(5000)}&amp;`
    expect(decodeReferences(hostile).length).toBeGreaterThan(50_000)
  })
})
