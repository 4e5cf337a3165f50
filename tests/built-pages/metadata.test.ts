import { expect, test } from 'vitest'
import { metadataOf, readBuiltPage } from '../../src/built-pages/index.ts'

function metadata(html: string) {
  const page = readBuiltPage(new TextEncoder().encode(html))
  return page && metadataOf(page)
}

const fields = (html: string) => metadata(html)?.fields

function jsonLd(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`
}

test('JSON-LD says most', () => {
  const person = {
    '@type': 'Person',
    '@id': '#mira',
    name: 'Mira Holt',
    url: 'https://mira.example/',
  }
  const article = {
    '@type': ['Article', 'BlogPosting'],
    headline: 'One & two',
    datePublished: '2024-05-01T10:00:00+02:00',
    dateModified: '2024-06-01',
    author: [{ '@id': '#mira' }, { '@type': 'Person', name: 'Jo' }],
    inLanguage: 'en_GB',
    image: [{ '@type': 'ImageObject', url: 'https://a.example/1.jpg' }],
    description: 'About both.',
    keywords: 'a, b',
    articleSection: 'News',
  }
  const site = { '@type': 'WebSite', name: 'Site' }
  const graph = { '@context': 'https://schema.org', '@graph': [site, article, person] }
  expect(fields(`<title>Other</title>${jsonLd(graph)}`)).toEqual({
    title: 'One & two',
    date: '2024-05-01T10:00:00+02:00',
    updated: '2024-06-01',
    authors: [{ name: 'Mira Holt', url: 'https://mira.example/' }, { name: 'Jo' }],
    language: 'en-GB',
    image: { url: 'https://a.example/1.jpg' },
    summary: 'About both.',
    categories: ['News'],
    tags: ['a', 'b'],
  })
})

test('two nodes of JSON-LD without an id are two', () => {
  const article = {
    '@type': 'Article',
    url: 'https://a.example/1/',
    image: [{ '@type': 'ImageObject', url: 'https://a.example/1.jpg' }],
  }
  expect(fields(jsonLd(article))).toMatchObject({ image: { url: 'https://a.example/1.jpg' } })
})

test('of several articles in JSON-LD the one of the page counts', () => {
  const articles = [
    { '@type': 'BlogPosting', headline: 'Another', url: 'https://a.example/2/' },
    {
      '@type': 'BlogPosting',
      headline: 'This',
      mainEntityOfPage: { '@id': 'https://a.example/1/' },
    },
  ]
  const html = `<link rel="canonical" href="https://a.example/1/">${jsonLd(articles)}`
  expect(fields(html)).toEqual({ title: 'This', url: 'https://a.example/1/' })
})

test('microformats', () => {
  const html = `<html lang="pt-BR"><article class="h-entry">
    <h1 class="p-name">Um <a class="header-anchor" href="#um">#</a></h1>
    <time class="dt-published" datetime="2024-05-01">1 de maio</time>
    <time class="dt-updated" datetime="2024-05-02">2 de maio</time>
    <a class="p-author h-card" href="https://mira.example/">Mira Holt</a>
    <p class="p-summary">Resumo.</p><a class="p-category" href="/t/a">#a</a>
    <a class="u-url" href="/1/">x</a><img class="u-featured" src="/1.jpg">
    <div class="h-cite"><p class="p-author">Someone else</p><time class="dt-published" datetime="2025-01-01"></time></div>
    </article>`
  expect(fields(html)).toEqual({
    title: 'Um',
    date: '2024-05-01',
    updated: '2024-05-02',
    authors: [{ name: 'Mira Holt', url: 'https://mira.example/' }],
    language: 'pt-BR',
    image: { url: '/1.jpg' },
    summary: 'Resumo.',
    tags: ['a'],
    url: '/1/',
  })
})

test('Open Graph and other meta elements', () => {
  const meta = {
    'og:title': 'One',
    'og:image': 'https://a.example/1.jpg',
    'og:image:alt': 'A hill',
    'og:image:width': '1200',
    'og:description': 'About one.',
    'og:locale': 'en_US',
    'og:url': 'https://a.example/1/',
    'article:published_time': '2024-05-01T10:00:00Z',
    'article:modified_time': '2023-05-01T10:00:00Z',
    'article:author': 'https://facebook.example/mira',
    'article:tag': 'a,b',
    author: 'Mira Holt',
    robots: 'max-snippet:-1, noindex',
  }
  const html = Object.entries(meta).map(
    ([name, value]) => `<meta property="${name}" content="${value}">`,
  )
  expect(metadata(html.join(''))).toEqual({
    fields: {
      title: 'One',
      date: '2024-05-01T10:00:00Z',
      authors: [{ name: 'Mira Holt' }],
      language: 'en-US',
      image: { url: 'https://a.example/1.jpg', alt: 'A hill', width: '1200' },
      summary: 'About one.',
      tags: ['a', 'b'],
      url: 'https://a.example/1/',
    },
    isArticle: false,
    isNoindex: true,
  })
})

test.each([
  ['<title>One | Site</title><h1>One</h1>', 'One'],
  ['<title>One – Two – Site</title><meta property="og:site_name" content="Site">', 'One – Two'],
  ['<title>One | Site</title><header><nav><a href="/">Site</a></nav></header>', 'One'],
  ['<title>One | Two</title>', 'One | Two'],
  ['<title>Site</title><meta property="og:site_name" content="Site"><h1>One</h1>', 'One'],
  ['<title>One</title><h1>A site</h1>', 'One'],
  ['<h1>One &amp; two<a href="#x">\u200b</a></h1>', 'One & two'],
])('the title in %s', (html, title) => {
  expect(fields(html)?.['title']).toBe(title)
})

test.each([
  [
    '<time datetime="2024-05-01T10:00">May 1</time><time datetime="2025-01-01">later</time>',
    '2024-05-01T10:00',
  ],
  ['<meta itemprop="datePublished" content="2024-05-01">', '2024-05-01'],
  [
    '<div class="related-posts"><time datetime="2025-01-01"></time></div><time>2024-05-01</time>',
    '2024-05-01',
  ],
  ['<time datetime="0001-01-01T00:00:00Z"></time>', undefined],
  [
    '<time>Yesterday</time><p class="post-meta"><time datetime="2024-05-01"></time></p>',
    '2024-05-01',
  ],
])('the date in %s', (html, date) => {
  expect(fields(html)?.['date']).toBe(date)
})

test('a description that was cut out of the text is none', () => {
  const cut = `${'A word and another. '.repeat(9)}And`
  expect(fields(`<meta name="description" content="${cut}">`)).toEqual({})
  expect(fields(`<meta name="description" content="${cut} more.">`)).toEqual({
    summary: `${cut} more.`,
  })
})

test('broken JSON-LD, and values of other kinds, say nothing', () => {
  const odd = { '@type': 'Article', headline: 7, author: [null, 3, {}], image: {}, keywords: {} }
  expect(fields(`<script type="application/ld+json">{ no</script>${jsonLd(odd)}`)).toEqual({})
  expect(fields(jsonLd([[[[[[[{ '@type': 'Article', headline: 'Deep' }]]]]]]]))).toEqual({})
})

test('the encoding of a page', () => {
  const page = readBuiltPage(
    Buffer.from('<meta charset=windows-1251><title>\xcc\xee\xf1\xf2</title>', 'latin1'),
  )
  expect(page && metadataOf(page).fields['title']).toBe('Мост')
  const unknown = readBuiltPage(Buffer.from('<meta charset="klingon"><title>Où</title>'))
  expect(unknown && metadataOf(unknown).fields['title']).toBe('Où')
})
