import { expect, test } from 'vitest'
import {
  articleOf,
  describePage,
  metadataOf,
  readBuiltPage,
  selectorProblem,
} from '../../src/built-pages/index.ts'
import type { AbsoluteUrl } from '../../src/model/index.ts'
import { pageWith } from './page-tools.ts'

const url = 'https://site.example/1/' as AbsoluteUrl

const parts: Readonly<Record<string, string>> = {
  tabs: '<div role="tablist"><b role="tab">a</b></div><div role="tabpanel" hidden>b</div>',
  headings: '<h2 id="a"><a href="#a">a</a></h2>',
  lists: '<ul><li><a href="#a">a</a></li></ul>',
  articles: '<article class="h-entry e-content"><p>a</p></article>',
  gutters:
    '<table class="highlight"><tr><td class="gutter">1</td><td class="code">a</td></tr></table>',
  lines: '<pre><code><span class="line">a</span><span class="line">b</span></code></pre>',
  marks: '<div class="post-share-comments-toc-author-related-tags">a</div>',
  times: '<time datetime="2024-01-01">a</time>',
  links: '<p><a rel="tag" href="/a">a</a></p>',
  images: '<picture><source srcset="a 1x, b 2x"><img srcset="a 1w, b 2w"></picture>',
  names: '<div class="a-b_c__d-E3f">a</div>',
  git: `<a href="https://${'git'.repeat(20)}/edit">a</a>`,
  json: '<script type="application/ld+json">[{"@type":"Article","author":{"@id":"a"}}]</script>',
}

/** The shortest of three times of the processor, in milliseconds: the machine may be busy. */
function timeOf(html: string): number {
  const bytes = new TextEncoder().encode(html)
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage()
    const page = readBuiltPage(bytes)
    if (page !== undefined) {
      metadataOf(page)
      describePage(page)
      articleOf(page, { url, title: 'A', remove: ['.x', 'p + .y'] })
    }
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test.each(Object.entries(parts))('many %s take time in proportion', (_, part) => {
  const [few, many] = [500, 4_000].map((count) => pageWith(part.repeat(count)))
  expect(timeOf(many ?? '')).toBeLessThan(8 * 3 * timeOf(few ?? '') + 100)
})

test('a page that is nested too deeply is not read', () => {
  expect(readBuiltPage(new TextEncoder().encode('<div>'.repeat(5_000)))).toBeUndefined()
})

test('a page of which a browser makes half a million elements is not read', () => {
  // each paragraph opens three of the elements again
  expect(readBuiltPage(new TextEncoder().encode('<p><b>'.repeat(150_000)))).toBeUndefined()
})

test('a part that is nested is looked at in time', () => {
  const nested = '<div class="comments-area toc"><article>'.repeat(100)
  expect(timeOf(pageWith(`${nested}${'a '.repeat(100_000)}`))).toBeLessThan(2_000)
})

test('a broken selector is named', () => {
  expect(selectorProblem('article > .x:not(.y)')).toBeUndefined()
  expect(selectorProblem('article[')).toMatch(/\w/)
  expect(selectorProblem('p:unknown')).toMatch(/unknown/)
})

test('what is on a page helps to write a selector', () => {
  const html = '<body><div id="app"><div class="x y">Text</div><main><h2>News</h2></main></div>'
  const page = readBuiltPage(new TextEncoder().encode(html))
  expect(page && describePage(page)).toBe('div#app, div.x, main, the heading “News”')
})
