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

const date = '<meta property="article:published_time" content="2024-01-01">'
const json = (text: string) => `<script type="application/ld+json">${text}</script>`
const references = Array.from({ length: 1000 }, () => '{"@id":"a"}').join()

/** Pages of about 300,000 characters, which are read without a deadline. */
const wholes: Readonly<Record<string, string>> = {
  'headings under a long title': `<title>${'word '.repeat(30_000)}</title>${'<h1>x</h1>'.repeat(15_000)}`,
  'a heading that is like a long title': `<title>${'a'.repeat(200_000)}</title><h1>b${'a'.repeat(100_000)}</h1>`,
  'signs in a heading': `<title>B</title><h1>${'#'.repeat(300_000)}x</h1>`,
  'blanks in a heading': `<title>B</title><h1>a${'\u00a0'.repeat(300_000)}x</h1>`,
  'marks on a letter of a heading': `<h1>a${'\u0300\u0316'.repeat(75_000)}</h1>`,
  'marks on a letter of the title': `<title>a${'\u0300\u0316'.repeat(75_000)}</title>`,
  'words for the author': `<p class="${'p-author '.repeat(16_000)}">${'word '.repeat(30_000)}</p>`,
  'words for a relation': `<a rel="${'tag '.repeat(37_000)}">${'word '.repeat(30_000)}</a>`,
  'references to one node': json(
    `{"@graph":[{"@type":"Article","author":[${references}]},{"@id":"a","name":"A",
      ${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join()}}]}`,
  ),
  'times in times': `${'x<time>'.repeat(238)}${'word '.repeat(60_000)}`,
  'authors in authors': `${'x<div class="p-author">'.repeat(238)}${'word '.repeat(60_000)}`,
  'headings in mastheads': `${'<header>'.repeat(118)}${'<div role="heading">'.repeat(118)}${'word '.repeat(60_000)}`,
  'tabs in tabs': `${'<div role="tablist">x'.repeat(238)}${'<b role="tab">word</b>'.repeat(14_000)}`,
  'a link in blocks with words': `${`<div>${'a'.repeat(40)}`.repeat(236)}<a rel="tag" href="x">${'word '.repeat(60_000)}</a>`,
}

test.each(Object.entries(wholes))('%s take no seconds', (_, whole) => {
  expect(timeOf(`<head>${date}</head><body><article>${whole}`)).toBeLessThan(2_000)
})

test('half a million parts of a text do not overflow the stack', () => {
  const page = readBuiltPage(new TextEncoder().encode(pageWith('a<!---->'.repeat(500_000))))
  expect(page && articleOf(page, { url })?.children.length).toBeGreaterThan(100_000)
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
