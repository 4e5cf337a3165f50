import { expect, test } from 'vitest'
import { articleIn, pageWith } from './page-tools.ts'

/** Two lines of code as the usual highlighters draw them. */
const drawn: Readonly<Record<string, string>> = {
  plain: '<pre><code>a = 1\nb = 2\n</code></pre>',
  prism:
    '<pre class="line-numbers language-js"><code>a = 1\nb = 2\n<span aria-hidden="true" class="line-numbers-rows"><span></span></span></code></pre>',
  shiki:
    '<pre class="shiki"><code><span class="line"><span style="color:red">a</span> = 1</span>\n<span class="line">b = 2</span></code></pre>',
  'shiki without line breaks':
    '<pre class="shiki"><code><span class="line">a = 1</span><span class="line">b = 2</span></code></pre>',
  vitepress:
    '<div class="language-js line-numbers-mode"><button class="copy"></button><span class="lang">js</span><pre class="shiki vp-code"><code><span class="line">a = 1</span>\n<span class="line">b = 2</span></code></pre><div class="line-numbers-wrapper" aria-hidden="true"><span class="line-number">1</span><br><span class="line-number">2</span><br></div></div>',
  docusaurus:
    '<div class="codeBlockContainer_x"><div class="codeBlockContent_y"><pre class="prism-code"><code><span class="token-line"><span class="token">a = 1</span><br></span><span class="token-line">b = 2<br></span></code></pre><div class="buttonGroup__atx"><button>Copy</button></div></div></div>',
  'expressive code':
    '<div class="expressive-code"><figure class="frame"><figcaption class="header"><span class="sr-only">Terminal</span></figcaption><pre><code><div class="ec-line"><div class="gutter"><div class="ln">1</div></div><div class="code">a = 1</div></div><div class="ec-line"><div class="code">b = 2</div></div></code></pre><div class="copy"><button>Copy</button></div></figure></div>',
  chroma:
    '<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre class="chroma"><code><span class="lnt">1\n</span><span class="lnt">2\n</span></code></pre></td><td class="lntd"><pre class="chroma"><code>a = 1\nb = 2\n</code></pre></td></tr></table></div></div>',
  'chroma inline':
    '<div class="highlight"><pre class="chroma"><code><span class="line"><span class="ln">1</span><span class="cl">a = 1\n</span></span><span class="line"><span class="ln">2</span><span class="cl">b = 2\n</span></span></code></pre></div>',
  rouge:
    '<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>a = 1\nb = 2\n</pre></td></tr></tbody></table></code></pre></div></div>',
  pygments:
    '<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td><td class="code"><div class="highlight"><pre><span></span>a = 1\nb = 2\n</pre></div></td></tr></table>',
  hexo: '<figure class="highlight js"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre><span class="line">a = 1</span><br><span class="line">b = 2</span><br></pre></td></tr></table></figure>',
  octopress:
    '<figure class="code"><div class="highlight"><table><tr><td class="gutter"><pre class="line-numbers"><span class="line-number">1</span>\n</pre></td><td class="code"><pre><code><span class="line">a = 1</span>\n<span class="line">b = 2</span>\n</code></pre></td></tr></table></div></figure>',
  'highlight.js with numbers':
    '<pre><code class="hljs"><table class="hljs-ln"><tbody><tr><td class="hljs-ln-line hljs-ln-numbers" data-line-number="1"><div class="hljs-ln-n"></div></td><td class="hljs-ln-line hljs-ln-code">a = 1</td></tr><tr><td class="hljs-ln-numbers">2</td><td class="hljs-ln-code">b = 2</td></tr></tbody></table></code></pre>',
  github:
    '<table class="highlight"><tr><td class="blob-num">1</td><td class="blob-code">a = 1</td></tr><tr><td class="blob-num">2</td><td class="blob-code">b = 2</td></tr></table>',
}

test.each(Object.entries(drawn))('%s leaves its lines in one plain block', (_, html) => {
  const content = articleIn(pageWith(`<p>Code:</p>${html}<p>End.</p>`))?.content ?? ''
  const [, inner = ''] = /<pre>(.*?)<\/pre>/s.exec(content) ?? []
  expect(content.split('<pre>')).toHaveLength(2)
  expect(content).not.toContain('<table>')
  expect(inner.replace(/<\/?code>/g, '').replace(/\n$/, '')).toBe('a = 1\nb = 2')
  expect(content.replace(/<pre>.*<\/pre>/s, '').replace(/<[^>]*>|\s/g, '')).toBe('Code:End.')
})

test('a table that compares code is a table', () => {
  const table =
    '<table><tr><td><pre>a</pre></td><td>It means a.</td></tr><tr><td class="code">b</td><td>c</td></tr></table>'
  expect(articleIn(pageWith(`<p>Text</p>${table}`))?.content).toContain('It means a.')
  expect(articleIn(pageWith(`<p>Text</p>${table}`))?.content).toContain('<table>')
})

const katex =
  '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>'
const mathJax3 =
  '<mjx-container class="MathJax"><mjx-math aria-hidden="true"><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container>'
const mathJax4 =
  '<mjx-container><mjx-math data-latex="x^2" aria-hidden="true"><mjx-mi data-latex="x">x</mjx-mi></mjx-math></mjx-container>'

test.each([
  ['KaTeX', katex, '<code>x^2</code>'],
  ['MathJax 3', mathJax3, 'x^2'],
  ['MathJax 4', mathJax4, '<code>x^2</code>'],
  [
    'MathJax 2',
    '<span class="MathJax">x2</span><script type="math/tex">x^2</script>',
    '<code>x^2</code>',
  ],
])('a formula of %s has one form', (_, html, expected) => {
  expect(articleIn(pageWith(`<p>So ${html}.</p>`))?.content).toBe(`<p>So ${expected}.</p>`)
})
