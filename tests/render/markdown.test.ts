import fc from 'fast-check'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import { describe, expect, test } from 'vitest'
import { arabicPage, clean, page, render } from './page.ts'

const everything = remark().use(remarkGfm).use(remarkHtml, { sanitize: false }).freeze()

/** Renders Markdown with every construct loaded. */
function renderWithEverything(markdown: string): string {
  return clean(String(everything.processSync(markdown)), page)
}

describe('GFM constructs', () => {
  test.each([
    ['a table', '| a | b |\n|:-:|--|\n| 1 | 2 |', /<th align="center">a<\/th>\n<th>b<\/th>/],
    ['a table without a bar', 'a\n:-', /<th align="left">a/],
    ['a strikethrough', '~~a~~', /<del>a<\/del>/],
    ['an address', 'See www.a.example.', /<a href="http:\/\/www.a.example\/">www.a.example<\/a>\./],
    [
      'an address with underscores',
      'https://a.example/_b_/c',
      /href="https:\/\/a.example\/_b_\/c"/,
    ],
    ['an address in references', 'w&#119;w.a.example', /<a href/],
    ['an e-mail address', 'a@b.example', /<a href="mailto:a@b.example">/],
    ['a footnote', 'a[^1]\n\n[^1]: b', /<li id="fn-k-1">/],
    ['a box with a line break in it', '- [\n  ] a', /☐ a/],
  ])('include %s', (_, markdown, expected) => {
    expect(render(markdown)).toMatch(expected)
    expect(render(markdown)).toBe(renderWithEverything(markdown))
  })

  test.each([
    ['-\n[x] a', '<p>[x] a</p>'],
    ['*\n[ ] *a*', '<p>[ ] <em>a</em></p>'],
    ['> -\n[X] a', '<p>[X] a</p>'],
    ['-\n1. [x] b', '☑ b'],
    ['- [ ] a\n\n  *\n  [x] b', '<p>☐ a</p>\n<ul>\n<li></li>\n</ul>\n<p>[x] b</p>'],
    ['- -\n  [x] b', '</ul>\n[x] b'],
    ['- a\n  1. b\n  2.\n  [x] c', '<li>a\n<ol>'],
    ['- [a]: b\n  [x] c', '<li>[x] c</li>'],
  ])('take a box only for the item that begins with it: %j', (markdown, expected) => {
    expect(render(markdown)).toContain(expected)
  })

  test('give the same whether all are loaded or only the needed ones', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '\n\n',
        '*',
        '_',
        '~',
        '~~',
        '|',
        '-',
        ':',
        ':-',
        '[ ]',
        '[x] ',
        '- ',
        '1. ',
      ],
      ...[
        '[',
        ']',
        '(',
        ')',
        '](b)',
        '![',
        '[^a]',
        '[^a]: ',
        '[a]: ',
        '<',
        '>',
        '<b>',
        '`',
        '\\',
        '!',
      ],
      ...[
        'http://',
        'https://a.b/_c_',
        'www.',
        'www.a.b',
        '@',
        'a@b.cc',
        'mailto:',
        '&#64;',
        '&amp;',
        '.',
      ],
      ...[
        '    ',
        '\t',
        '# ',
        '> ',
        '"',
        '日',
        '<a href="',
        '">',
        '</a>',
        '<http://a.b>',
        '&#119;ww.a.bc',
      ],
    )
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (markdown) => {
        // micromark may take such a box for the box of an item before it
        fc.pre(!/^[\s>]*\[[\sx]\]/m.test(markdown))
        expect(render(markdown)).toBe(renderWithEverything(markdown))
      }),
      { numRuns: 400 },
    )
  })
})

describe('HTML in Markdown', () => {
  test('is part of the article', () => {
    expect(render('<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n\nc <kbd>d</kbd>')).toBe(
      '<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n<p>c <kbd>d</kbd></p>',
    )
  })

  test('is text where it is quoted as code', () => {
    expect(render('`<b>` &lt;i&gt; \\<u>')).toBe(
      '<p><code>&lt;b&gt;</code> &lt;i&gt; &lt;u&gt;</p>',
    )
  })
})

describe('text', () => {
  test.each([
    'مرحبا بالعالم',
    'שלום עולם',
    '你好，世界',
    'こんにちは',
    '👩‍👩‍👧‍👦 🇩🇪 ❤️',
    'é ê',
    'a\u00A0b\u2028c\u200Bd',
  ])('of every script is unchanged: %s', (text) => {
    expect(render(text)).toBe(`<p>${text}</p>`)
  })

  test('has no character that XML forbids', () => {
    expect(render('a\u0000b\u0008c\uFFFEd\uD800e &#8;&#0;&#xFFFE; f\u0092g')).toBe(
      // CommonMark shows where a character was that no text may hold
      '<p>a\uFFFDbcde \uFFFD\uFFFD\uFFFD f’g</p>',
    )
  })

  test('has no bare ampersand and no bare bracket', () => {
    expect(render('AT&T, a < b > c, &copy; &amp;amp; ]]> "q" \'s\'')).toBe(
      `<p>AT&amp;T, a &lt; b &gt; c, © &amp;amp; ]]&gt; "q" 's'</p>`,
    )
  })

  test('of a right-to-left language is marked once', () => {
    const html = '<div lang="ar" dir="rtl"><p>مرحبا</p></div>'
    expect(render('مرحبا', arabicPage)).toBe(html)
    expect(clean(html, arabicPage)).toBe(html)
  })
})

test('long code and long lines are unchanged', () => {
  const code = 'if (a < b) {}\n'.repeat(8000)
  expect(render(`\`\`\`\n${code}\`\`\``)).toBe(
    `<pre><code>${code.replaceAll('<', '&lt;')}</code></pre>`,
  )
  expect(render('a'.repeat(1_000_000))).toHaveLength(1_000_007)
})

test('nothing in the content looks like the markup of a feed', () => {
  const words = '<rss version="2.0"><channel><pubDate><rdf:RDF><feed><!DOCTYPE html>'
  const html = render(`${words} \`${words}\`\n\n<div class="h-entry">${words} ]]> -- a</div>`)
  expect(html).not.toMatch(/<(?:rss|channel|pubDate|rdf|feed|!)|class=|]]>/)
  expect(html).toContain('<code>&lt;rss version="2.0"&gt;&lt;channel&gt;')
})

describe('no content', () => {
  test.each([
    '',
    ' \n',
    '<!-- a -->',
    '<script>a</script>',
    '&nbsp;',
    '<p></p>',
    '***',
    '<img>',
    '[a]: b',
  ])('is left of %j', (markdown) => {
    expect(render(markdown)).toBe('')
    expect(render(markdown, arabicPage)).toBe('')
  })
})

test('empty paragraphs at both ends are removed', () => {
  expect(clean('<p></p><p>&nbsp;</p>\n<p>a</p><p></p><p>b</p><p><br></p>\n<p> </p>')).toBe(
    '<p>a</p><p></p><p>b</p>',
  )
})

test('nesting that no article has is removed', () => {
  expect(render(`${'> '.repeat(50)}a`)).toContain('<p>a</p>')
  expect(render(`${'>'.repeat(1000)}a http://b.example\n\nc`)).toContain('<p>c</p>')
})
