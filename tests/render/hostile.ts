import fc from 'fast-check'

const names = (
  'a abbr address annotation applet area article audio b base bdi bdo blockquote body br button canvas caption ' +
  'center code col colgroup custom-x dd del details dialog dir div dl dt em embed fieldset figcaption figure font ' +
  'foreignObject form frame frameset h1 h2 h3 head header hr html i iframe img input ins label li link lite-youtube ' +
  'map mark marquee math menu meta mi mtext nav nobr noembed noframes noscript object ol optgroup option p param ' +
  'picture plaintext pre q rb rp rt rtc ruby s script section select slot small source span strike strong style ' +
  'sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
).split(' ')

const attributes = [
  ...['href="#x"', 'href="#fn1"', 'href="#fnref1"', 'href="/posts/one/#fn1"', 'href=a.jpg'],
  ...['href=" jAvascript:alert(1)"', 'href="https://z.example/?a=1&b=[2]"', 'xlink:href="#y"'],
  ...['id="fn1"', 'id="fnref1"', 'id="x"', 'name="<x"', '__proto__=1', 'constructor=2'],
  ...['src="a.jpg"', 'src=b', 'src="data:image/png;base64,AA=="', 'src="javascript:1"'],
  ...[
    'src="https://www.youtube.com/embed/abc"',
    'data-src="c.png"',
    'data="x.swf"',
    'videoid="abc"',
  ],
  ...['srcset="g.png,, h.png 1x"', 'data-srcset="d.png 2x, e,f.png 3x"', 'alt="al"', 'width=10'],
  ...[
    'class=anchor',
    'class="katex-html"',
    'class="lineno"',
    'aria-hidden=true',
    'hidden',
    'role=img',
  ],
  ...[
    'style="display:none"',
    'style="color:red"',
    'onclick=x',
    'data-footnotes',
    'type=checkbox',
    'checked',
  ],
  ...[
    'dir=rtl',
    'lang=he',
    'lang="x y"',
    'title="T & <t>"',
    'aria-label="L"',
    'align=center',
    'open',
  ],
  ...[
    'encoding="application/x-tex"',
    'alttext="q^2"',
    'type="math/tex"',
    'value=3',
    'start=4',
    'type=A',
  ],
]

const texts = [
  ...[
    'x',
    '#',
    ' ',
    '\n',
    'a &amp; b',
    '&lt;script&gt;',
    '&nbsp;',
    '&#0;&#8;&#x92;',
    '"\'`',
    ']]>',
    '🔗',
    '☑',
  ],
  ...[
    '<!-- more -->',
    '<!-- c -->',
    '<!doctype html>',
    '<?php x ?>',
    '<![CDATA[x]]>',
    '</p>',
    '</br>',
    '<',
    '&',
  ],
  ...['é日本👩‍💻', '\u0000\u0008\uD800', 'a < b', '<!--', '--!>', '<!-->', '<p', '<a href="', "'>"],
]

const openTag = fc
  .tuple(fc.constantFrom(...names), fc.array(fc.constantFrom(...attributes), { maxLength: 3 }))
  .map(([name, chosen]) => `<${[name, ...chosen].join(' ')}>`)

const endTag = fc.constantFrom(...names).map((name) => `</${name}>`)

/** Any tags in any order, with attributes and texts that mislead sanitisers. */
export const hostileHtml: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: openTag, weight: 4 },
      { arbitrary: endTag, weight: 2 },
      { arbitrary: fc.constantFrom(...texts), weight: 2 },
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''))

/** Hostile HTML with Markdown around it. */
export const hostileMarkdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      hostileHtml,
      fc.constantFrom(
        '\n\n',
        '# ',
        '- [x] ',
        '> ',
        '| a |\n|---|\n',
        '[^1]',
        '\n\n[^1]: ',
        '`',
        '    ',
      ),
      fc.constantFrom(
        '*',
        '**',
        '~~',
        '![a](b.png)',
        '[a](#b)',
        '<https://a.example>',
        'www.a.example',
      ),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))
