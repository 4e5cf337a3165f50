import { describe, expect, test } from 'vitest'
import { clean, render } from './page.ts'

describe('elements', () => {
  test.each([
    '<h1>a</h1><h2>b</h2><p>c<br>d<wbr>e</p><hr><pre>f</pre>',
    '<blockquote><p>a</p></blockquote><ul><li>b</li></ul><ol><li>c</li></ol><dl><dt>d</dt><dd>e</dd></dl>',
    '<dl><div><dt>d</dt><dd>e</dd></div></dl>',
    '<figure><img src="https://a.example/b.png" alt=""><figcaption>c</figcaption></figure>',
    '<details open=""><summary>a</summary>b</details>',
    '<table><caption>a</caption><colgroup><col span="2"></colgroup><thead><tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
    '<p><em>a</em><strong>b</strong><b>c</b><i>d</i><u>e</u><s>f</s><small>g</small><mark>h</mark></p>',
    '<p><code>a</code><kbd>b</kbd><samp>c</samp><var>d</var><sub>e</sub><sup>f</sup></p>',
    '<p><abbr title="x">a</abbr><cite>b</cite><dfn>c</dfn><q>d</q><time datetime="2025-01-01">e</time></p>',
    '<p><del>a</del><ins>b</ins><bdi>c</bdi><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
  ])('that every reader knows are kept: %s', (html) => {
    expect(clean(html)).toBe(html)
  })

  test.each([
    ['<section>a</section>', '<div>a</div>'],
    [
      '<article><header>a</header><main>b</main><footer>c</footer></article>',
      '<div><div>a</div><div>b</div><div>c</div></div>',
    ],
    [
      '<nav>a</nav><aside>b</aside><address>c</address><search>d</search>',
      '<div>a</div><div>b</div><div>c</div><div>d</div>',
    ],
    ['<hgroup><h1>a</h1></hgroup>', '<div><h1>a</h1></div>'],
    ['<center>a</center>', '<div>a</div>'],
    [
      '<p><tt>a</tt><strike>b</strike><acronym title="x">c</acronym></p>',
      '<p><code>a</code><s>b</s><abbr title="x">c</abbr></p>',
    ],
    ['<menu><li>a</menu><dir><li>b</dir>', '<ul><li>a</li></ul><ul><li>b</li></ul>'],
    ['<p>a<bdo dir="rtl">b</bdo></p>', '<p>a<span dir="rtl">b</span></p>'],
    ['<xmp><b>a</b></xmp>', '<pre>&lt;b&gt;a&lt;/b&gt;</pre>'],
  ])('with a simpler equivalent are renamed: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test.each([
    ['<p><font color="red">a</font><big>b</big><nobr>c</nobr><blink>d</blink></p>', '<p>abcd</p>'],
    [
      '<p><span class="x">a</span><my-tag>b</my-tag><label>c</label><data value="1">d</data></p>',
      '<p>abcd</p>',
    ],
    ['<form action="/x"><p>a</p></form>', '<p>a</p>'],
    ['<p>a<custom-element><b>b</b></custom-element></p>', '<p>a<b>b</b></p>'],
    ['<constructor>a</constructor><p constructor="b" __proto__="c">d</p>', 'a<p>d</p>'],
  ])('without a meaning in feeds leave their children: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test.each([
    '<script>a</script>',
    '<style>a</style>',
    '<template><p>a</p></template>',
    '<button>Copy</button>',
    '<clipboard-copy value="a">Copy</clipboard-copy>',
    '<div class="copy-button">Copy</div>',
    '<select><option>a<optgroup label="b"></select>',
    '<textarea>a</textarea>',
    '<input value="a"><input type="checkbox">',
    '<datalist><option>a</datalist><output>b</output><progress>c</progress><meter>d</meter>',
    '<canvas>a</canvas>',
    '<applet>a</applet>',
    '<noembed>a</noembed><noframes>b</noframes>',
    '<title>a</title><meta name="b"><link rel="c" href="d"><base href="https://evil.example/">',
    '<map><area href="/x"></map>',
    '<!-- a --><!doctype html><?php echo 1 ?><![CDATA[b]]>',
    '<p hidden>a</p>',
    '<div hidden="until-found"><p>a</p></div>',
    '<p style="color: red; DISPLAY : none">a</p>',
    '<p style="visibility:hidden">a</p>',
    '<dialog>a</dialog>',
  ])('that are not part of the article are removed with their text: %s', (html) => {
    expect(clean(`<p>x</p>${html}<p>y</p>`)).toBe('<p>x</p><p>y</p>')
  })
})

