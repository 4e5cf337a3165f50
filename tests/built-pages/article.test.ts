import { expect, test } from 'vitest'
import { contentOf, pageWith } from './page-tools.ts'

const text = '<p>The text of the article.</p>'

test.each([
  ['e-content', `<div class="h-entry"><h2>A</h2><div class="e-content">${text}</div></div>`],
  ['articleBody', `<article>x <div itemprop="articleBody">${text}</div></article>`],
  ['h-entry', `<div class="h-entry">${text}</div><main><article>Another</article></main>`],
  ['article', `<main><h1>Site</h1><article>${text}</article></main>`],
  ['main', `<p>Skip</p><main>${text}</main>`],
  ['a role', `<div>Skip</div><div role="main">${text}</div>`],
  ['the longest', `<article>Card</article><article>${text}</article><article>Card</article>`],
  [
    'no card of a related article',
    `<main>${text}</main><div class="related-posts"><article><p>${'long '.repeat(40)}</p></article></div>`,
  ],
  ['content of a theme', `<article><p>Hero</p><div class="entry-content">${text}</div></article>`],
  ['a page within a menu', `<div class="menu"><main>${text}</main></div>`],
  ['a body that is marked', `<body class="sidebar toc"><main>${text}</main></body>`],
])('the article of a page is found by %s', (_, html) => {
  expect(contentOf(html)).toBe(text)
})

