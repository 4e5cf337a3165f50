import { describe, expect, test } from 'vitest'
import type { UserConfig } from '../../src/config/index.ts'
import type { Post } from '../../src/model/index.ts'
import { aConfig, messages, parse, places, postOf, problemsOf } from '../support/builders.ts'

const time = (iso: string) => Date.parse(iso)

describe('every name of a field means that field', () => {
  const image = { url: 'https://example.org/a.jpg' }
  const authors = [{ name: 'Mira Solberg' }]
  test.each<[names: string, value: string, post: object]>([
    ['title', 'Night train', { title: 'Night train' }],
    [
      'date published pubDate publishDate publish_date created published_at publishedAt publishedDate date_published pubDatetime post_date posted created_at',
      '2025-05-16T09:30:00Z',
      { published: time('2025-05-16T09:30:00Z') },
    ],
    [
      'updated lastmod modified last_modified_at updatedDate dateModified Lastmod last_modified updated_at modified_at date_modified modDatetime lastUpdated last-updated',
      '2025-05-18',
      { updated: time('2025-05-18T00:00:00Z') },
    ],
    ['slug', 'night-train', { slug: 'night-train' }],
    ['url permalink canonical', '/night/', { url: 'https://example.org/night/' }],
    ['link external_url', 'https://example.com/', { link: 'https://example.com/' }],
    ['id guid', 'urn:isbn:0451450523', { id: 'urn:isbn:0451450523' }],
    ['summary description excerpt', 'Slowly.', { summary: 'Slowly.' }],
    ['authors author Author', 'Mira Solberg', { authors }],
    ['categories category section', 'Culture', { categories: ['Culture'] }],
    ['tags keywords tag Tags', 'rail, night', { tags: ['rail', 'night'] }],
    ['language lang locale', 'en-gb', { language: 'en-GB' }],
    [
      'image cover hero featured_image featured-image featuredImage thumbnail feature_image heroImage coverImage banner socialImage og_image images',
      '/a.jpg',
      { image },
    ],
    ['draft Draft DRAFT', 'true', { withheld: 'draft' }],
    ['feed Feed', 'false', { withheld: 'not for feeds' }],
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
    ['{ path: /a.jpg, alt: "" }', { url: 'https://example.org/a.jpg' }],
    ['{ image: "", alt: A ferry }', undefined],
    ['[]', undefined],
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

describe('an image that is only a name', () => {
  const path = 'rail/night-train/index.md'
  test('lies beside a post that has a folder of its own', () => {
    expect(postOf('image: a b.jpg', { path }).image?.url).toBe(
      'https://example.org/rail/night-train/a%20b.jpg',
    )
    const config = aConfig({}, { permalink: '/:slug', images: { base: '/pictures' } })
    expect(postOf('image: a.jpg', { path, config }).image?.url).toBe(
      'https://example.org/night-train/a.jpg',
    )
  })

  test('lies below `images.base` otherwise', () => {
    const config = aConfig({ url: 'https://example.org/blog' }, { images: { base: '/pictures' } })
    expect(postOf('image: a.jpg', { config }).image?.url).toBe('https://example.org/pictures/a.jpg')
  })

  test('lies in a folder beside each post, where `images.base` says so', () => {
    const config = aConfig({}, { permalink: '/:slug', images: { base: './images' } })
    const url = 'https://example.org/night-train/images/a.jpg'
    expect(postOf('coverImage: a.jpg', { path, config }).image?.url).toBe(url)
    expect(postOf('image: a.jpg', { path: 'night-train.md', config }).image?.url).toBe(url)
  })

  test('is left out where nobody knows, and under the name of another tool as well', () => {
    const { value, diagnostics } = parse('---\ndate: 2025-05-17\ncover: a.jpg\n---\nText.')
    expect(value?.image).toBeUndefined()
    expect(places(diagnostics)).toEqual(['image-unfound 3:8'])
    expect(messages(diagnostics)).toEqual([
      '`cover` is "a.jpg", only the name of a picture, so it is left out',
    ])
  })
})

describe('fields stand in maps too', () => {
  test.each<[yaml: string, post: object]>([
    ['extra: { author: Mira, image: /a.jpg }', { authors: [{ name: 'Mira' }] }],
    ['extra: { date: 2024-01-01 }\ndate: 2025-05-16', { published: time('2025-05-16') }],
    ['params:\n  Updated-At: 2025-06-01', { updated: time('2025-06-01') }],
    ['taxonomies: { tags: [rail], categories: [Culture] }', { tags: ['rail'] }],
    ['last_update: { date: 2025-06-01, author: x }', { updated: time('2025-06-01') }],
    ['cover: { image: /a.jpg, alt: A }', { image: { url: 'https://example.org/a.jpg', alt: 'A' } }],
    ['banner: { show: true }', { image: undefined }],
    ['extra: { id: 5, url: x, slug: y, title: z }', { slug: 'a-post', title: undefined }],
    ['extra: { draft: true }', { withheld: 'draft' }],
  ])('%s', (yaml, expected) => {
    expect(postOf(yaml)).toMatchObject(expected)
  })

  test('and a problem has its place there', () => {
    expect(places(problemsOf('extra:\n  updated: soon'))).toEqual(['date-invalid 3:12'])
  })

  test('but nothing in them is a near miss', () => {
    expect(problemsOf('extra: { athor: x, other: { date: x } }')).toEqual([])
  })
})

test('of two spellings of a switch the one that keeps the post back counts', () => {
  expect(postOf('draft: false\nDraft: true').withheld).toBe('draft')
  expect(postOf('Draft: true\ndraft: false').withheld).toBe('draft')
  const date = 'date: 2025-05-17\n'
  expect(postOf(`${date}published: true\nPublished: false`).withheld).toBe('draft')
})

describe('`fields` of the config', () => {
  const withFields = (fields: NonNullable<UserConfig['fields']>) => ({
    config: aConfig({}, { fields }),
  })

  test('names come before all others', () => {
    const { config } = withFields({ updated: ['when.edited', 'edited'], summary: 'lead' })
    const post = postOf('lead: a\nsummary: b\nedited: 2025-06-01\nupdated: 2025-06-02', { config })
    expect(post).toMatchObject({ summary: 'a', updated: time('2025-06-01') })
    expect(postOf('when: { edited: 2025-06-03 }\nedited: 2025-06-01', { config }).updated).toBe(
      time('2025-06-03'),
    )
    expect(postOf('summary: b', { config }).summary).toBe('b')
    expect(places(problemsOf('edited: soon', { config }))).toEqual(['date-invalid 2:9'])
  })

  test('an empty list turns a field off', () => {
    expect(postOf('id: my-post\nguid: x', withFields({ id: [] })).id).toMatch(/:a-post$/)
  })

  test('a name that is nearly a field is none that is mistyped', () => {
    expect(problemsOf('athor: Mira', withFields({ authors: 'athor' }))).toEqual([])
  })

  test('a function makes fields of the front matter and the path', () => {
    const told: unknown[] = []
    const fields = (data: object, path: string) => {
      told.push(data, path)
      return { title: path, date: new Date('2025-05-16T10:00:00Z') }
    }
    const post = postOf('title: x', { path: 'rail/a.md', ...withFields(fields) })
    expect(post).toMatchObject({ title: 'rail/a.md', published: time('2025-05-16T10:00:00Z') })
    expect(told).toEqual([{ title: 'x', date: '2025-05-17' }, 'rail/a.md'])
  })

  test.each<[what: string, fields: () => unknown, reason: string]>([
    ['nothing', () => undefined, 'it gave missing'],
    ['a text', () => 'x', 'it gave "x"'],
    [
      'an exception',
      () => {
        throw new TypeError('no title')
      },
      'no title',
    ],
  ])('a function that gives %s is a problem of each post', (_, fields, reason) => {
    const found = problemsOf('', withFields(fields as () => object as never))
    expect(places(found)).toEqual(['fields-failed'])
    expect(messages(found)).toEqual([`the \`fields\` of the config fails for this post: ${reason}`])
  })
})

describe('a name that is written twice', () => {
  const read = (yaml: string) => parse(`---\ndate: 2025-05-17\n${yaml}\n---\nText.`)

  test.each<[yaml: string, place: string, title: string]>([
    ['title: One\ntitle: Two', '4:1', 'Two'],
    ['title: One\ntitle: One', '4:1', 'One'],
    ['"title": One\nx:\n- a\n\n# note\ntitle : Two', '8:1', 'Two'],
    ['title: >\n  One\n  more\ntitle: Two', '6:1', 'Two'],
    ['标题: 1\n标题: 2\ntitle: Two', '4:1', 'Two'],
  ])('%j is a warning, and the last counts', (yaml, place, title) => {
    const { value, diagnostics } = read(yaml)
    expect(places(diagnostics)).toEqual([`key-duplicate ${place}`])
    expect(value?.title).toBe(title)
  })

  test('three times too', () => {
    const { value, diagnostics } = read('title: One\ntitle: Two\ntitle: Three')
    expect(places(diagnostics)).toEqual(['key-duplicate 4:1', 'key-duplicate 5:1'])
    expect(value?.title).toBe('Three')
  })

  test('with a value that holds itself too', () => {
    const { value, diagnostics } = read('title: One\ntheme: &x [*x]\ntheme: {}')
    expect(places(diagnostics)).toEqual(['key-duplicate 5:1'])
    expect(value?.title).toBe('One')
  })

  test('with a value that aliases make endless too', () => {
    const row = (n: number) => `  - &a${n} [*a${n - 1}, *a${n - 1}]`
    const theme = ['  - &a0 x', ...Array.from({ length: 24 }, (_, n) => row(n + 1))].join('\n')
    const { value, diagnostics } = read(`title: One\ntheme:\n${theme}\ntheme: 1`)
    expect(places(diagnostics)).toEqual(['key-duplicate 30:1'])
    expect(value?.title).toBe('One')
  })

  test('in JSON too', () => {
    const json = '{\n"date": "2025-05-17",\n"title": "One",\n"title": "Two"\n}\nText.'
    const { value, diagnostics } = parse(json)
    expect(places(diagnostics)).toEqual(['key-duplicate 4:1'])
    expect(value?.title).toBe('Two')
  })

  test.each([
    'draft: true\ndraft: false',
    'published: false\npublished: true',
    'feed: false\nfeed:',
  ])('%j decides nothing by its order', (yaml) => {
    expect(places(read(yaml).diagnostics)).toEqual(['switch-duplicate 4:1'])
    expect(read(yaml).value).toBeUndefined()
  })

  test('but a switch may say the same twice', () => {
    const { value, diagnostics } = read('draft: true\ndraft: true')
    expect(places(diagnostics)).toEqual(['key-duplicate 4:1'])
    expect(value?.withheld).toBe('draft')
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
    ['Discription', 'description'],
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
    videos weight showtoc TocOpen hidemeta disableShare ShowReadingTime math
    mermaid bookToc geekdocNav subtitle featured toc comments related readingTime`,
  Jekyll: `layout redirect_from redirect_to sitemap paginate pagination pin media_subpath
    header teaser classes sidebar author_profile share read_time excerpt_separator render_with_liquid
    nav_order parent has_children nav_exclude collection output defer last_update location lat long`,
  Eleventy: `eleventyNavigation eleventyComputed pagination
    templateEngineOverride dynamicPermalink permalinkBypassOutputDir override templateClass`,
  Astro: `image_alt imageAlt featured timezone
    hideEditPost minutesRead canonicalURL canonical_url template head seo badge`,
  Hexo: `comments top sticky mathjax katex cover_picture index_img banner_img music
    top_img aside highlight_shrink swiper_index source photos disableNunjucks uid abbrlink`,
  'WordPress exporters': `post_id post_name post_type parent menu_order wordpress_id
    dsq_thread_id meta format spay_email jabber_published views ratings creator`,
  Others: `id_number uuid lng rank state price rating publisher edition guide details abstract
    template sidebar_label sidebar_position hide_title pagination_next cssclasses created_by
    links covers dates languages sections permalinks seoTitle seo_title titleTemplate`,
}

describe('what is the business of other tools passes in silence', () => {
  test.each(Object.entries(otherNames))('%s', (_, names) => {
    const yaml = [...new Set(names.split(/\s+/))].map((name) => `${name}: x`).join('\n')
    expect(messages(problemsOf(yaml))).toEqual([])
  })
})