describe('attributes', () => {
  test('for styles, scripts and machines are removed', () => {
    const html =
      '<p class="a" style="color:red" onclick="b()" ONMOUSEOVER="c" data-d="e" aria-label="f" role="note" ' +
      'itemprop="g" tabindex="0" contenteditable accesskey="h" slot="i" xml:base="/j" xmlns="k">x</p>'
    expect(clean(html)).toBe('<p>x</p>')
  })

  test.each([
    ['<p lang="he" dir="RTL">a</p>', '<p lang="he" dir="rtl">a</p>'],
    ['<p><span lang="ja">a</span></p>', '<p><span lang="ja">a</span></p>'],
    ['<p lang="x y" dir="up">a</p>', '<p>a</p>'],
    [
      '<ol start="3" reversed type="a"><li value="-2">a</li></ol>',
      '<ol start="3" reversed="" type="a"><li value="-2">a</li></ol>',
    ],
    ['<ol start="3.5" type="x"><li>a</li></ol>', '<ol><li>a</li></ol>'],
    [
      '<table><tr><td colspan="2" rowspan=x align="center" valign="top" bgcolor="red">a</table>',
      '<table><tbody><tr><td colspan="2" align="center">a</td></tr></tbody></table>',
    ],
    [
      '<table><tr><th scope="col" headers="x" align="justify">a</table>',
      '<table><tbody><tr><th scope="col">a</th></tr></tbody></table>',
    ],
    ['<p align="center">a</p>', '<p>a</p>'],
    ['<p title="&quot;a&quot; &lt;b>">c</p>', '<p title="&quot;a&quot; &lt;b&gt;">c</p>'],
    ['<blockquote cite="javascript:x">a</blockquote>', '<blockquote>a</blockquote>'],
    ['<p title="first" title="second">a</p>', '<p title="first">a</p>'],
  ])('with a meaning are kept if their value is valid: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})

describe('nesting', () => {
  test.each([
    ['a paragraph in a paragraph', '<p>a<marquee><p>b</p></marquee></p>', '<div>a<p>b</p></div>'],
    ['a heading in a heading', '<h1>a<marquee><h2>b</h2></marquee></h1>', '<h1>ab</h1>'],
    [
      'an item in an item',
      '<ul><li>a<section><li>b</section></ul>',
      '<ul><li>a<div><div>b</div></div></li></ul>',
    ],
    ['an item without a list', '<li>a<li>b', '<div>a</div><div>b</div>'],
    ['a term without a list', '<dt>a<dd>b', '<div>a</div><div>b</div>'],
    ['a ruby text without a ruby', '<p>a<rt>b</rt></p>', '<p>ab</p>'],
    ['a source without a picture', '<p>a<source src="b"><track src="c"></p>', '<p>a</p>'],
  ])('is repaired: %s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test('is kept where it is deep, and read as text where it is hostile', () => {
    const deep = (depth: number) => `${'<div>'.repeat(depth)}a &amp; b${'</div>'.repeat(depth)}`
    expect(clean(deep(200))).toBe(deep(200))
    expect(clean(deep(300))).toBe('a &amp; b')
  })
})

describe('code', () => {
  test.each([
    [
      'has no highlighting',
      '<pre class="shiki" style="x" tabindex="0"><code class="language-js"><span class="line"><span style="color:red">a</span> b</span>\n<span class="line">c</span></code></pre>',
      '<pre><code>a b\nc</code></pre>',
    ],
    [
      'keeps lines that are elements apart',
      '<pre><code><div class="line">a</div><div>b\n</div><div>c</div></code></pre>',
      '<pre><code>a\nb\nc\n</code></pre>',
    ],
    ['keeps broken lines apart', '<pre>a<br>b</pre>', '<pre>a\nb</pre>'],
    ['keeps an empty first line', '<pre>\n\na</pre>', '<pre>\n\na</pre>'],
    ['has no line numbers', '<pre><span class="lineno">1</span>a</pre>', '<pre>a</pre>'],
    [
      'has no gutter',
      '<table><tr><td class="gutter"><pre>1</pre></td><td><pre>a</pre></td></tr></table>',
      '<table><tbody><tr><td><pre>a</pre></td></tr></tbody></table>',
    ],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test('in Markdown keeps its lines and loses its language', () => {
    expect(render('```js\nif (a < b && c) {\n\n\treturn "d"\n}\n```')).toBe(
      '<pre><code>if (a &lt; b &amp;&amp; c) {\n\n\treturn "d"\n}\n</code></pre>',
    )
  })
})

describe('task lists', () => {
  test('have text for checkboxes', () => {
    const html = render('- [x] done\n- [ ] *open*\n\n1. [X] done')
    expect(html).toBe(
      '<ul>\n<li>☑ done</li>\n<li>☐ <em>open</em></li>\n</ul>\n<ol>\n<li>☑ done</li>\n</ol>',
    )
  })

  test('in HTML have text for checkboxes too', () => {
    expect(clean('<ul><li><label><input type=CHECKBOX checked> a</label></ul>')).toBe(
      '<ul><li>☑ a</li></ul>',
    )
  })
})

describe('headings', () => {
  test.each([
    ['<h2>a <a class="anchor" href="#a">🔗</a></h2>', '<h2>a </h2>'],
    [
      '<h2 id="a"><a class="anchor" aria-hidden="true" href="#a"><svg aria-hidden="true"><path/></svg></a>a</h2>',
      '<h2>a</h2>',
    ],
    [
      '<h2>a<a class="header-anchor" href="#a" aria-label="Permalink">\u200B</a></h2>',
      '<h2>a</h2>',
    ],
    ['<h2>a<a class="headerlink" title="Link to this heading" href="#a">¶</a></h2>', '<h2>a</h2>'],
    ['<div><h2>a</h2><a class="anchor" href="#a"></a></div>', '<div><h2>a</h2></div>'],
    ['<h3>a <a href="#a">#</a></h3>', '<h3>a </h3>'],
    ['<h3><a href="#a"></a>a<a href="#a" aria-hidden="true">link</a></h3>', '<h3>a</h3>'],
    ['<h3><a class="header-anchor" href="#a"><span>a</span></a></h3>', '<h3>a</h3>'],
    ['<h3><a href="/b">a</a> C# §</h3>', '<h3><a href="https://example.org/b">a</a> C# §</h3>'],
    [
      '<h1><a href="/"><img src="/a.png" alt="A"></a></h1>',
      '<h1><a href="https://example.org/"><img src="https://example.org/a.png" alt="A"></a></h1>',
    ],
    ['<p>a <a href="/b">#</a></p>', '<p>a <a href="https://example.org/b">#</a></p>'],
  ])('have no links to themselves: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})