test('a page that tells its text only to search engines gives that', () => {
  const data = { '@graph': [{ '@type': 'BlogPosting', articleBody: 'One.\n\nTwo < three.' }] }
  const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`
  expect(contentOf(`${script}<div id="root"></div>`)).toBe('<p>One.</p><p>Two &lt; three.</p>')
})

test('a page without an article gives none', () => {
  expect(contentOf('<div>Only this</div>')).toBeUndefined()
  expect(contentOf('')).toBeUndefined()
})

test('a selector says what the article is', () => {
  const html = `<main>No<div class="body">${text}<div class="b">Ours</div></div><div class="body">2</div></main>`
  expect(contentOf(html, { select: 'main > .body' })).toBe(`${text}<div>Ours</div>`)
  expect(contentOf(html, { select: '.body', remove: ['.b', 'h1 + p'] })).toBe(text)
  expect(contentOf(html, { select: '.nothing' })).toBeUndefined()
})

test.each([
  ['navigation', '<nav>Links</nav>'],
  ['a role', '<div role="navigation">Links</div>'],
  ['a form', '<form><label>Your mail</label><input></form>'],
  [
    'a share bar',
    '<div class="post__share-buttons">Share: <a href="https://t.example">T</a></div>',
  ],
  ['sharing by a plugin', '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3></div>'],
  [
    'related posts',
    '<section class="related-posts"><h2>Related</h2><article>A</article></section>',
  ],
  ['related posts of Jetpack', '<div id="jp-relatedposts">Related</div>'],
  ['comments', '<section id="x" class="comments"><h2>Comments</h2><p>First!</p></section>'],
  ['Disqus', '<div id="disqus_thread">Comments</div>'],
  ['giscus', '<div class="giscus">Loading comments</div>'],
  ['utterances', '<div class="utterances">Loading</div>'],
  ['a table of contents', '<div class="table-of-contents"><p>Contents</p></div>'],
  ['one with a hashed class', '<div class="tableOfContents_bqdL">Contents</div>'],
  ['one of a CSS module', '<div class="Post_toc__a1B2c">Contents</div>'],
  ['a newsletter', '<aside class="newsletter-signup">Subscribe!</aside>'],
  ['an edit link', '<p><a href="https://github.com/a/b/edit/main/post.md">Edit this page</a></p>'],
  ['an edit link by its class', '<a class="theme-edit-this-page" href="/x">Edit this page</a>'],
  ['a skip link', '<a class="skip-link" href="#main">Skip to content</a>'],
  ['breadcrumbs', '<ol class="breadcrumb"><li>Home</li></ol>'],
  ['pagination', '<div class="pagination-nav">Next</div>'],
  ['neighbours', '<p>Next: <a rel="next" href="/2">The second</a></p>'],
  ['an author box', '<div class="author-bio"><p>Mira writes.</p></div>'],
  ['tags', '<ul class="post-tags"><li><a href="/tags/a">a</a></li></ul>'],
  [
    'tags by their relation',
    '<p>Filed under: <a rel="tag" href="/t/a">a</a>, <a rel="tag" href="/b">b</a></p>',
  ],
  ['reading time', '<span class="reading-time">5 min read</span>'],
  ['text for screen readers', '<span class="sr-only">Skip</span>'],
  ['text for screen readers of WordPress', '<span class="screen-reader-text">Skip</span>'],
  ['a footer', '<footer>© 2026</footer>'],
  ['the date of the last change', '<div class="last-updated">Last updated: May 5</div>'],
  ['details of a post', '<div class="post-info">By Mira</div>'],
])('what surrounds an article goes: %s', (_, boilerplate) => {
  expect(contentOf(pageWith(`${text}${boilerplate}<p>And more.</p>${boilerplate}`))).toBe(
    `${text}<p>And more.</p>`,
  )
})

test.each([
  ['a callout', '<div class="info"><p>Mind.</p></div>'],
  [
    'the author of a quote',
    '<blockquote><p>So.</p><footer class="author">Seneca</footer></blockquote>',
  ],
  ['a chapter with its id', '<h2 id="comments">Comments</h2>'],
  ['a section with its id', '<section id="related"><h2>Related</h2><p>Work.</p></section>'],
  ['a section of docutils', '<div class="section" id="menu"><h2>Menu</h2><p>Soup.</p></div>'],
  [
    'tokens of code',
    '<pre><code><span class="comment">// a</span> <span class="tag">b</span></code></pre>',
  ],
  [
    'a list of links to other pages',
    '<ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>',
  ],
  ['a body of text', '<div class="body-copy"><p>Text.</p></div>'],
])('what belongs to an article stays: %s', (_, part) => {
  const words = part.replace(/<[^>]*>/g, '')
  expect(contentOf(pageWith(text + part))?.replace(/<[^>]*>/g, '')).toBe(
    `The text of the article.${words}`,
  )
})

test('a part of more than half of a long text stays, whatever it is called', () => {
  const long = `<p>${'A word. '.repeat(200)}</p>`
  expect(contentOf(pageWith(`<div class="post-details">${long}</div>`))).toContain('A word.')
  expect(contentOf(pageWith(`${text}<div class="comments">${long}</div>`))).toBe(text)
})

test('footnotes stay, also in a footer', () => {
  const html = `<p>A<sup><a href="#fn1" id="fnref1">1</a></sup></p>
    <footer><section class="footnotes"><ol><li id="fn1">Note</li></ol></section></footer>`
  expect(contentOf(pageWith(html))).toContain('<li id="fn-k-1">Note</li>')
})

test('a list of links to the headings goes, with its own heading', () => {
  const list =
    '<h2>Inhalt</h2><ul><li><a href="#a">Eins</a><ul><li><a href="#b">Zwei</a></li></ul></li></ul>'
  const rest = '<h2 id="a">Eins</h2><p>1</p><h3 id="b">Zwei</h3><p>2</p>'
  expect(contentOf(pageWith(text + list + rest))).toBe(
    `${text}<h2>Eins</h2><p>1</p><h3>Zwei</h3><p>2</p>`,
  )
})

test.each([
  '<h2 id="a">Words<a href="#a" title="Link to this heading">Link</a></h2>',
  '<h2 id="a"><a href="#a">Words</a></h2>',
  '<h2 id="a">Words<a href="#a" class="hash-link">\u200b</a></h2>',
  '<h2><a id="a"></a>Words <a href="https://site.example/posts/one/#a">¶</a></h2>',
  '<div class="heading-wrapper"><h2 id="a">Words</h2><a href="#a">Section titled Words</a></div>',
])('links of headings to themselves go: %s', (heading) => {
  const content = contentOf(pageWith(text + heading))
  expect(content?.replace(/<\/?div>|\s(?=<\/h2>)/g, '')).toBe(`${text}<h2>Words</h2>`)
})

test.each([
  ['a heading', '<h1>The Title’s End</h1>'],
  ['a masthead', "<header><h1>The Title's End</h1><p>A line below</p></header>"],
  [
    'a heading of a theme',
    '<h2 class="entry-title"><a href="/posts/one/">Titled otherwise</a></h2>',
  ],
  ['a date', '<h1>The title’s end</h1><p>May 5, 2024</p>'],
  ['a date in words of another language', '<h1>The title’s end</h1><p>Montag, 5. Mai 2024</p>'],
  [
    'a time',
    '<div class="x"><h1>The title’s end</h1><div><time datetime="2024-05-05">5/5</time> · by Mira</div></div><hr>',
  ],
  ['an author', '<h1>The title’s end</h1><p>By <a rel="author" href="/mira">Mira Holt</a></p>'],
  ['the time to read', '<p>5 min read</p><h1>The title’s end</h1>'],
])('what stands above the text goes: %s', (_, opening) => {
  expect(contentOf(pageWith(opening + text), { title: "The title's end" })).toBe(text)
})

test('a picture above the text stays', () => {
  const html = '<header><h1>T</h1><figure><img src="/hero.jpg" alt="Hero"></figure></header>'
  expect(contentOf(pageWith(html + text), { title: 'T' })).toBe(
    `<figure><img src="https://site.example/hero.jpg" alt="Hero"></figure>${text}`,
  )
})

test.each([
  '<p>On <time>May 5</time> we went out, and nobody knew when we should be back that year.</p>',
  '<h2>Another heading</h2>',
  '<p>2024 was good.</p>',
])('the beginning of a text stays: %s', (beginning) => {
  const content = contentOf(pageWith(beginning + text), { title: 'T' })
  expect(content?.replace(/<[^>]*>/g, '')).toBe(`${beginning}${text}`.replace(/<[^>]*>/g, ''))
})

test('tabs become their panels, each under its label', () => {
  const tabs = `<div><div role="tablist"><button role="tab">npm</button><button role="tab">yarn</button></div>
    <div role="tabpanel"><p>One</p></div><div role="tabpanel" hidden><p>Two</p></div></div>`
  expect(contentOf(pageWith(text + tabs))).toBe(
    `${text}<div><p><strong>npm</strong></p><div><p>One</p></div><p><strong>yarn</strong></p><div><p>Two</p></div></div>`,
  )
})

test('a callout becomes a quote that begins with its name', () => {
  const html = '<div class="admonition tip"><p class="admonition-title">Tip</p><p>Do.</p></div>'
  expect(contentOf(pageWith(text + html))).toBe(
    `${text}<blockquote><p><strong>Tip</strong></p><p>Do.</p></blockquote>`,
  )
})

test('what a script would draw leaves a link', () => {
  const canvas = '<canvas aria-label="Sales"></canvas>'
  const model = '<model-viewer src="/a.glb"></model-viewer>'
  const island = '<astro-island client="only"></astro-island>'
  expect(contentOf(pageWith(text + canvas + model + island))).toBe(
    `${text}<p><a href="https://site.example/posts/one/">Sales</a></p>` +
      '<p><a href="https://site.example/a.glb">site.example/a.glb</a></p>' +
      '<p><a href="https://site.example/posts/one/">site.example/posts/one</a></p>',
  )
})

test.each([
  ['srcset', '<img src="/s.jpg" srcset="/s.jpg 300w, /l.jpg 1200w">', '/l.jpg'],
  [
    'lazy',
    '<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 1x, /l.jpg 2x" class="lazy">',
    '/l.jpg',
  ],
  [
    'Next',
    '<img src="/_next/image?url=%2Fimg%2Fa.png&w=640&q=75" srcset="/_next/image?url=%2Fimg%2Fa.png&w=1080&q=75 1x">',
    '/img/a.png',
  ],
  ['Nuxt', '<img src="/_ipx/w_640/img/a.png">', '/img/a.png'],
  ['Netlify', '<img src="/.netlify/images?url=/img/a.png&w=10">', '/img/a.png'],
])('images have the address of their largest file: %s', (_, image, address) => {
  const found = /<img src="([^"]*)"/.exec(contentOf(pageWith(text + image)) ?? '')
  expect(found?.[1]).toBe(`https://site.example${address}`)
})
