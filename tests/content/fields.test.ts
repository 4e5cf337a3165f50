import { describe, expect, test } from 'vitest'
import type { Post } from '../../src/model/index.ts'
import { messages, places, postOf, problemsOf } from '../support/builders.ts'

const time = (iso: string) => Date.parse(iso)

describe('every name of a field means that field', () => {
  const image = { url: 'https://example.org/a.jpg' }
  const authors = [{ name: 'Mira Solberg' }]
  test.each<[names: string, value: string, post: object]>([
    ['title', 'Night train', { title: 'Night train' }],
    [
      'date published pubDate publishDate publish_date created',
      '2025-05-16T09:30:00Z',
      { published: time('2025-05-16T09:30:00Z') },
    ],
    [
      'updated lastmod modified last_modified_at updatedDate dateModified',
      '2025-05-18',
      { updated: time('2025-05-18T00:00:00Z') },
    ],
    ['slug', 'night-train', { slug: 'night-train' }],
    ['url permalink canonical', '/night/', { url: 'https://example.org/night/' }],
    ['link external_url', 'https://example.com/', { link: 'https://example.com/' }],
    ['id guid', 'urn:isbn:0451450523', { id: 'urn:isbn:0451450523' }],
    ['summary description excerpt', 'Slowly.', { summary: 'Slowly.' }],
    ['authors author', 'Mira Solberg', { authors }],
    ['categories category section', 'Culture', { categories: ['Culture'] }],
    ['tags keywords', 'rail, night', { tags: ['rail', 'night'] }],
    ['language lang', 'en-gb', { language: 'en-GB' }],
    ['image cover hero featured_image thumbnail', '/a.jpg', { image }],
  ])('%s', (names, value, expected) => {
    for (const name of names.split(' ')) {
      expect(postOf(`${name}: ${value}`)).toMatchObject(expected)
    }
  })

  test('the canonical one before its aliases, and a blank one not at all', () => {
    expect(postOf('description: b\nsummary: a').summary).toBe('a')
    expect(postOf('summary: ""\nexcerpt: c').summary).toBe('c')
  })

  test('`published` is a date or a truth value, as it is written', () => {
    expect(postOf('published: 2025-05-16').published).toBe(time('2025-05-16'))
    expect(postOf('date: 2025-05-16\npublished: true').withheld).toBeUndefined()
    expect(postOf('date: 2025-05-16\npublished: false').withheld).toBe('draft')
    expect(places(problemsOf('published: soon'))).toEqual(['date-invalid 2:12'])
  })
})

test('a post needs nothing but a date', () => {
  expect(postOf('')).toEqual({
    source: expect.anything(),
    id: 'tag:example.org,2025-05-17:a-post',
    url: 'https://example.org/a-post/',
    slug: 'a-post',
    title: undefined,
    published: time('2025-05-17'),
    updated: time('2025-05-17'),
    summary: undefined,
    authors: [{ name: 'Example', url: 'https://example.org/' }],
    categories: [],
    tags: [],
    language: undefined,
    image: undefined,
    link: undefined,
    withheld: undefined,
    expires: undefined,
    withdrawn: undefined,
  } satisfies Record<keyof Post, unknown>)
})

test('texts are one line', () => {
  const post = postOf('title: >-\n  Night\n\n  train\nsummary: "a\\tb\\n c"')
  expect(post).toMatchObject({ title: 'Night train', summary: 'a b c' })
})

describe('an image', () => {
  test.each<[value: string, image: object | undefined]>([
    ['https://cdn.example/a.jpg', { url: 'https://cdn.example/a.jpg' }],
    ['pictures/a b.jpg', { url: 'https://example.org/a-post/pictures/a%20b.jpg' }],
    ['[/a.jpg, /b.jpg]', { url: 'https://example.org/a.jpg' }],
    ['{ src: /a.jpg }', { url: 'https://example.org/a.jpg' }],
    ['{ image: /a.jpg }', { url: 'https://example.org/a.jpg' }],
    [
      '{ url: /a.jpg, alt: A ferry, caption: Istanbul, width: 1600, height: 900px }',
      { url: 'https://example.org/a.jpg', alt: 'A ferry', caption: 'Istanbul', width: 1600 },
    ],
    ['{ url: /a.jpg, width: 0, height: 1.5 }', { url: 'https://example.org/a.jpg' }],
    ['{ url: /a.jpg, width: -1, height: 1 }', { url: 'https://example.org/a.jpg', height: 1 }],
    ['false', undefined],
  ])('%s', (value, image) => {
    expect(postOf(`image: ${value}`).image).toEqual(image)
  })
})

describe('a near miss of a field is a warning', () => {
  test.each([
    ['athor', 'author'],
    ['tilte', 'title'],
    ['titel', 'title'],
    ['summery', 'summary'],
    ['discription', 'description'],
    ['catagory', 'category'],
    ['keyword', 'keywords'],
    ['updatd', 'updated'],
    ['pub_date', 'pubDate'],
    ['lastMod', 'lastmod'],
    ['Last-Modified-At', 'last_modified_at'],
    ['featuredImage', 'featured_image'],
    ['Tags', 'tags'],
  ])('%s', (name, field) => {
    expect(messages(problemsOf(`${name}: x`))).toEqual([
      `\`${name}\` is not a field of feeds, but \`${field}\` is`,
    ])
  })
})

/** Front matter of the documentation and the starter templates of each. */
const otherNames = {
  Hugo: `aliases audio build cascade isCJKLanguage layout linkTitle
    linktitle markup menu menus modules outputs params resources series sitemap sites target type
    videos weight images showtoc TocOpen hidemeta disableShare ShowReadingTime math
    mermaid bookToc geekdocNav subtitle featured toc comments related readingTime`,
  Jekyll: `layout redirect_from redirect_to sitemap paginate pagination pin media_subpath
    header teaser classes sidebar author_profile share read_time excerpt_separator render_with_liquid
    nav_order parent has_children nav_exclude collection output defer last_update location lat long`,
  Eleventy: `eleventyNavigation eleventyComputed pagination
    templateEngineOverride dynamicPermalink permalinkBypassOutputDir override templateClass`,
  Astro: `heroImage ogImage socialImage image_alt imageAlt pubDatetime modDatetime featured timezone
    hideEditPost minutesRead canonicalURL canonical_url template head seo badge`,
  Hexo: `comments top sticky mathjax katex cover_picture index_img banner_img music
    top_img aside highlight_shrink swiper_index source photos disableNunjucks uid abbrlink`,
  'WordPress exporters': `post_id post_name post_type parent menu_order wordpress_id
    dsq_thread_id meta format spay_email jabber_published views ratings creator`,
  Others: `id_number uuid lng rank state price rating publisher edition guide details abstract
    template sidebar_label sidebar_position hide_title pagination_next cssclasses created_by
    links covers dates languages sections permalinks og_image seoTitle seo_title titleTemplate`,
}

describe('what is the business of other tools passes in silence', () => {
  test.each(Object.entries(otherNames))('%s', (_, names) => {
    const yaml = [...new Set(names.split(/\s+/))].map((name) => `${name}: x`).join('\n')
    expect(messages(problemsOf(yaml))).toEqual([])
  })
})
