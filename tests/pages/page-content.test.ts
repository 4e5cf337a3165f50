import { expect, test } from 'vitest'
import { pageContent } from '../../src/pages/page-content.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

const site = 'https://example.org/blog/'

test.each([
  [
    'a picture of the site',
    '<img src="https://example.org/a.png" alt="A">',
    '<img src="/a.png" alt="A" loading="lazy">',
  ],
  [
    'a picture of another host',
    '<p>See <img src="https://cdn.example/a.png" alt="A map">.</p>',
    '<p>See <a href="https://cdn.example/a.png">A map</a>.</p>',
  ],
  [
    'one without alternative text',
    '<img src="https://cdn.example/maps/a.png" alt="">',
    '<p><a href="https://cdn.example/maps/a.png">cdn.example/maps/a.png</a></p>',
  ],
  [
    'one within a link',
    '<a href="https://x.example/"><img src="https://cdn.example/a.png" alt="A map"></a>',
    '<a href="https://x.example/">A map</a>',
  ],
  [
    'a host that only begins like the site',
    '<img src="https://example.org.evil.example/a.png" alt="A">',
    '<p><a href="https://example.org.evil.example/a.png">A</a></p>',
  ],
  [
    'a path of two slashes, which alone would name a host',
    '<img src="https://example.org//evil.example/a.png" alt="A">',
    '<p><a href="https://example.org//evil.example/a.png">A</a></p>',
  ],
  [
    'pictures of several sizes',
    '<img src="https://example.org/a.png" srcset="https://example.org/b.png 2x" alt="A">',
    '<img src="/a.png" srcset="/b.png 2x" alt="A" loading="lazy">',
  ],
  [
    'pictures of several sizes elsewhere',
    '<picture><source srcset="https://cdn.example/b.webp"><img src="https://example.org/a.png" srcset="https://cdn.example/b.png 2x" alt="A"></picture>',
    '<picture><img src="/a.png" alt="A" loading="lazy"></picture>',
  ],
  [
    'a picture that is elsewhere in all sizes',
    '<picture><source srcset="https://cdn.example/b.webp"><img src="https://cdn.example/a.png" alt="A"></picture>',
    '<p><a href="https://cdn.example/a.png">A</a></p>',
  ],
  [
    'a recording of the site',
    '<audio src="https://example.org/a.mp3" controls=""></audio>',
    '<audio src="/a.mp3" controls="" preload="none"></audio>',
  ],
  [
    'a recording elsewhere',
    '<video poster="https://cdn.example/p.png" controls=""><source src="https://cdn.example/a.mp4"></video>',
    '<p><a href="https://cdn.example/a.mp4">cdn.example/a.mp4</a></p>',
  ],
  [
    'a recording elsewhere that is linked as well',
    '<audio src="https://cdn.example/a.mp3" controls=""></audio><p><a href="https://cdn.example/a.mp3">a.mp3</a></p>',
    '<p><a href="https://cdn.example/a.mp3">a.mp3</a></p>',
  ],
  [
    'headings, which follow the title of the post',
    '<h2>One</h2><h4>Two</h4><h2>Three</h2>',
    '<h4>One</h4><h5>Two</h5><h4>Three</h4>',
  ],
  [
    'what may be wider than the page',
    '<table><tbody><tr><td>1</td></tr></tbody></table><pre>code</pre>',
    '<div class="wide" tabindex="0"><table><tbody><tr><td>1</td></tr></tbody></table></div><pre tabindex="0">code</pre>',
  ],
  [
    'a link without words',
    '<a href="https://x.example/maps"><img src="https://example.org/a.png" alt=""></a>',
    '<a href="https://x.example/maps" aria-label="x.example/maps"><img src="/a.png" alt="" loading="lazy"></a>',
  ],
])('%s', (_, html, expected) => {
  expect(pageContent(html, site)).toBe(expected)
})

test('nothing that a post says becomes markup of a page, or loads anything', async () => {
  const hostile = '"></title></p><script>alert(1)</script><img src=x onerror=alert(1)>'
  const post = `---
title: ${JSON.stringify(hostile)}
category: ${JSON.stringify(hostile)}
author: ${JSON.stringify(hostile)}
summary: ${JSON.stringify(hostile)}
date: 2025-03-10
---
${hostile}

<iframe src="https://evil.example/frame"></iframe><link rel=stylesheet href=https://evil.example/a.css>
<style>@import url(https://evil.example/b.css)</style><svg onload=alert(1)><script>1</script></svg>
<img src="https://evil.example/pixel.png" style="background:url(https://evil.example/c.png)">
[link](javascript:alert(1)) <form action=https://evil.example/><input autofocus onfocus=alert(1)></form>
`
  const site = { url: 'https://example.org', title: hostile, language: 'en', description: hostile }
  const { files = [] } = await runPipeline(inMemory({ 'a.md': post }, { site, pages: true }))
  const pages = files.filter(({ path }) => path.endsWith('.html') && path !== 'discovery.html')
  expect(pages.length).toBeGreaterThan(2)
  for (const { text } of pages) {
    const tags = [...text.matchAll(/<(\w+)[^>]*>/g)].map(([tag, name]) => ({ tag, name }))
    const scripts = tags.filter(({ name }) => name === 'script').map(({ tag }) => tag)
    expect(scripts).toEqual([expect.stringMatching(/^<script src="[./a-z-]*pages\.js" defer>$/)])
    expect(
      tags.filter(({ name }) => /^(?:iframe|style|form|object|embed)$/.test(name ?? '')),
    ).toEqual([])
    expect(
      tags.filter(({ tag }) => /\s(?:on\w+|style)=/.test(tag.replace(/"[^"]*"/g, '""'))),
    ).toEqual([])
    const loaded = tags.filter(({ tag }) => /\s(?:src|srcset|poster)="https?:/.test(tag))
    expect(loaded).toEqual([])
    expect(text).not.toMatch(/href="javascript:/i)
  }
})
